package org.virtualvisits.core.visit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.Spread;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Organisations;

/**
 * Use case: bring what exists in Teams and in the patient's hands in line with what is wanted. Level-triggered: it may
 * run any number of times, at any moment, after any crash, by any number of instances, and ends in the same state.
 */
public final class ReconcileVisit {

    /** What a person must mend is tried again this often while the visit lies ahead: the fix needs no further act. */
    private static final Duration UNTIL_MENDED = Duration.ofMinutes(10);

    /** Longer than notices take, claims that died included. */
    static final Duration UNTIL_TOLD = Duration.ofMinutes(5);

    /** More than any honest run needs: find, remove, create, amend, settle, each against a few competing writers. */
    private static final int MOST_STEPS = 24;

    /** Afterwards the sweep goes on alone; by then about ten minutes have passed. */
    static final int LAST_ATTEMPT = 8;

    private final Visits visits;
    private final Organisations organisations;
    private final Unsettled unsettled;
    private final Wakeups wakeups;
    private final EhrSide ehr;
    private final TeamsSide teams;
    private final PatientSide patients;
    private final Onlookers onlookers;
    private final Clock clock;
    private final Supplier<String> runs;
    private final LatelyAgreed agreed = new LatelyAgreed();

    /**
     * Keeps its ports.
     *
     * @param runs names each run, never the same twice
     */
    public ReconcileVisit(
            Visits visits,
            Organisations organisations,
            Unsettled unsettled,
            Wakeups wakeups,
            EhrSide ehr,
            TeamsSide teams,
            PatientSide patients,
            Onlookers onlookers,
            Clock clock,
            Supplier<String> runs) {
        this.visits = visits;
        this.organisations = organisations;
        this.unsettled = unsettled;
        this.wakeups = wakeups;
        this.ehr = ehr;
        this.teams = teams;
        this.patients = patients;
        this.onlookers = onlookers;
        this.clock = clock;
        this.runs = runs;
    }

    /**
     * Reconciles the visit of a change, and keeps the list of unsettled changes true.
     *
     * @param attempt how often this has been asked for in a row, from 1
     * @param cause what set this going
     */
    public Outcome reconcile(Unsettled.Change change, int attempt, Cause cause) {
        if (change.isOfAppointment() && agrees(change.visit())) {
            unsettled.settle(change);
            return new Outcome.Settled(Optional.empty());
        }
        Optional<String> seen = isOfNotices(change) ? unsettled.marking(change) : Optional.empty();
        var run = new Run(runs.get(), clock, cause);
        Outcome outcome = outcome(run, change.visit());
        onlookers.changed(change.visit());
        switch (outcome) {
            case Outcome.Settled(var telling) -> {
                settled(change, seen, telling, cause);
                run.lookedAt().ifPresent(version -> agreed.note(change.visit(), version, clock.instant()));
            }
            case Outcome.Unknown unknown -> unsettled.settle(change);
            case Outcome.Waiting waiting ->
                unsettled.mark(change, clock.instant().plus(UNTIL_MENDED), cause);
            case Outcome.Later(var after) -> {
                Duration delay = after.isZero() ? backoff(change, attempt) : after;
                if (attempt < LAST_ATTEMPT) {
                    unsettled.mark(change, clock.instant().plus(delay).plus(delay), cause);
                    wakeups.reconcile(change, attempt + 1, delay, cause);
                } else {
                    unsettled.mark(change, clock.instant().plus(delay), cause);
                }
            }
        }
        return outcome;
    }

    /**
     * While notices are on their way, the visit stays on the list under a name of theirs: a lost one is asked for again.
     * Another run may have planned some since this one looked, and marked them under that name: then it stays as well.
     */
    private void settled(Unsettled.Change change, Optional<String> seen, Optional<Instant> telling, Cause cause) {
        telling.ifPresent(
                first -> unsettled.mark(Unsettled.Change.ofNotices(change.visit()), first.plus(UNTIL_TOLD), cause));
        if (!isOfNotices(change)) {
            unsettled.settle(change);
        } else if (telling.isEmpty()) {
            seen.ifPresent(marking -> unsettled.settle(change, marking));
        }
    }

    private static boolean isOfNotices(Unsettled.Change change) {
        return change.equals(Unsettled.Change.ofNotices(change.visit()));
    }

    /** Whether the visit is still as it was when a run of this instance found it in agreement. */
    private boolean agrees(VisitId visit) {
        return agreed.version(visit, clock.instant())
                .filter(version -> visits.find(visit)
                        .filter(now -> now.version().equals(version))
                        .isPresent())
                .isPresent();
    }

    private Outcome outcome(Run run, VisitId id) {
        for (int i = 0; i < MOST_STEPS; i++) {
            Optional<Visits.Story> story = run.carried().or(() -> visits.read(id));
            if (story.isEmpty()) {
                return new Outcome.Unknown();
            }
            run.look(story.get().stored().version());
            Optional<Outcome> end = step(run, story.get());
            if (end.isPresent()) {
                return end.get();
            }
        }
        return new Outcome.Later(Duration.ZERO);
    }

    /** One step towards agreement; empty while more is to be done. */
    private Optional<Outcome> step(Run run, Visits.Story story) {
        Visit visit = story.visit();
        Optional<Instant> busyUntil = run.heldByAnother(visit);
        if (busyUntil.isPresent()) {
            return Optional.of(new Outcome.Later(Duration.between(clock.instant(), busyUntil.get())));
        }
        var organisation = organisations.find(visit.organisation());
        if (organisation.isEmpty()) {
            return Optional.of(new Outcome.Unknown());
        }
        Decision decision = new Decide(visit, organisation.get(), clock.instant()).decision();
        return decision instanceof Decision.Meet
                ? switch (ehr.next(run, story, organisation.get())) {
                    case EhrSide.Next.Again() -> Optional.empty();
                    case EhrSide.Next.On(var instead) -> step(run, story, decision, organisation.get(), instead);
                }
                : step(run, story, decision, organisation.get(), Optional.empty());
    }

    private Optional<Outcome> step(
            Run run, Visits.Story story, Decision decision, Organisation organisation, Optional<Outcome> instead) {
        return switch (teams.next(run, story, decision)) {
            case TeamsSide.Next.Again() -> Optional.empty();
            case TeamsSide.Next.Later(var after) -> Optional.of(new Outcome.Later(after));
            case TeamsSide.Next.Agreed agreed -> patients.settle(run, agreed.or(instead), organisation);
        };
    }

    /** For who does not say when: 5 s, 10 s and so on to 5 minutes, and up to a quarter more by id. */
    private static Duration backoff(Unsettled.Change change, int attempt) {
        Duration pause = Duration.ofSeconds(5L << Math.min(attempt - 1, 6));
        return pause.plus(Spread.of(change.visit() + change.key() + attempt, pause.dividedBy(4)));
    }

    /** How a run ended. */
    public sealed interface Outcome {
        /**
         * What exists is what is wanted.
         *
         * @param telling when the first of the notices that are on their way is to be sent; empty if there are none
         */
        record Settled(Optional<Instant> telling) implements Outcome {}

        /** A person must mend something first; the visit says what. */
        record Waiting() implements Outcome {}

        /**
         * Something is out of reach for now.
         *
         * @param after how long it asks us to wait; zero where it does not say
         */
        record Later(Duration after) implements Outcome {}

        /** There is no such visit. */
        record Unknown() implements Outcome {}
    }
}
