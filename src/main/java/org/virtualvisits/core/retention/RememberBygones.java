package org.virtualvisits.core.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.visit.Bygones;
import org.virtualvisits.core.visit.Forgotten;

/** {@link Bygones} by what was forgotten, and by how long organisations keep. */
public final class RememberBygones implements Bygones {

    private final ForgottenVisits forgotten;
    private final RetentionPeriods periods;
    private final Clock clock;

    /** Keeps its ports. */
    public RememberBygones(ForgottenVisits forgotten, RetentionPeriods periods, Clock clock) {
        this.forgotten = forgotten;
        this.periods = periods;
        this.clock = clock;
    }

    @Override
    public Optional<Forgotten.Kept> find(VisitId visit) {
        return forgotten.find(visit);
    }

    /** What ended lately is over for nobody, so that almost no delivery asks for the period. */
    @Override
    public boolean isOver(OrganisationId organisation, Instant last) {
        Instant now = clock.instant();
        if (last.plus(Duration.ofDays(Periods.FEWEST_DAYS)).isAfter(now)) {
            return false;
        }
        int days = periods.find(organisation).orElse(Periods.USUAL).visits();
        return !last.plus(Duration.ofDays(days)).isAfter(now);
    }
}
