package org.virtualvisits.core.stuck;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.VisitId;

/** Port: the list of what does not go on by itself. */
public interface Stuck {

    /** Puts something on the list; what is there already stays as it is, with its age and its dismissal. */
    void put(StuckItem item);

    /** One thing on the list. */
    Optional<StuckItem> find(StuckId id);

    /** All that is stuck about a visit, dismissed or not. */
    List<StuckItem> of(OrganisationId organisation, VisitId visit);

    /** Takes something off the list; absent is fine. */
    void remove(StuckId id);

    /** Hides something from the list until it is gone and stuck again; absent is fine. */
    void dismiss(StuckId id, Instant at);

    /**
     * Some of what is stuck and not dismissed.
     *
     * @param after where the page before ended
     * @throws IllegalArgumentException if no page ever ended there
     */
    Page page(Filter filter, Optional<String> after, int atMost);

    /**
     * Which of them.
     *
     * @param before only what has been stuck since then or longer
     */
    record Filter(Optional<OrganisationId> organisation, Optional<String> reason, Optional<Instant> before) {

        /** Whether one is meant. */
        public boolean matches(StuckItem item) {
            return item.dismissed().isEmpty()
                    && organisation
                            .filter(its -> !its.equals(item.organisation()))
                            .isEmpty()
                    && reason.filter(its -> !its.equals(item.reason())).isEmpty()
                    && before.filter(its -> item.since().isAfter(its)).isEmpty();
        }
    }

    /**
     * Some of the list.
     *
     * @param next where to go on; empty at the end. A page may be short, or empty, and still not the last
     */
    record Page(List<StuckItem> items, Optional<String> next) {
        /** Keeps its own copy. */
        public Page {
            items = List.copyOf(items);
        }
    }
}
