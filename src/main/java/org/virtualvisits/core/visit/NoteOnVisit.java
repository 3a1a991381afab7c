package org.virtualvisits.core.visit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.Cause;

/** Writes what somebody said of a visit and reconciling is to act on: the trace of it first, the write, then the wake-up. */
final class NoteOnVisit {

    /** Afterwards whoever wrote it is taken to be dead. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Visits visits;
    private final Unsettled unsettled;
    private final Wakeups wakeups;
    private final Clock clock;

    NoteOnVisit(Visits visits, Unsettled unsettled, Wakeups wakeups, Clock clock) {
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
    boolean write(Visits.Stored stored, Visit next, String name, Audit audit) {
        Instant now = clock.instant();
        Cause cause = audit.cause();
        var change = new Unsettled.Change(next.id(), name);
        unsettled.mark(change, now.plus(PATIENCE), cause);
        var write = new Visits.Write(
                next, Optional.of(stored.version()), List.of(), List.of(), Optional.empty(), List.of(audit));
        boolean done = visits.write(write) instanceof Visits.Result.Done;
        if (done) {
            wakeups.reconcile(change, 1, Duration.ZERO, cause);
        }
        return done;
    }
}
