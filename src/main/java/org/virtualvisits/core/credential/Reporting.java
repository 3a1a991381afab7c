package org.virtualvisits.core.credential;

import java.util.List;

/**
 * Who is mailed the report of all credentials, and how often.
 *
 * @param to whose mail addresses, at least one
 */
public record Reporting(List<String> to, Every every) {

    /** Keeps its own copy. */
    public Reporting {
        to = List.copyOf(to);
        if (to.isEmpty()) {
            throw new IllegalArgumentException("a report needs a reader");
        }
    }

    /** How often. */
    public enum Every {
        /** On its first working run. */
        DAY,
        /** From Monday on. */
        WEEK,
        /** From the first on. */
        MONTH
    }
}
