package org.virtualvisits.core.readiness;

import java.time.Duration;
import java.time.Instant;
import org.virtualvisits.core.kernel.OrganisationId;

/** Port: asks for work on a run, by whichever instance. Messages hold ids only (V8). */
public interface ReadinessCalls {

    /** The queue that runs go through. */
    String CHECK_READINESS = "check-readiness";

    /**
     * Asks for the next subjects.
     *
     * @param started which run, by its beginning
     */
    void check(OrganisationId organisation, Instant started, Duration after);
}
