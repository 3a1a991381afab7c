package org.virtualvisits.core.readiness;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What was found when a subject was last looked at. Good until the next night and the one after; then nothing is known.
 *
 * @param findings none if all is well
 */
public record Report(Subject subject, List<Finding> findings, Instant checked) {

    /** Two nights, so that one missed night takes nothing away. */
    public static final Duration GOOD_FOR = Duration.ofHours(50);

    /** Keeps its own copy. */
    public Report {
        findings = List.copyOf(findings);
    }

    /** Whether visits can be held, as far as could be told. */
    public boolean isReady() {
        return findings.stream().noneMatch(Finding::blocks);
    }

    /** From when on it says nothing any more. */
    public Instant until() {
        return checked.plus(GOOD_FOR);
    }
}
