package org.virtualvisits.core.hygiene;

import java.util.List;

/**
 * Who is mailed the evidence of each sweep of a rule set.
 *
 * @param from the mailbox it comes from
 * @param to whose mail addresses, at least one
 */
public record Reporting(String from, List<String> to) {

    /** Keeps its own copy. */
    public Reporting {
        to = List.copyOf(to);
        if (to.isEmpty()) {
            throw new IllegalArgumentException("evidence needs a reader");
        }
    }
}
