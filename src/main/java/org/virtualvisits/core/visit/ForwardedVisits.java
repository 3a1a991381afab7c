package org.virtualvisits.core.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Notice;

/** {@link Visits} that hand everything on to others; whoever adds something says only what it adds. */
public abstract class ForwardedVisits implements Visits {

    private final Visits visits;

    /** Keeps whom everything is handed on to. */
    protected ForwardedVisits(Visits visits) {
        this.visits = visits;
    }

    @Override
    public Optional<Stored> find(VisitId id) {
        return visits.find(id);
    }

    @Override
    public Optional<Story> read(VisitId id) {
        return visits.read(id);
    }

    @Override
    public boolean hasDelivery(VisitId id, String delivery) {
        return visits.hasDelivery(id, delivery);
    }

    @Override
    public Result write(Write write) {
        return visits.write(write);
    }

    @Override
    public void put(VisitId id, Notice notice, List<Audit> audit) {
        visits.put(id, notice, audit);
    }

    @Override
    public boolean note(VisitId id, Audit audit, String key, Duration once) {
        return visits.note(id, audit, key, once);
    }

    @Override
    public AuditPage audit(VisitId id, Optional<String> after, int atMost) {
        return visits.audit(id, after, atMost);
    }

    @Override
    public List<VisitId> after(Optional<VisitId> last, int atMost) {
        return visits.after(last, atMost);
    }

    @Override
    public int forget(VisitId first, VisitId last, Instant now) {
        return visits.forget(first, last, now);
    }
}
