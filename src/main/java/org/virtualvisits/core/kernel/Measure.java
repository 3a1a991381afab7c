package org.virtualvisits.core.kernel;

/** What operators watch, by the name it has in telemetry; docs/reference/telemetry.md says what each means. */
public enum Measure {
    /** A delivery of an EHR was stored or recognised; labels: organisation, outcome. */
    APPOINTMENT_CHANGES("virtualvisits.appointment.changes", "{change}", Kind.COUNTER),
    /** A run of the credential watch ended; its absence is what to alert on; labels: outcome. */
    CREDENTIAL_WATCH_RUNS("virtualvisits.credential.watch.runs", "{run}", Kind.COUNTER),
    /** A reminder about a credential was taken or refused by the mail service; labels: outcome. */
    CREDENTIAL_MAILS("virtualvisits.credential.mails", "{mail}", Kind.COUNTER),
    /** Credentials on the day's list, when its work was complete. */
    CREDENTIALS_WATCHED("virtualvisits.credential.watched", "{credential}", Kind.GAUGE);

    private final String key;
    private final String unit;
    private final Kind kind;

    Measure(String key, String unit, Kind kind) {
        this.key = key;
        this.unit = unit;
        this.kind = kind;
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
