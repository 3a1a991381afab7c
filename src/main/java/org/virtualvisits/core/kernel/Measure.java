package org.virtualvisits.core.kernel;

import java.util.List;
import org.virtualvisits.core.kernel.Measures.Label;

/** What operators watch, by the name it has in telemetry; docs/reference/telemetry.md says what each means. */
public enum Measure {
    /** A delivery of an EHR was stored or recognised. */
    APPOINTMENT_CHANGES(
            "virtualvisits.appointment.changes", "{change}", Kind.COUNTER, Label.ORGANISATION, Label.OUTCOME),
    /** Something was done to a meeting in Teams. */
    MEETINGS("virtualvisits.meetings", "{meeting}", Kind.COUNTER, Label.ORGANISATION, Label.OUTCOME),
    /** From the arrival of what the EHR wants to the meeting that meets it. */
    VISIT_READY("virtualvisits.visit.ready", "s", Kind.HISTOGRAM, Label.ORGANISATION),
    /** A message came to a new state. */
    NOTICES("virtualvisits.notices", "{notice}", Kind.COUNTER, Label.CHANNEL, Label.KIND, Label.STATE),
    /** From the plan to send a message to the provider's taking it. */
    NOTICE_DELAY("virtualvisits.notice.delay", "s", Kind.HISTOGRAM, Label.CHANNEL, Label.KIND),
    /** A message failed for good, and its visit begins within a day. */
    NOTICES_FAILED_NEAR("virtualvisits.notices.failed.near", "{notice}", Kind.COUNTER, Label.CHANNEL),
    /** A call to Microsoft Graph ended. */
    GRAPH_CALLS("virtualvisits.graph.calls", "{call}", Kind.COUNTER, Label.OUTCOME),
    /** Changes that have been on their way for hours, and wait for nobody. */
    STUCK_CHANGES("virtualvisits.stuck.changes", "{change}", Kind.GAUGE),
    /** What the daily walk over all visits found and mended. */
    REPAIRS("virtualvisits.repairs", "{repair}", Kind.COUNTER, Label.KIND),
    /** A run of the credential watch ended. Alert on its absence: a watch that cannot sign in cannot warn. */
    CREDENTIAL_WATCH_RUNS("virtualvisits.credential.watch.runs", "{run}", Kind.COUNTER, Label.OUTCOME),
    /** A mail about a credential was taken or refused. */
    CREDENTIAL_MAILS("virtualvisits.credential.mails", "{mail}", Kind.COUNTER, Label.OUTCOME),
    /** Credentials on the day's list, when its work was complete. */
    CREDENTIALS_WATCHED("virtualvisits.credential.watched", "{credential}", Kind.GAUGE),
    /** A turn at a mailbox was asked for. */
    TURNS("virtualvisits.turns", "{turn}", Kind.COUNTER, Label.OUTCOME),
    /** How long those who came too early for their turn are to stay away. */
    TURN_WAIT("virtualvisits.turn.wait", "s", Kind.HISTOGRAM),
    /** A service asked us to come back later, let nobody in, or was out of reach. */
    HINDRANCES("virtualvisits.hindrances", "{call}", Kind.COUNTER, Label.JOB, Label.OUTCOME),
    /** 1 while nobody calls a service because it is down, else 0. */
    BREAKER_OPEN("virtualvisits.breaker.open", "1", Kind.GAUGE, Label.JOB),
    /** A rotation of a secret came to its end. */
    CREDENTIAL_ROTATIONS("virtualvisits.credential.rotations", "{rotation}", Kind.COUNTER, Label.OUTCOME),
    /** Items of mailboxes were looked at, acted on, or refused. */
    HYGIENE_ITEMS("virtualvisits.hygiene.items", "{item}", Kind.COUNTER, Label.OUTCOME),
    /** A sweep of mailboxes came to its end. */
    HYGIENE_SWEEPS("virtualvisits.hygiene.sweeps", "{sweep}", Kind.COUNTER, Label.OUTCOME),
    /** Sweeps under way. */
    HYGIENE_RUNNING("virtualvisits.hygiene.running", "{sweep}", Kind.GAUGE),
    /** Mailboxes of the sweeps under way, and how many of these are done. */
    HYGIENE_MAILBOXES("virtualvisits.hygiene.mailboxes", "{mailbox}", Kind.GAUGE, Label.STATE),
    /** How long since a sweep finished, of the rule set that has waited longest. */
    HYGIENE_FINISHED_AGE("virtualvisits.hygiene.finished.age", "s", Kind.GAUGE),
    /** A source was asked what has changed, or could not be. */
    POLLS("virtualvisits.polls", "{poll}", Kind.COUNTER, Label.ORGANISATION, Label.OUTCOME),
    /** An appointment was found by asking. */
    POLLED_CHANGES("virtualvisits.polled.changes", "{change}", Kind.COUNTER, Label.ORGANISATION, Label.OUTCOME),
    /** A change was found by asking, of which a source that has a webhook had not told for minutes. */
    LOST_WEBHOOKS("virtualvisits.webhooks.lost", "{change}", Kind.COUNTER, Label.ORGANISATION),
    /** A visit was forgotten, because its time was over or its last patient was erased. */
    VISITS_FORGOTTEN("virtualvisits.retention.forgotten", "{visit}", Kind.COUNTER, Label.ORGANISATION),
    /** By how many days the visit that should have gone longest ago is late, at the end of a day's walk. */
    RETENTION_OVERDUE("virtualvisits.retention.overdue", "d", Kind.GAUGE),
    /** Index rows of visits that are no more, found and dropped. */
    RETENTION_ORPHANS("virtualvisits.retention.orphans", "{row}", Kind.COUNTER, Label.KIND),
    /** An administrator asked for all that is kept about a patient, or to have it erased. */
    PRIVACY_REQUESTS("virtualvisits.privacy.requests", "{request}", Kind.COUNTER, Label.ORGANISATION, Label.KIND),
    /** A check of readiness came to its end. Alert on its absence. */
    READINESS_RUNS("virtualvisits.readiness.runs", "{run}", Kind.COUNTER, Label.OUTCOME),
    /** Clinicians, clinics and the app itself, by whether they can hold visits. */
    READINESS_SUBJECTS("virtualvisits.readiness.subjects", "{subject}", Kind.GAUGE, Label.ORGANISATION, Label.STATE),
    /** Of those, how many have a defect. */
    READINESS_DEFECTS("virtualvisits.readiness.defects", "{subject}", Kind.GAUGE, Label.ORGANISATION, Label.KIND),
    /** A carrier told us of a text or of a message of ours. */
    CALLBACKS("virtualvisits.callbacks", "{callback}", Kind.COUNTER, Label.KIND, Label.OUTCOME),
    /** What a carrier told was dealt with. */
    REPLIES("virtualvisits.replies", "{callback}", Kind.COUNTER, Label.KIND, Label.OUTCOME),
    /** What carriers told and nobody has dealt with yet. */
    CALLBACKS_WAITING("virtualvisits.callbacks.waiting", "{callback}", Kind.GAUGE),
    /** A timer ran to its end. Alert on its absence, timer by timer. */
    TIMER_RUNS("virtualvisits.timer.runs", "{run}", Kind.COUNTER, Label.JOB, Label.OUTCOME),
    /** For how long the oldest change has been on its way, of those that wait for nobody. */
    UNSETTLED_OLDEST("virtualvisits.unsettled.oldest", "s", Kind.GAUGE),
    /** Visits that begin within two hours, or have begun, and have no meeting as wanted. */
    VISITS_UNREADY_NEAR("virtualvisits.visits.unready.near", "{visit}", Kind.GAUGE),
    /** How long the credential lasts with which this product itself signs in. */
    OWN_CREDENTIAL_LEFT("virtualvisits.credential.own.left", "d", Kind.GAUGE),
    /** Somebody pressed Join and was led into the meeting, one way or another. */
    JOINS("virtualvisits.joins", "{join}", Kind.COUNTER, Label.OUTCOME);

    private final String key;
    private final String unit;
    private final Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Label> labels;

    Measure(String key, String unit, Kind kind, Label... labels) {
        this.key = key;
        this.unit = unit;
        this.kind = kind;
        this.labels = List.of(labels);
    }

    /** The name in telemetry. */
    public String key() {
        return key;
    }

    /** The unit, as UCUM writes it (OpenTelemetry, "Instrument Units"). */
    public String unit() {
        return unit;
    }

    /** How values of it add up. */
    public Kind kind() {
        return kind;
    }

    /** What its values are told apart by, and by nothing else. */
    public List<Label> labels() {
        return labels;
    }

    /** How values of a measure add up. */
    public enum Kind {
        /** Every value is added to a sum. */
        COUNTER,
        /** Values are spread over buckets. */
        HISTOGRAM,
        /** The newest value counts. */
        GAUGE
    }
}
