package org.virtualvisits.core.readiness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.organisation.Organisations;

/** Use case: begin a run, at night or when somebody asks; and ask again for runs that a crash has left (V3). */
public final class StartReadiness {

    /** Whoever is due has begun within this, or was forgotten. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Organisations organisations;
    private final ReadinessLedger ledger;
    private final ReadinessCalls calls;
    private final Clock clock;

    /** Keeps its ports. */
    public StartReadiness(Organisations organisations, ReadinessLedger ledger, ReadinessCalls calls, Clock clock) {
        this.organisations = organisations;
        this.ledger = ledger;
        this.calls = calls;
        this.clock = clock;
    }

    /** Begins a run for every organisation; returns how many. */
    public int all() {
        int begun = 0;
        for (OrganisationId organisation : organisations.all()) {
            begun += one(organisation) instanceof Outcome.Begun ? 1 : 0;
        }
        return begun;
    }

    /** Begins one, unless one is under way. */
    public Outcome one(OrganisationId organisation) {
        Optional<Integer> total = organisations
                .find(organisation)
                .map(its -> CheckSubjects.of(its).size());
        if (total.isEmpty()) {
            return new Outcome.Unknown();
        }
        Optional<ReadinessLedger.Stored> before = ledger.run(organisation);
        if (before.filter(stored -> stored.run().isActive()).isPresent()) {
            return new Outcome.UnderWay();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Run run = Run.begun(organisation, now, total.get());
        if (ledger.write(run, before.map(ReadinessLedger.Stored::version)).isEmpty()) {
            return new Outcome.UnderWay();
        }
        calls.check(organisation, now, Duration.ZERO);
        return new Outcome.Begun(run);
    }

    /** Asks again for every run that should have gone on by now; returns how many. */
    public int follow() {
        int asked = 0;
        Instant late = clock.instant().minus(PATIENCE);
        for (OrganisationId organisation : organisations.all()) {
            Optional<Run> forgotten = ledger.run(organisation)
                    .map(ReadinessLedger.Stored::run)
                    .filter(run -> run.isActive() && run.due().isBefore(late));
            forgotten.ifPresent(run -> calls.check(organisation, run.started(), Duration.ZERO));
            asked += forgotten.isPresent() ? 1 : 0;
        }
        return asked;
    }

    /** Every way this can end. */
    public sealed interface Outcome {
        /** It has begun. */
        record Begun(Run run) implements Outcome {}

        /** There is one already. */
        record UnderWay() implements Outcome {}

        /** No such organisation. */
        record Unknown() implements Outcome {}
    }
}
