package org.virtualvisits.core.feed;

import java.time.Clock;
import java.time.Duration;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.visit.Unsettled;

/** Use case: a patient has pressed the button and is on the way into Teams; their clinician is to see it. */
public final class ArriveAtVisit {

    /** If this run dies, the sweep brings the list in line. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Traces traces;
    private final ListVisit list;
    private final TellArrival tell;
    private final Unsettled unsettled;
    private final Clock clock;

    /** Keeps its ports. */
    public ArriveAtVisit(Traces traces, ListVisit list, TellArrival tell, Unsettled unsettled, Clock clock) {
        this.traces = traces;
        this.list = list;
        this.tell = tell;
        this.unsettled = unsettled;
        this.clock = clock;
    }

    /**
     * Notes it, shows it on the day list, and has the clinician told where that is wanted.
     *
     * @param patient the patient's key within the visit
     * @return whether this was the first time
     */
    public boolean arrive(VisitId visit, String patient, Cause cause) {
        var change = new Unsettled.Change(visit, "arrival");
        unsettled.mark(change, clock.instant().plus(PATIENCE), cause);
        tell.plan(visit, patient);
        boolean first = traces.arrive(visit, patient, clock.instant());
        if (first) {
            list.changed(visit);
        }
        unsettled.settle(change);
        return first;
    }
}
