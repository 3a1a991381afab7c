package org.virtualvisits.sandbox.memory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.retention.ForgottenVisits;
import org.virtualvisits.core.visit.Audit;
import org.virtualvisits.core.visit.Forgotten;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.Visits;

/** {@link ForgottenVisits} of visits and traces in memory. Thread-safe. */
public final class InMemoryForgottenVisits implements ForgottenVisits {

    private final InMemoryVisits visits;
    private final InMemoryTraces traces;

    /** Of these. */
    public InMemoryForgottenVisits(InMemoryVisits visits, InMemoryTraces traces) {
        this.visits = visits;
        this.traces = traces;
    }

    @Override
    public Optional<Forgotten.Kept> find(VisitId id) {
        return visits.left(id);
    }

    @Override
    public Optional<Forgotten.Kept> begin(Visits.Stored read, Forgotten left, Audit audit) {
        return visits.begin(read, left, audit);
    }

    @Override
    public List<Notice> notices(VisitId id) {
        return visits.remains(id);
    }

    @Override
    public void clear(VisitId id, boolean audit) {
        traces.forget(id);
        visits.clear(id, audit);
    }

    @Override
    public Optional<Forgotten.Kept> put(Forgotten next, Forgotten.Kept over) {
        return visits.put(next, over);
    }

    @Override
    public void remove(Forgotten.Kept read) {
        visits.remove(read);
    }

    @Override
    public List<Forgotten.Kept> due(Optional<VisitId> after, Optional<VisitId> upTo, Instant before, int atMost) {
        return visits.left().stream()
                .filter(kept ->
                        after.filter(id -> id(kept).compareTo(id.value()) <= 0).isEmpty())
                .filter(kept ->
                        upTo.filter(id -> id(kept).compareTo(id.value()) > 0).isEmpty())
                .filter(kept ->
                        kept.forgotten().going() || !kept.forgotten().last().isAfter(before))
                .limit(atMost)
                .toList();
    }

    @Override
    public boolean erase(Visits.Stored read, Visit next, Set<String> patients, List<Notice> notices, Audit audit) {
        boolean done = visits.erase(read, next, notices, audit);
        if (done) {
            patients.forEach(patient -> traces.forget(next.id(), patient));
        }
        return done;
    }

    private static String id(Forgotten.Kept kept) {
        return kept.forgotten().id().value();
    }
}
