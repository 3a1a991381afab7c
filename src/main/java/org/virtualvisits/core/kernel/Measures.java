package org.virtualvisits.core.kernel;

import java.util.Map;

/** Port: tells operators a figure. Never fails, and never holds up the work it tells of. */
public interface Measures {

    /** Tells nobody. */
    Measures NONE = (measure, value, labels) -> {};

    /**
     * Tells one value.
     *
     * @param value in the measure's unit
     * @param labels few words from a small set each; never a person's (V8)
     */
    void tell(Measure measure, double value, Map<Label, String> labels);

    /** One more of something. */
    default void count(Measure measure, Map<Label, String> labels) {
        tell(measure, 1, labels);
    }

    /** What values are told apart by. */
    enum Label {
        /** The organisation's id. */
        ORGANISATION,
        /** How it ended. */
        OUTCOME,
        /** SMS or mail. */
        CHANNEL,
        /** What kind of thing it is. */
        KIND,
        /** The state something is in. */
        STATE,
        /** Which timer or queue. */
        JOB
    }
}
