package org.virtualvisits.core.join;

import java.time.Duration;
import java.time.InstantSource;

/** Lets so many attempts through in each period, by whomever, and turns the rest away. Thread-safe. */
public final class Attempts {

    private final int most;
    private final Duration period;
    private final InstantSource clock;
    private long current;
    private int made;

    /** So many in each period. */
    public Attempts(int most, Duration period, InstantSource clock) {
        this.most = most;
        this.period = period;
        this.clock = clock;
    }

    /** Whether one more is let through now. */
    public synchronized boolean next() {
        long now = Math.floorDiv(clock.instant().getEpochSecond(), period.toSeconds());
        if (now != current) {
            current = now;
            made = 0;
        }
        made++;
        return made <= most;
    }
}
