package org.virtualvisits.core.stuck;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Desire;
import org.virtualvisits.core.organisation.Organisations;
import org.virtualvisits.core.visit.Decide;
import org.virtualvisits.core.visit.Decision;
import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.Visits;

/**
 * Use case: count the visits that are about to begin, or have begun, and have no meeting to lead their patients to, so
 * that somebody rings in time (V11). Such a visit is either on its way still or waits for a person, and so on one of two
 * lists; nothing else is looked at.
 */
public final class FindUnready {

    /** Time enough to mend it, or to ring. */
    public static final Duration NEAR = Duration.ofHours(2);

    private static final int MOST = 2_000;
    private static final int PAGE = 200;

    private final Stuck stuck;
    private final Unsettled unsettled;
    private final Visits visits;
    private final Organisations organisations;
    private final Measures measures;
    private final Clock clock;

    /** Keeps its ports. */
    public FindUnready(
            Stuck stuck,
            Unsettled unsettled,
            Visits visits,
            Organisations organisations,
            Measures measures,
            Clock clock) {
        this.stuck = stuck;
        this.unsettled = unsettled;
        this.visits = visits;
        this.organisations = organisations;
        this.measures = measures;
        this.clock = clock;
    }

    /** Looks, tells, and returns how many there are. */
    public int find() {
        Instant now = clock.instant();
        Set<VisitId> suspects = suspects();
        int found = (int) suspects.stream()
                .flatMap(id -> visits.find(id).stream())
                .filter(stored -> isUnready(stored.visit(), now))
                .count();
        measures.tell(Measure.VISITS_UNREADY_NEAR, found, Map.of());
        return found;
    }

    /** What was put on the list since {@link FindStuck} last looked is not late: it takes seconds. */
    private Set<VisitId> suspects() {
        var suspects = new LinkedHashSet<VisitId>();
        unsettled.all(MOST).stream()
                .filter(entry -> entry.since().isPresent())
                .forEach(entry -> suspects.add(entry.change().visit()));
        var everything = new Stuck.Filter(Optional.empty(), Optional.empty(), Optional.empty());
        Optional<String> after = Optional.empty();
        do {
            Stuck.Page page = stuck.page(everything, after, PAGE);
            page.items().forEach(item -> suspects.add(item.visit()));
            after = page.next();
        } while (after.isPresent());
        return suspects;
    }

    private boolean isUnready(Visit visit, Instant now) {
        return visit.wanted()
                        .start()
                        .filter(start -> start.isBefore(now.plus(NEAR)))
                        .isPresent()
                && organisations
                        .find(visit.organisation())
                        .map(its -> new Decide(visit, its, now).decision())
                        .filter(decision -> !mayBeInPerson(decision))
                        .filter(decision -> decision.desire(visit.meeting()) instanceof Desire.NotYet)
                        .isPresent();
    }

    /** An appointment of a type that nobody knows need not be held by video. Staff see it; nobody is woken for it. */
    private static boolean mayBeInPerson(Decision decision) {
        return decision instanceof Decision.Blocked blocked
                && blocked.attention().stream().anyMatch(one -> one.code() == Attention.Code.UNKNOWN_TYPE);
    }
}
