package org.virtualvisits.core.visit;

import org.virtualvisits.core.kernel.VisitId;

/**
 * Port of this feature to those above it: they are told when what there is to see of a visit may have changed, and keep
 * their indexes true. Told before the change is settled, so that a crash in between leaves a trace, and may be told again.
 */
@FunctionalInterface
public interface Onlookers {

    /** Nobody looks on. */
    Onlookers NOBODY = visit -> {};

    /** Something about this visit may look different now. */
    void changed(VisitId visit);
}
