package org.virtualvisits.core.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.Measures.Label;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.repair.Progress;
import org.virtualvisits.core.repair.Walk;
import org.virtualvisits.core.visit.Visits;

/**
 * Use case: once a week, walk over all indexes, a slice at a time, and drop the rows of visits that are no more. Forgetting
 * takes a visit off every index it knows of; what is left for here are links of an address that was corrected between
 * two writes, alarms of an earlier date, and what a restored backup brings back.
 */
public final class DropOrphans {

    /** The job's name in {@link Progress}. */
    public static final String JOB = "orphans";

    private static final int SLICE = 500;
    private static final Duration PASS = Duration.ofDays(7);

    private final IndexRows rows;
    private final Visits visits;
    private final Walk walk;
    private final Measures measures;
    private final Clock clock;

    /** Keeps its ports. */
    public DropOrphans(IndexRows rows, Visits visits, Progress progress, Measures measures, Clock clock) {
        this.rows = rows;
        this.visits = visits;
        this.walk = new Walk(JOB, PASS, progress, clock);
        this.measures = measures;
        this.clock = clock;
    }

    /** Goes on where the last run ended, until then or for one slice, and returns how many rows it looked at. */
    public int go(Instant until) {
        return walk.due()
                .map(pass -> walk.on(pass, until, this::slice).seen() - pass.seen())
                .orElse(0);
    }

    private Progress.Pass slice(Progress.Pass pass) {
        Mark mark = pass.reached()
                .map(Mark::read)
                .orElseGet(() -> new Mark(rows.kinds().getFirst(), Optional.empty()));
        List<IndexRows.Row> page = rows.after(mark.kind(), mark.place(), SLICE);
        var dropped = new HashMap<>(pass.mended());
        Set<VisitId> there = new HashSet<>();
        Set<VisitId> gone = new HashSet<>();
        for (IndexRows.Row row : page) {
            // Looked up after the row was read: an index is only written while there is a visit.
            boolean isThere = there.contains(row.visit())
                    || (!gone.contains(row.visit()) && visits.find(row.visit()).isPresent());
            (isThere ? there : gone).add(row.visit());
            if (!isThere) {
                rows.drop(mark.kind(), row);
                dropped.merge(mark.kind(), 1, Integer::sum);
                measures.count(Measure.RETENTION_ORPHANS, Map.of(Label.KIND, mark.kind()));
            }
        }
        Optional<Mark> next = page.size() < SLICE
                ? following(mark.kind())
                : Optional.of(new Mark(mark.kind(), Optional.of(page.getLast().place())));
        Progress.Pass further = pass.further(next.map(Mark::toString), page.size(), dropped);
        return next.isEmpty() ? further.over(clock.instant()) : further;
    }

    private Optional<Mark> following(String kind) {
        List<String> kinds = rows.kinds();
        return kinds.stream().skip(kinds.indexOf(kind) + 1L).findFirst().map(next -> new Mark(next, Optional.empty()));
    }

    /** Which row of which index was looked at last, as {@link Progress} keeps it. */
    private record Mark(String kind, Optional<String> place) {

        static Mark read(String text) {
            String[] parts = text.split(" ", 2);
            return new Mark(parts[0], Optional.of(parts[1]).filter(place -> !place.isEmpty()));
        }

        @Override
        public String toString() {
            return kind + " " + place.orElse("");
        }
    }
}
