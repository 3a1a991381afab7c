package org.virtualvisits.core.hygiene;

import java.time.Duration;

/** Port: asks for work on sweeps, by whichever instance. Messages hold ids only (V8). */
public interface SweepCalls {

    /** The queue that sweeps are started through. */
    String START_SWEEP = "start-sweep";

    /** The queue that mailboxes are swept through. */
    String SWEEP_MAILBOX = "sweep-mailbox";

    /** Asks to hand out a sweep's mailboxes. */
    void start(SweepId sweep);

    /** Asks for the next slice of one mailbox. */
    void sweep(SweepId sweep, int mailbox, Duration after);
}
