package org.virtualvisits.e2e.chaos;

import java.time.Duration;

/** One thing that happens. */
sealed interface Step {

    /**
     * An EHR tells a version of an appointment, until it is told that it was taken.
     *
     * @param version from 0
     * @param again whether it was told before
     */
    record Tell(int life, int version, boolean again) implements Step {}

    /**
     * The host is killed, the clock jumps, and the host is started again.
     *
     * @param atEffect at the moment after the next effect at Graph or the carrier, rather than now
     */
    record Kill(boolean atEffect, Duration jump) implements Step {}

    /** Storage is stopped and started again. */
    record StorageAway() implements Step {}
}
