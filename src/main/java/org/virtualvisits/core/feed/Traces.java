package org.virtualvisits.core.feed;

import java.time.Instant;
import java.util.Map;
import org.virtualvisits.core.kernel.VisitId;

/**
 * Port: what this feature keeps of a visit, beside the visit's own rows and without touching their versions: who has
 * arrived, and where the visit is listed.
 */
public interface Traces {

    /** All that is kept; empty maps and {@link Places#NONE} where there is nothing. */
    Trace of(VisitId visit);

    /**
     * Notes that a patient has arrived; the first time counts.
     *
     * @return whether this was the first time
     */
    boolean arrive(VisitId visit, String patient, Instant at);

    /** Notes where the visit is listed. */
    void remember(VisitId visit, Places places);

    /**
     * What is kept of one visit.
     *
     * @param arrived by patient's key
     */
    record Trace(Map<String, Instant> arrived, Places places) {

        /** Keeps its own copy. */
        public Trace {
            arrived = Map.copyOf(arrived);
        }
    }
}
