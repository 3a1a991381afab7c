package org.virtualvisits.adapters.table;

import com.azure.data.tables.TableServiceClient;
import java.util.List;

/** The tables of a deployment, by name. */
public final class Tables {

    /** Visits with their notices and known deliveries. */
    public static final String VISITS = "Visits";

    /** Changes whose effects are not complete. */
    public static final String UNSETTLED = "Unsettled";

    /** What organisations have configured. */
    public static final String ORGANISATIONS = "Organisations";

    /** Which source a token belongs to, and which organisation a source. */
    public static final String CALLERS = "Callers";

    /** What join links are for. */
    public static final String JOIN_LINKS = "JoinLinks";

    /** Meetings counted by account and month. */
    public static final String ALLOWANCE = "Allowance";

    /** What does not go on by itself. */
    public static final String STUCK = "Stuck";

    /** How far long jobs have come. */
    public static final String PROGRESS = "Progress";

    /** Watched secrets and certificates, who is warned, and what has been said. */
    public static final String CREDENTIALS = "Credentials";

    /** Reports that are mailed, and how far that is. */
    public static final String REPORTS = "Reports";

    /** Rule sets of mailbox hygiene, with their approvals. */
    public static final String HYGIENE_RULES = "HygieneRules";

    /** Sweeps of mailboxes. */
    public static final String SWEEPS = "Sweeps";

    /** How far each sweep is in each mailbox. */
    public static final String SWEPT_MAILBOXES = "SweptMailboxes";

    /** Who uses a mailbox now and who is next, and how services do. */
    public static final String PACE = "Pace";

    /** Visits by organisation and day. */
    public static final String DAYS = "Days";

    /** Visits by clinician and month. */
    public static final String MONTHS = "Months";

    /** Visits by patients' addresses, which are digests here. */
    public static final String ADDRESSES = "Addresses";

    /** Clinicians' feed links. */
    public static final String FEEDS = "Feeds";

    /** What Entra app roles mean in organisations. */
    public static final String STAFF_ROLES = "StaffRoles";

    /** When visits must be looked at again. */
    public static final String ALARMS = "Alarms";

    /** How far EHRs have been asked what changed. */
    public static final String BOOKMARKS = "Bookmarks";

    /** What was found that keeps clinicians, clinics and the app itself from holding visits. */
    public static final String READINESS = "Readiness";

    /** What carriers told. */
    public static final String CALLBACKS = "Callbacks";

    /** What was said of writing to addresses, which are digests here. */
    public static final String CONSENTS = "Consents";

    /** Organisations' own texts, with their versions. */
    public static final String TEMPLATES = "Templates";

    /** All of them. */
    public static final List<String> ALL = List.of(
            VISITS,
            UNSETTLED,
            ORGANISATIONS,
            CALLERS,
            JOIN_LINKS,
            ALLOWANCE,
            STUCK,
            PROGRESS,
            CREDENTIALS,
            REPORTS,
            PACE,
            DAYS,
            MONTHS,
            ADDRESSES,
            FEEDS,
            STAFF_ROLES,
            ALARMS,
            HYGIENE_RULES,
            SWEEPS,
            SWEPT_MAILBOXES,
            BOOKMARKS,
            READINESS,
            CALLBACKS,
            CONSENTS,
            TEMPLATES);

    private Tables() {}

    /** Creates those that do not exist; infra/ does so in Azure, where the app itself needs no such right. */
    public static void createIfMissing(TableServiceClient service) {
        ALL.forEach(service::createTableIfNotExists);
    }
}
