package org.virtualvisits.core.visit;

import java.time.Instant;
import java.util.Optional;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.organisation.Clinic;

/**
 * Leaves patients in peace in their quiet hours, by the clock on their own wall, but for what cannot wait. A pure function of
 * its parts.
 */
record Courtesy(Visit visit, Clinic clinic, Instant now) {

    /** Until when a notice waits; empty if it may go out now. */
    Optional<Instant> wait(Notice notice) {
        return clinic.reminding()
                .quiet()
                .endAt(now, visit.zoneOf(notice.patient(), clinic))
                .filter(morning -> canWait(notice, morning));
    }

    private boolean canWait(Notice notice, Instant morning) {
        return switch (notice.kind()) {
            case STARTING, LATE -> false;
            case REMINDER -> notice.offset().compareTo(Occasions.URGENT) > 0;
            case MISSED -> true;
            case CONFIRMATION, AMENDMENT, CANCELLATION, IN_PERSON ->
                !nearest(notice).isBefore(morning.plus(Occasions.URGENT));
        };
    }

    /** The time they are to come, or the time they would come if they knew no better. */
    private static Instant nearest(Notice notice) {
        Instant start = notice.facts().start();
        return notice.previousStart().filter(start::isAfter).orElse(start);
    }
}
