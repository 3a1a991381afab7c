package org.virtualvisits.core.kernel;

import java.util.List;
import org.virtualvisits.core.kernel.Measures.Label;

/** What operators watch, by the name it has in telemetry; docs/reference/telemetry.md says what each means. */
public enum Measure {
    /** A delivery of an EHR was stored or recognised. */
    APPOINTMENT_CHANGES(
            "virtualvisits.appointment.changes", "{change}", Kind.COUNTER, Label.ORGANISATION, Label.OUTCOME),
    /** A turn at a mailbox was asked for. */
    TURNS("virtualvisits.turns", "{turn}", Kind.COUNTER, Label.OUTCOME),
    /** How long those who came too early for their turn are to stay away. */
    TURN_WAIT("virtualvisits.turn.wait", "s", Kind.HISTOGRAM),
    /** A service asked us to come back later, let nobody in, or was out of reach. */
    HINDRANCES("virtualvisits.hindrances", "{call}", Kind.COUNTER, Label.JOB, Label.OUTCOME),
    /** 1 while nobody calls a service because it is down, else 0. */
    BREAKER_OPEN("virtualvisits.breaker.open", "1", Kind.GAUGE, Label.JOB);

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
