package org.virtualvisits.core.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a service has been doing lately, as all instances saw it. Immutable; what is seen next makes a new value.
 *
 * @param failures in a row, since it last answered
 * @param trips how often in a row it was found down again when it was tried
 * @param shutUntil nobody asks it before then; empty while it is well
 * @param tried whether one caller is trying it now
 */
public record Health(int failures, int trips, Optional<Instant> shutUntil, boolean tried) {

    /** Fewer are an unlucky moment. */
    static final int MOST_FAILURES = 5;

    private static final Duration FIRST_REST = Duration.ofSeconds(20);
    private static final int MOST_DOUBLINGS = 3;

    /** Nothing is wrong. */
    static final Health WELL = new Health(0, 0, Optional.empty(), false);

    boolean isWell() {
        return equals(WELL);
    }

    boolean isShut() {
        return shutUntil.isPresent();
    }

    /** After one more call that came to nothing. Of those that were on their way when it was shut, nothing is learnt. */
    Health failed(Instant now) {
        if (isShut() && !tried) {
            return this;
        }
        if (failures + 1 < MOST_FAILURES && !isShut()) {
            return new Health(failures + 1, trips, Optional.empty(), false);
        }
        return new Health(failures + 1, trips + 1, Optional.of(now.plus(rest(trips))), false);
    }

    /** While one caller tries whether it is back; if that one dies, another may. */
    Health tried(Instant now, Duration longest) {
        return new Health(failures, trips, Optional.of(now.plus(longest)), true);
    }

    /** 20 s, 40 s, 80 s, and then 160 s each time. */
    static Duration rest(int trips) {
        return FIRST_REST.multipliedBy(1L << Math.min(trips, MOST_DOUBLINGS));
    }
}
