package org.virtualvisits.core.poll;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.visit.AppointmentChange;

/**
 * One page of the appointments that have changed.
 *
 * @param found in the server's order
 * @param unreadable entries that are appointments and cannot be told from others
 * @param next where the rest is; empty on the last page
 * @param sorted whether the server says that it sorted by last change
 */
public record Page(List<Found> found, int unreadable, Optional<String> next, boolean sorted) {

    /** Keeps its own copy. */
    public Page {
        found = List.copyOf(found);
    }

    /**
     * One appointment as it is now.
     *
     * @param updated when it was last changed, by the EHR's clock
     */
    public record Found(AppointmentChange change, Optional<Instant> updated) {}

    /** Reads what an EHR says. */
    public interface Reader {

        /**
         * A page.
         *
         * @param json of a stranger
         * @param asked when it was asked for
         * @return empty if it is no page
         */
        Optional<Page> read(String json, Instant asked);
    }
}
