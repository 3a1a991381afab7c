package org.virtualvisits.core.stuck;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.core.visit.Visits;

/** Use case: see what does not go on, without anybody having said so. */
public final class FindStuck {

    /** Longer than any outage that is nobody's fault; what a person must mend is on the list at once. */
    public static final Duration LONG = Duration.ofHours(2);

    /** What the sweep takes in a run; after an outage longer than that the rest is seen a run later. */
    private static final int MOST = 2_000;

    private final Stuck stuck;
    private final Unsettled unsettled;
    private final Visits visits;
    private final Measures measures;
    private final Clock clock;

    /** Keeps its ports. */
    public FindStuck(Stuck stuck, Unsettled unsettled, Visits visits, Measures measures, Clock clock) {
        this.stuck = stuck;
        this.unsettled = unsettled;
        this.visits = visits;
        this.measures = measures;
        this.clock = clock;
    }

    /** Looks at all that is not settled; what has been seen so for hours is stuck. Returns how many are. */
    public int find() {
        Instant now = clock.instant();
        List<Unsettled.Entry> entries = unsettled.all(MOST);
        int found = 0;
        for (Unsettled.Entry entry : entries) {
            if (entry.since().isEmpty()) {
                unsettled.seen(entry.change(), now);
            } else if (entry.since().get().plus(LONG).isBefore(now)
                    && put(entry.change(), StuckItem.UNSETTLED, entry.since().get(), entry.lastError())) {
                found++;
            }
        }
        measures.tell(Measure.STUCK_CHANGES, found, Map.of());
        measures.tell(Measure.UNSETTLED_OLDEST, oldest(entries, now), Map.of());
        return found;
    }

    /** In seconds; what waits for a person may be as old as it likes. */
    private double oldest(List<Unsettled.Entry> entries, Instant now) {
        return entries.stream()
                .filter(entry -> entry.since().isPresent())
                .sorted(Comparator.comparing(entry -> entry.since().orElseThrow()))
                .filter(entry -> !waitsForAPerson(entry.change().visit()))
                .findFirst()
                .map(entry -> Duration.between(entry.since().orElseThrow(), now).toMillis() / 1000.0)
                .orElse(0.0);
    }

    /**
     * A message failed as often as the host tries one. What is settled in the meantime is not stuck.
     *
     * @return whether it is on the list
     */
    public boolean poison(Unsettled.Change change, StuckItem.Work work) {
        Optional<Unsettled.Entry> entry = unsettled.find(change);
        return entry.isPresent()
                && put(
                        change.visit(),
                        work,
                        StuckItem.POISON,
                        clock.instant(),
                        entry.get().lastError());
    }

    /** Work on a change failed in a way that nobody foresaw. If that cannot be kept, the failure itself is what counts. */
    public void failed(Unsettled.Change change, RuntimeException failure) {
        try {
            unsettled.failed(change, failure.getClass().getName());
        } catch (RuntimeException notKept) {
            failure.addSuppressed(notKept);
        }
    }

    /** What waits for a person is on the list under what they must mend. */
    private boolean put(Unsettled.Change change, String reason, Instant since, Optional<String> error) {
        return !waitsForAPerson(change.visit())
                && put(change.visit(), new StuckItem.Work.Reconcile(change.key()), reason, since, error);
    }

    private boolean waitsForAPerson(VisitId id) {
        return visits.find(id)
                .filter(stored -> !stored.visit().attention().isEmpty())
                .isPresent();
    }

    private boolean put(VisitId id, StuckItem.Work work, String reason, Instant since, Optional<String> error) {
        Optional<Visits.Stored> stored = visits.find(id);
        stored.ifPresent(its -> stuck.put(StuckItem.of(its.visit().organisation(), id, work, reason, since)
                .after(error)));
        return stored.isPresent();
    }
}
