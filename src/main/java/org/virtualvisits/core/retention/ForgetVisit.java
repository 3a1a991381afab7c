package org.virtualvisits.core.retention;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.Measures.Label;
import org.virtualvisits.core.notice.Contact;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.stuck.Stuck;
import org.virtualvisits.core.visit.Audit;
import org.virtualvisits.core.visit.Forgotten;
import org.virtualvisits.core.visit.JoinLinks;
import org.virtualvisits.core.visit.JoinTokens;
import org.virtualvisits.core.visit.Onlookers;
import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.Visits;

/**
 * Forgets one visit with everything that leads to it. One write puts {@link Forgotten} in its place, and it is gone for
 * everybody; the rest is removed after it, and again, until a last write says that nothing is left. So whatever dies in
 * between leaves a row that says what is to be done.
 */
public final class ForgetVisit {

    private final ForgottenVisits forgotten;
    private final Unsettled unsettled;
    private final Onlookers onlookers;
    private final JoinLinks links;
    private final JoinTokens tokens;
    private final Stuck stuck;
    private final List<Holder> holders;
    private final Measures measures;
    private final Clock clock;

    /**
     * Keeps its ports.
     *
     * @param onlookers take a visit that is no more off their lists
     */
    public ForgetVisit(
            ForgottenVisits forgotten,
            Unsettled unsettled,
            Onlookers onlookers,
            JoinLinks links,
            JoinTokens tokens,
            Stuck stuck,
            List<Holder> holders,
            Measures measures,
            Clock clock) {
        this.forgotten = forgotten;
        this.unsettled = unsettled;
        this.onlookers = onlookers;
        this.links = links;
        this.tokens = tokens;
        this.stuck = stuck;
        this.holders = List.copyOf(holders);
        this.measures = measures;
        this.clock = clock;
    }

    /** Forgets a visit as read; false, and nothing is changed, while something is still being done about it. */
    public boolean forget(Visits.Stored read, Cause cause) {
        Visit visit = read.visit();
        boolean held = visit.lease()
                .filter(lease -> lease.until().isAfter(clock.instant()))
                .isPresent();
        if (held || unsettled.has(visit.id())) {
            return false;
        }
        var audit = Audit.of(clock.instant(), cause, Audit.Act.VISIT_FORGOTTEN);
        Optional<Forgotten.Kept> begun = forgotten.begin(read, Forgotten.of(visit), audit);
        begun.ifPresent(kept -> {
            measures.count(
                    Measure.VISITS_FORGOTTEN,
                    Map.of(Label.ORGANISATION, visit.organisation().value()));
            finish(kept);
        });
        return begun.isPresent();
    }

    /** Removes what may still be there of a visit that is going. */
    void finish(Forgotten.Kept kept) {
        clear(kept.forgotten());
        forgotten.clear(kept.forgotten().id(), false);
        forgotten.put(kept.forgotten().going(false), kept);
    }

    /** Removes the last that is there, once nobody may want to know what was done about it. */
    void remove(Forgotten.Kept kept) {
        Optional<Forgotten.Kept> going = kept.forgotten().going()
                ? Optional.of(kept)
                : forgotten.put(kept.forgotten().going(true), kept);
        going.ifPresent(its -> {
            clear(its.forgotten());
            forgotten.clear(its.forgotten().id(), true);
            forgotten.remove(its);
        });
    }

    /** The notices go last: links are found by them. */
    private void clear(Forgotten going) {
        onlookers.changed(going.id());
        for (Notice notice : forgotten.notices(going.id())) {
            links.remove(digest(going, notice));
        }
        stuck.of(going.organisation(), going.id()).forEach(item -> stuck.remove(item.id()));
        holders.forEach(holder -> holder.forget(going.id()));
    }

    /** A token follows from the address's mark; nobody needs the address for it. */
    private String digest(Forgotten going, Notice notice) {
        var contact = new Contact(notice.patient(), notice.channel(), "", notice.mark());
        return JoinTokens.digest(tokens.token(going.id(), contact));
    }
}
