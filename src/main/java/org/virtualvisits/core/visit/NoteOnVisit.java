package org.virtualvisits.core.visit;

import java.time.Clock;
import java.time.Duration;
import org.virtualvisits.core.kernel.Cause;

/** Writes news of a visit that reconciling is to act on: the trace of it first, the write, then the wake-up. */
public final class NoteOnVisit {

    /** Afterwards whoever wrote it is taken to be dead. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Visits visits;
    private final Unsettled unsettled;
    private final Wakeups wakeups;
    private final Clock clock;

    /** Keeps its ports. */
    public NoteOnVisit(Visits visits, Unsettled unsettled, Wakeups wakeups, Clock clock) {
        this.visits = visits;
        this.unsettled = unsettled;
        this.wakeups = wakeups;
        this.clock = clock;
    }

    /**
     * Writes it.
     *
     * @param name of the change, in {@link Unsettled}: another one for whatever may be written next
     * @return whether it is written; not if the visit has changed since it was read
     */
    public boolean write(Visits.Write write, String name, Cause cause) {
        var change = new Unsettled.Change(write.visit().id(), name);
        unsettled.mark(change, clock.instant().plus(PATIENCE), cause);
        boolean done = visits.write(write) instanceof Visits.Result.Done;
        if (done) {
            wakeups.reconcile(change, 1, Duration.ZERO, cause);
        }
        return done;
    }
}
