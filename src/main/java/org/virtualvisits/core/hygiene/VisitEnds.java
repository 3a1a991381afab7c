package org.virtualvisits.core.hygiene;

import java.time.Instant;
import java.util.Optional;

/** Tells when the visit that a notice is about ends. */
@FunctionalInterface
public interface VisitEnds {

    /** The end of the notice's visit, or empty if the visit is no longer known. */
    Optional<Instant> endOf(String noticeKey);
}
