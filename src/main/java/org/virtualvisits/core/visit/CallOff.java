package org.virtualvisits.core.visit;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.visit.Visit.Declined;

/**
 * Use case: call a visit off because its patient will not come, or take that back. It only notes so; reconciling ends the
 * meeting and tells the patient. What is to be noted is looked up again after each write, so that of two answers at once the
 * newer one holds, whoever writes last.
 */
public final class CallOff {

    private static final int MOST_TRIES = 8;

    private final Visits visits;
    private final NoteOnVisit news;
    private final Clock clock;

    /** Keeps its ports. */
    public CallOff(Visits visits, Unsettled unsettled, Wakeups wakeups, Clock clock) {
        this.visits = visits;
        this.news = new NoteOnVisit(visits, unsettled, wakeups, clock);
        this.clock = clock;
    }

    /**
     * Notes what its patient said last; a visit that is no more stays so.
     *
     * @param said what to note of the visit as it is; asked again until it is noted
     * @throws IllegalStateException if others keep changing the visit; to be tried again
     */
    public void note(VisitId id, Function<Visit, Optional<Declined>> said, Cause cause) {
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<Visits.Stored> stored = visits.find(id);
            if (stored.isEmpty()) {
                return;
            }
            Optional<Declined> next = said.apply(stored.get().visit());
            if (next.equals(stored.get().visit().declined())) {
                return;
            }
            Audit.Act act = next.isPresent() ? Audit.Act.VISIT_CALLED_OFF : Audit.Act.VISIT_TAKEN_UP;
            news.write(
                    Visits.Write.of(
                            stored.get().visit().but().declined(next).done(),
                            stored.get(),
                            List.of(Audit.of(clock.instant(), cause, act))),
                    "said-" + Digest.of(12, stored.get().version()),
                    cause);
        }
        throw new IllegalStateException("visit " + id + " is being changed by too many at once");
    }
}
