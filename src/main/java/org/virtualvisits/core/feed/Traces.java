package org.virtualvisits.core.feed;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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

    /**
     * Notes where the visit is listed, if nobody else has since.
     *
     * @param over the version that was read; empty if there was nothing
     * @return the version that it has now; empty, and nothing is noted, if somebody else was first
     */
    Optional<String> remember(VisitId visit, Places places, Optional<String> over);

    /**
     * What is kept of one visit.
     *
     * @param arrived by patient's key
     * @param version of the places; empty where there are none
     */
    record Trace(Map<String, Instant> arrived, Places places, Optional<String> version) {

        /** Keeps its own copy. */
        public Trace {
            arrived = Map.copyOf(arrived);
        }
    }
}
