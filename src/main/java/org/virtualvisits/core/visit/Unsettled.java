package org.virtualvisits.core.visit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.VisitId;

/**
 * Port: the list of changes whose effects are not complete. A change is put on it before it is stored and taken off
 * when all its effects are, so that a crash anywhere leaves a trace for the sweep to follow (V3).
 */
public interface Unsettled {

    /**
     * Puts a change on the list, or gives it another due time.
     *
     * @param cause its correlation is kept with the change
     */
    void mark(Change change, Instant due, Cause cause);

    /** Takes a change off the list; absent is fine. */
    void settle(Change change);

    /** Changes due by then, oldest or not, at most so many. */
    List<Entry> due(Instant now, int atMost);

    /** How many there are, due or not, counted up to a bound. */
    int count(int atMost);

    /**
     * A change on the list.
     *
     * @param correlation of what last marked it; empty if a release before this one did
     */
    record Entry(Change change, Optional<String> correlation) {}

    /**
     * One change of one visit.
     *
     * @param key derived from the change, so that the same delivery twice is one entry
     */
    record Change(VisitId visit, String key) {

        /** The change that is unsettled while a visit's notices are on their way. */
        static Change ofNotices(VisitId visit) {
            return new Change(visit, "notices");
        }
    }
}
