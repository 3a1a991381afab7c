package org.virtualvisits.core.hygiene;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.organisation.Organisations;

/**
 * Use case: begin sweeps, at night or when somebody asks. A sweep only counts unless its rule set is approved as it is,
 * the last sweep has not stopped since, and an earlier sweep tells how much is to be expected (V12).
 */
public final class BeginSweeps {

    /** A sweep may change this much more often than the last one would have. */
    private static final long FACTOR = 2;

    /** So few changes are never far more than last time. */
    private static final long LEAST_BUDGET = 100;

    private static final int LOOKED_BACK = 20;

    private final Organisations organisations;
    private final RuleSets ruleSets;
    private final Sweeps sweeps;
    private final SweepCalls calls;
    private final Clock clock;

    /** Keeps its ports. */
    public BeginSweeps(Organisations organisations, RuleSets ruleSets, Sweeps sweeps, SweepCalls calls, Clock clock) {
        this.organisations = organisations;
        this.ruleSets = ruleSets;
        this.sweeps = sweeps;
        this.calls = calls;
        this.clock = clock;
    }

    /** Begins one for every rule set of every organisation; returns how many. */
    public int all() {
        int begun = 0;
        for (OrganisationId organisation : organisations.all()) {
            for (RuleSets.Approved rules : ruleSets.of(organisation)) {
                begun += begin(rules, false) instanceof Outcome.Begun ? 1 : 0;
            }
        }
        return begun;
    }

    /**
     * Begins one.
     *
     * @param countOnly whether it must not do more than count, whatever is approved
     */
    public Outcome one(OrganisationId organisation, String ruleSet, boolean countOnly) {
        return ruleSets.find(organisation, ruleSet)
                .map(rules -> begin(rules, countOnly))
                .orElseGet(Outcome.Unknown::new);
    }

    private Outcome begin(RuleSets.Approved rules, boolean countOnly) {
        Instant now = clock.instant();
        List<Sweep> before =
                sweeps.of(rules.rules().organisation(), rules.rules().id(), LOOKED_BACK);
        Optional<Sweep> active = before.stream().filter(Sweep::isActive).findFirst();
        if (active.isPresent()) {
            return new Outcome.UnderWay(active.get().id());
        }
        SweepId id = SweepId.at(rules.rules(), now);
        Optional<Long> budget = countOnly ? Optional.empty() : budget(rules, before);
        var sweep = new Sweep(
                id,
                rules.rules(),
                budget.flatMap(granted -> rules.valid()),
                Sweep.State.STARTING,
                now,
                Optional.empty(),
                budget.orElse(0L),
                0,
                List.of(),
                Optional.empty());
        if (!sweeps.add(sweep)) {
            return new Outcome.UnderWay(id);
        }
        calls.start(id);
        return new Outcome.Begun(id, sweep.enforces());
    }

    /** How many changes the next sweep may make; empty where it must only count. */
    static Optional<Long> budget(RuleSets.Approved rules, List<Sweep> newestFirst) {
        Optional<Approval> approval = rules.valid();
        Optional<Instant> stopped = newestFirst.stream()
                .filter(sweep -> sweep.state() == Sweep.State.STOPPED)
                .flatMap(sweep -> sweep.ended().stream())
                .findFirst();
        boolean looked = approval.filter(
                        its -> stopped.filter(when -> !its.at().isAfter(when)).isEmpty())
                .isPresent();
        return newestFirst.stream()
                .filter(sweep -> looked && sweep.state() == Sweep.State.FINISHED)
                .filter(sweep -> sweep.rules().digest().equals(rules.rules().digest()))
                .flatMap(sweep -> sweep.total().stream())
                .findFirst()
                .map(last -> Math.min(rules.rules().caps().run(), Math.max(LEAST_BUDGET, FACTOR * last.due())));
    }

    /** Every way this can end. */
    public sealed interface Outcome {
        /** It has begun; whether it does more than count. */
        record Begun(SweepId id, boolean enforces) implements Outcome {}

        /** There is one under way, or was one this very minute. */
        record UnderWay(SweepId id) implements Outcome {}

        /** No such rule set. */
        record Unknown() implements Outcome {}
    }
}
