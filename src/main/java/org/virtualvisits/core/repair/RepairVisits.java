package org.virtualvisits.core.repair;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.Measures.Label;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.visit.Visits;

/**
 * Use case: once a day, walk over all visits, a slice at a time, and mend what no trace leads to any more: a restored
 * backup, a lost row, a fault of an earlier release. What follows a trace is the sweep's; here nothing should be found.
 */
public final class RepairVisits {

    /** The job's name in {@link Progress}. */
    public static final String JOB = "repair";

    private static final int SLICE = 100;
    private static final Duration PASS = Duration.ofDays(1);

    /** A run ends in time for the next one, and for the platform's own limit. */
    private static final Duration LONGEST_RUN = Duration.ofMinutes(2);

    private final Visits visits;
    private final Walk walk;
    private final List<Progress.Repair> repairs;
    private final Measures measures;
    private final Clock clock;

    /** Keeps its ports. */
    public RepairVisits(
            Visits visits, Progress progress, List<Progress.Repair> repairs, Measures measures, Clock clock) {
        this.visits = visits;
        this.walk = new Walk(JOB, PASS, progress, clock);
        this.repairs = List.copyOf(repairs);
        this.measures = measures;
        this.clock = clock;
    }

    /** How far the last pass came. */
    public Optional<Progress.Pass> last() {
        return walk.last();
    }

    /** Goes on where the last run ended, and returns how many visits it looked at. */
    public int go() {
        Instant until = clock.instant().plus(LONGEST_RUN);
        return walk.due()
                .map(pass -> walk.on(pass, until, this::slice).seen() - pass.seen())
                .orElse(0);
    }

    private Progress.Pass slice(Progress.Pass pass) {
        List<VisitId> ids = visits.after(pass.reached().map(VisitId::new), SLICE);
        var mended = new HashMap<>(pass.mended());
        if (!ids.isEmpty()) {
            count(mended, "delivery", visits.forget(ids.getFirst(), ids.getLast(), clock.instant()));
        }
        for (VisitId id : ids) {
            visits.read(id).ifPresent(story -> mend(story, mended));
        }
        Progress.Pass further = pass.further(
                ids.isEmpty() ? Optional.empty() : Optional.of(ids.getLast().value()), ids.size(), mended);
        return ids.size() < SLICE ? further.over(clock.instant()) : further;
    }

    private void mend(Visits.Story story, Map<String, Integer> mended) {
        repairs.forEach(repair -> count(mended, repair.kind(), repair.mend(story, clock.instant())));
    }

    private void count(Map<String, Integer> mended, String kind, int times) {
        if (times > 0) {
            mended.merge(kind, times, Integer::sum);
            measures.tell(Measure.REPAIRS, times, Map.of(Label.KIND, kind));
        }
    }
}
