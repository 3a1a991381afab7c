package org.virtualvisits.core.credential;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An organisation's credentials on a day, the most urgent first.
 *
 * @param round when the list was made, and whether that went well
 */
public record Report(Watch watch, Instant at, Round round, List<Line> lines) {

    /** Keeps its own copy. */
    public Report {
        lines = List.copyOf(lines);
    }

    /**
     * One credential.
     *
     * @param daysLeft to its last day; negative after it
     * @param lastStep the step last dealt with
     * @param acknowledged who has said that they know, if that still stands
     */
    public record Line(
            Credential credential,
            LocalDate expires,
            int daysLeft,
            State state,
            String kind,
            String advice,
            Optional<Integer> lastStep,
            Optional<Acknowledgement> acknowledged) {}
}
