package org.virtualvisits.core.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Tells work that goes ahead from work that can wait, so that one clinic's flood does not hold up another's visit
 * (docs/adr/0015). Each flow has the first few pieces of a minute in the express lane, and what cannot wait some more; the
 * rest of it goes to bulk. Kept by each instance for itself: it is fairness, and not a limit. Thread-safe.
 */
public final class Lanes {

    /** Ten at once, and one more every six seconds. */
    private static final Duration STEP = Duration.ofSeconds(6);

    private static final int AT_ONCE = 10;

    /** Besides: sixty at once, and one more every second. */
    private static final Duration PRESSING_STEP = Duration.ofSeconds(1);

    private static final int PRESSING_AT_ONCE = 60;

    /** Flows are few; this only keeps a stranger's made-up ones from filling the memory. */
    private static final int MOST_FLOWS = 10_000;

    private final ConcurrentMap<String, Instant> empty = new ConcurrentHashMap<>();

    /**
     * Whether a piece of work goes ahead.
     *
     * @param flow whose it is
     * @param pressing whether it cannot wait
     */
    public boolean isExpress(String flow, boolean pressing, Instant now) {
        return isFree("usual " + flow, STEP, AT_ONCE, now)
                || (pressing && isFree("pressing " + flow, PRESSING_STEP, PRESSING_AT_ONCE, now));
    }

    /** A generic cell rate algorithm: what is kept is when the bucket would be empty again. */
    private boolean isFree(String key, Duration step, int atOnce, Instant now) {
        forgetIdle(now);
        Instant full = now.plus(step.multipliedBy(atOnce - 1L));
        Instant[] before = {now};
        empty.compute(key, (same, until) -> {
            before[0] = until == null || until.isBefore(now) ? now : until;
            return before[0].isAfter(full) ? before[0] : before[0].plus(step);
        });
        return !before[0].isAfter(full);
    }

    private void forgetIdle(Instant now) {
        if (empty.size() > MOST_FLOWS) {
            empty.values().removeIf(until -> until.isBefore(now));
        }
    }
}
