package org.virtualvisits.core.hygiene;

import java.time.Instant;
import java.util.Optional;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.visit.Visits;
import org.virtualvisits.core.visit.Wanted;

/** {@link VisitEnds} by the visits themselves: a notice's key begins with its visit's id. */
public final class EndsOfVisits implements VisitEnds {

    private static final int ID = 26;

    private final Visits visits;

    /** Keeps its port. */
    public EndsOfVisits(Visits visits) {
        this.visits = visits;
    }

    @Override
    public Optional<Instant> endOf(String noticeKey) {
        return visit(noticeKey).flatMap(visits::find).flatMap(stored -> {
            Wanted wanted = stored.visit().wanted();
            return wanted.end().or(wanted::start);
        });
    }

    private static Optional<VisitId> visit(String noticeKey) {
        try {
            return noticeKey.length() > ID ? Optional.of(new VisitId(noticeKey.substring(0, ID))) : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
