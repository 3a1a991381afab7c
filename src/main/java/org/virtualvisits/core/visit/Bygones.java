package org.virtualvisits.core.visit;

import java.time.Instant;
import java.util.Optional;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.VisitId;

/** Port of this feature to that above it which forgets visits: what a late delivery must not bring back. */
public interface Bygones {

    /** Nothing was ever forgotten. */
    Bygones NONE = new Bygones() {
        @Override
        public Optional<Forgotten.Kept> find(VisitId visit) {
            return Optional.empty();
        }

        @Override
        public boolean isOver(OrganisationId organisation, Instant last) {
            return false;
        }
    };

    /** What stands in the place of a visit that was forgotten. */
    Optional<Forgotten.Kept> find(VisitId visit);

    /** Whether a visit of which that is the last moment known would be forgotten at once. */
    boolean isOver(OrganisationId organisation, Instant last);
}
