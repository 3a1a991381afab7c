package org.virtualvisits.core.repair;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.visit.Agreement;
import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.core.visit.Visits;
import org.virtualvisits.core.visit.Wakeups;

/**
 * A visit of which what exists differs from what is wanted (a meeting missing, at other times, or without a visit that wants
 * it; a notice not planned or not sent), and that is not on the list of unsettled changes: it is put there.
 */
public final class RepairAgreement implements Progress.Repair {

    private final Agreement agreement;
    private final Unsettled unsettled;
    private final Wakeups wakeups;
    private final Supplier<String> names;

    /**
     * Keeps its ports.
     *
     * @param names never the same twice
     */
    public RepairAgreement(Agreement agreement, Unsettled unsettled, Wakeups wakeups, Supplier<String> names) {
        this.agreement = agreement;
        this.unsettled = unsettled;
        this.wakeups = wakeups;
        this.names = names;
    }

    @Override
    public String kind() {
        return "agreement";
    }

    @Override
    public int mend(Visits.Story story, Instant now) {
        if (agreement.holds(story) || unsettled.has(story.visit().id())) {
            return 0;
        }
        var change = new Unsettled.Change(story.visit().id(), "repair");
        var cause = Cause.ofTimer("repair", Cause.correlation(names.get()));
        unsettled.mark(change, now.plus(Duration.ofMinutes(2)), cause);
        wakeups.reconcile(change, 1, Duration.ZERO, cause);
        return 1;
    }
}
