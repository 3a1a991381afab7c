package org.virtualvisits.core.visit;

import java.util.Optional;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.organisation.Caller;

/** Use case: show to a visit's own source what was done about it. */
public final class ShowAudit {

    /** A page: what one query of the table returns in one answer, with room to spare. */
    public static final int MOST_A_PAGE = 200;

    private final Visits visits;

    /** Keeps its port. */
    public ShowAudit(Visits visits) {
        this.visits = visits;
    }

    /**
     * One page, oldest first; empty if there is no such visit, or if it is not the caller's (V9).
     *
     * @param after where the page before ended
     */
    public Optional<Visits.AuditPage> page(Caller caller, VisitId id, Optional<String> after) {
        return visits.find(id)
                .map(Visits.Stored::visit)
                .filter(visit -> visit.organisation().equals(caller.organisation()))
                .filter(visit -> visit.source().equals(caller.source().id()))
                .map(visit -> visits.audit(visit.id(), after, MOST_A_PAGE));
    }
}
