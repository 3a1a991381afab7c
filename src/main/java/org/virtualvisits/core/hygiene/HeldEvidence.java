package org.virtualvisits.core.hygiene;

import java.time.Instant;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.retention.Evidence;

/** Tells retention what sweeps leave behind. */
public final class HeldEvidence implements Evidence {

    /** There is about one sweep a night; after a change of the period the rest takes some days. */
    private static final int A_DAY = 20;

    private final Sweeps sweeps;

    /** Keeps its port. */
    public HeldEvidence(Sweeps sweeps) {
        this.sweeps = sweeps;
    }

    @Override
    public void drop(OrganisationId organisation, Instant before) {
        sweeps.before(organisation, before, A_DAY).forEach(sweeps::drop);
    }
}
