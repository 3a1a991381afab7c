package org.virtualvisits.core.repair;

import java.time.Instant;
import org.virtualvisits.core.visit.Agreement;
import org.virtualvisits.core.visit.JoinLinks;
import org.virtualvisits.core.visit.Visits;

/** The index rows behind the join links that patients hold, where one is missing or leads elsewhere. */
public final class RepairLinks implements Progress.Repair {

    private final Agreement agreement;
    private final JoinLinks links;

    /** Keeps its ports. */
    public RepairLinks(Agreement agreement, JoinLinks links) {
        this.agreement = agreement;
        this.links = links;
    }

    @Override
    public String kind() {
        return "link";
    }

    @Override
    public int mend(Visits.Story story, Instant now) {
        int mended = 0;
        for (var link : agreement.heldLinks(story).entrySet()) {
            if (links.find(link.getKey()).filter(link.getValue()::equals).isEmpty()) {
                links.put(link.getKey(), link.getValue());
                mended++;
            }
        }
        return mended;
    }
}
