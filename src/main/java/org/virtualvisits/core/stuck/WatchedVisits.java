package org.virtualvisits.core.stuck;

import java.util.List;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.visit.Audit;
import org.virtualvisits.core.visit.ForwardedVisits;
import org.virtualvisits.core.visit.Visits;

/**
 * {@link Visits} that keep the list of what is stuck in step: whatever a write tells of attention raised or cleared, and of
 * notices that failed, the list has as well. Before the write for what is added, after it for what is taken off: a
 * crash in between leaves something on the list too long, and the daily walk takes it off.
 */
public final class WatchedVisits extends ForwardedVisits {

    private final Stuck stuck;

    /** Keeps its ports. */
    public WatchedVisits(Visits visits, Stuck stuck) {
        super(visits);
        this.stuck = stuck;
    }

    @Override
    public Result write(Write write) {
        VisitId id = write.visit().id();
        OrganisationId organisation = write.visit().organisation();
        told(write, Audit.Act.ATTENTION_RAISED).forEach(row -> stuck.put(mend(organisation, id, row)));
        write.changed().forEach(notice -> failed(organisation, id, notice));
        Result result = super.write(write);
        if (result instanceof Result.Done) {
            told(write, Audit.Act.ATTENTION_CLEARED)
                    .forEach(row -> stuck.remove(mend(organisation, id, row).id()));
            overtaken(write);
        }
        return result;
    }

    @Override
    public void put(VisitId id, Notice notice, List<Audit> audit) {
        if (notice.state() instanceof Notice.State.Failed) {
            find(id).ifPresent(stored -> failed(stored.visit().organisation(), id, notice));
        }
        super.put(id, notice, audit);
    }

    /** A later notice to the same reader takes the place of one that failed. Nothing failed before the first ones. */
    private void overtaken(Write write) {
        if (write.added().isEmpty() || write.visit().sequence() < 2) {
            return;
        }
        for (StuckItem item :
                stuck.of(write.visit().organisation(), write.visit().id())) {
            if (item.work() instanceof StuckItem.Work.Send(var notice)
                    && write.added().stream().anyMatch(added -> notice.sameReader(added.id()))) {
                stuck.remove(item.id());
            }
        }
    }

    private void failed(OrganisationId organisation, VisitId id, Notice notice) {
        if (notice.state() instanceof Notice.State.Failed(var at, var attention)) {
            stuck.put(StuckItem.of(
                    organisation,
                    id,
                    new StuckItem.Work.Send(notice.id()),
                    attention.code().name(),
                    at));
        }
    }

    private static StuckItem mend(OrganisationId organisation, VisitId id, Audit row) {
        String code = row.about().orElseThrow();
        return StuckItem.of(organisation, id, new StuckItem.Work.Mend(code), code, row.at());
    }

    private static List<Audit> told(Write write, Audit.Act act) {
        return write.audit().stream().filter(row -> row.act() == act).toList();
    }
}
