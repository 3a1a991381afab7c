package org.virtualvisits.adapters.graph;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that goes on by the same step whenever it is read: time passes, and every run sees the same. */
final class SteppingClock implements InstantSource {

    static final Instant START = Instant.parse("2026-11-30T09:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Duration step;

    SteppingClock(Duration step) {
        this.step = step;
    }

    /** Time passes. */
    void pass(Duration time) {
        now.updateAndGet(then -> then.plus(time));
    }

    @Override
    public Instant instant() {
        return now.getAndUpdate(time -> time.plus(step));
    }
}
