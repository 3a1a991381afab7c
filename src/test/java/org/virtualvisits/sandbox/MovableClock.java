package org.virtualvisits.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that runs like this machine's, from whatever time it is set to. Thread-safe. */
public final class MovableClock extends Clock {

    private final Clock machine;
    private volatile Duration offset = Duration.ZERO;

    /** Runs like this clock, which may stand still. */
    public MovableClock(Clock machine) {
        this.machine = machine;
    }

    /** How far it is ahead of the machine's clock. */
    public Duration ahead() {
        return offset;
    }

    /** Runs ahead of the machine's clock by this from now on: so that two processes of one machine share one time. */
    public void ahead(Duration by) {
        offset = by;
    }

    /** Goes on from that time. */
    public void set(Instant now) {
        offset = Duration.between(machine.instant(), now);
    }

    /** Shows the machine's time again. */
    public void reset() {
        offset = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
