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

    /** Rule sets of mailbox hygiene, with their approvals. */
    public static final String HYGIENE_RULES = "HygieneRules";

    /** Sweeps of mailboxes. */
    public static final String SWEEPS = "Sweeps";

    /** How far each sweep is in each mailbox. */
    public static final String SWEPT_MAILBOXES = "SweptMailboxes";

    /** Who uses a mailbox now and who is next, and how services do. */
    public static final String PACE = "Pace";

    /** All of them. */
    public static final List<String> ALL = List.of(
            VISITS,
            UNSETTLED,
            ORGANISATIONS,
            CALLERS,
            JOIN_LINKS,
            ALLOWANCE,
            PACE,
            HYGIENE_RULES,
            SWEEPS,
            SWEPT_MAILBOXES);

    private Tables() {}

    /** Creates those that do not exist; infra/ does so in Azure, where the app itself needs no such right. */
    public static void createIfMissing(TableServiceClient service) {
        ALL.forEach(service::createTableIfNotExists);
    }
}
