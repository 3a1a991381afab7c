package org.virtualvisits.sandbox.host;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test moves by hand. */
final class MovedClock implements InstantSource {

    private volatile Instant now;

    MovedClock(String start) {
        this.now = Instant.parse(start);
    }

    void to(String instant) {
        now = Instant.parse(instant);
    }

    void by(Duration step) {
        now = now.plus(step);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
