package org.virtualvisits.core.retention;

import java.util.Optional;
import org.virtualvisits.core.kernel.OrganisationId;

/** Port: what organisations have said about how long to keep. */
public interface RetentionPeriods {

    /** What an organisation has said; empty if {@link Periods#USUAL} is meant. */
    Optional<Periods> find(OrganisationId organisation);

    /** Adds or replaces it. */
    void put(OrganisationId organisation, Periods periods);

    /** Goes back to what is usual; absent is fine. */
    void remove(OrganisationId organisation);
}
