package org.virtualvisits.core.repair;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.stuck.Stuck;
import org.virtualvisits.core.stuck.StuckId;
import org.virtualvisits.core.stuck.StuckItem;
import org.virtualvisits.core.stuck.StuckItem.Work;
import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.Visits;

/** The list of what is stuck about a visit, where it no longer says what the visit's rows say. */
public final class RepairStuck implements Progress.Repair {

    private final Stuck stuck;
    private final Unsettled unsettled;

    /** Keeps its ports. */
    public RepairStuck(Stuck stuck, Unsettled unsettled) {
        this.stuck = stuck;
        this.unsettled = unsettled;
    }

    @Override
    public String kind() {
        return "stuck";
    }

    @Override
    public int mend(Visits.Story story, Instant now) {
        Visit visit = story.visit();
        Map<StuckId, StuckItem> due = due(story, now);
        List<StuckItem> listed = stuck.of(visit.organisation(), visit.id());
        int mended = 0;
        for (StuckItem item : listed) {
            if (due.remove(item.id()) == null && isOver(item)) {
                stuck.remove(item.id());
                mended++;
            }
        }
        due.values().forEach(stuck::put);
        return mended + due.size();
    }

    private boolean isOver(StuckItem item) {
        return switch (item.work()) {
            case Work.Mend mend -> true;
            case Work.Send send -> item.reason().equals(StuckItem.POISON) ? isSettled(item) : true;
            case Work.Reconcile reconcile -> isSettled(item);
        };
    }

    private boolean isSettled(StuckItem item) {
        return !unsettled.has(item.visit());
    }

    private static Map<StuckId, StuckItem> due(Visits.Story story, Instant now) {
        Visit visit = story.visit();
        var due = new HashMap<StuckId, StuckItem>();
        visit.attention().stream()
                .map(attention -> attention.code().name())
                .map(code -> StuckItem.of(visit.organisation(), visit.id(), new Work.Mend(code), code, now))
                .forEach(item -> due.put(item.id(), item));
        for (Notice notice : story.notices()) {
            if (notice.state() instanceof Notice.State.Failed(var at, var attention)
                    && story.notices().stream()
                            .filter(notice::isHeardWith)
                            .noneMatch(other -> other.sequence() > notice.sequence())) {
                var item = StuckItem.of(
                        visit.organisation(),
                        visit.id(),
                        new Work.Send(notice.id()),
                        attention.code().name(),
                        at);
                due.put(item.id(), item);
            }
        }
        return due;
    }
}
