package org.virtualvisits.core.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lets so many through in each period for each name, and turns the rest away until the next. It counts in the memory of one
 * instance: it is there so that one who calls in a loop leaves room for all others, not to meter anybody. Thread-safe.
 */
public final class Turnstile {

    private final int most;
    private final Duration period;
    private final InstantSource clock;
    private final Map<String, Integer> through = new HashMap<>();
    private long current;

    /** So many in each period. */
    public Turnstile(int most, Duration period, InstantSource clock) {
        this.most = most;
        this.period = period;
        this.clock = clock;
    }

    /**
     * Counts one more of that name.
     *
     * @param name one of few: all names of a period are remembered until its end
     * @return how long to wait for the next period; empty if it may pass
     */
    public synchronized Optional<Duration> refusal(String name) {
        Instant now = clock.instant();
        long number = Math.floorDiv(now.toEpochMilli(), period.toMillis());
        if (number != current) {
            current = number;
            through.clear();
        }
        return through.merge(name, 1, Math::addExact) <= most
                ? Optional.empty()
                : Optional.of(Duration.between(now, Instant.ofEpochMilli((number + 1) * period.toMillis())));
    }
}
