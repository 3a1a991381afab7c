package org.virtualvisits.core.kernel;

/** What operators watch, by the name it has in telemetry; docs/reference/telemetry.md says what each means. */
public enum Measure {
    /** A delivery of an EHR was stored or recognised; labels: organisation, outcome. */
    APPOINTMENT_CHANGES("virtualvisits.appointment.changes", "{change}", Kind.COUNTER);

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
