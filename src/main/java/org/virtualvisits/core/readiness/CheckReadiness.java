package org.virtualvisits.core.readiness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Organisations;

/**
 * Use case: go on with a run, a group of subjects at a time. One worker is at a run at a time; what a dead one left is taken
 * up when its lease is over. What was found is written before the run moves on, so that a crash repeats a group and skips
 * none.
 *
 * <p>Teams answers an app 30 reads of meetings in any second (Graph page "throttling-limits"), from all instances together.
 * A group asks for 20 at most, and the next group not before a second has passed: so 20 it is in any second, and ten are
 * left to others. Nobody waits for that here: the next group is a message that comes later.
 */
public final class CheckReadiness {

    /** Six batches of the longest call there is, and room. */
    static final Duration LEASE = Duration.ofMinutes(4);

    /** Between two groups' reads of meetings. */
    static final Duration STEP = Duration.ofSeconds(1);

    /** After this no further group is begun; the host ends a function after five minutes. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** Then a group is reported as it is; with the growing pauses below that is half an hour. */
    static final int MOST_STALLS = 8;

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private static final int FORGOTTEN_AT_ONCE = 1_000;

    private final Organisations organisations;
    private final ReadinessLedger ledger;
    private final CheckSubjects checkSubjects;
    private final WakeVisits wakeVisits;
    private final ReadinessCalls calls;
    private final Measures measures;
    private final Clock clock;
    private final Supplier<String> runs;

    /** Keeps its ports. */
    public CheckReadiness(
            Organisations organisations,
            ReadinessLedger ledger,
            Grounds grounds,
            WakeVisits wakeVisits,
            ReadinessCalls calls,
            Measures measures,
            Clock clock,
            Supplier<String> runs) {
        this.organisations = organisations;
        this.ledger = ledger;
        this.checkSubjects = new CheckSubjects(grounds, clock);
        this.wakeVisits = wakeVisits;
        this.calls = calls;
        this.measures = measures;
        this.clock = clock;
        this.runs = runs;
    }

    /**
     * Goes on with a run.
     *
     * @param started which one, by its beginning
     */
    public Outcome check(OrganisationId organisation, Instant started) {
        Optional<ReadinessLedger.Stored> found = ledger.run(organisation)
                .filter(stored ->
                        stored.run().started().equals(started) && stored.run().isActive());
        if (found.isEmpty()) {
            return Outcome.OVER;
        }
        Instant now = clock.instant();
        Run run = found.get().run();
        if (run.isHeldByAnother(now) || run.due().isAfter(now)) {
            Instant at = run.isHeldByAnother(now) ? run.until() : run.due();
            calls.check(organisation, started, Duration.between(now, at));
            return run.isHeldByAnother(now) ? Outcome.BUSY : Outcome.EARLY;
        }
        String holder = runs.get();
        return ledger.write(
                        run.heldBy(holder, now.plus(LEASE)),
                        Optional.of(found.get().version()))
                .map(held -> groups(held, holder, now))
                .orElse(Outcome.BUSY);
    }

    private Outcome groups(ReadinessLedger.Stored first, String holder, Instant began) {
        ReadinessLedger.Stored held = first;
        while (true) {
            Run run = held.run();
            Optional<Organisation> organisation = organisations.find(run.organisation());
            List<Subject> next = organisation.map(CheckSubjects::of).orElse(List.of()).stream()
                    .filter(subject -> !run.includes(subject))
                    .limit(Accounts.AT_ONCE)
                    .toList();
            if (organisation.isEmpty() || next.isEmpty()) {
                return finished(held);
            }
            CheckSubjects.Seen seen =
                    checkSubjects.look(organisation.get(), next, "readiness " + holder, run.stalls() >= MOST_STALLS);
            if (seen.signedOut()) {
                return stopped(held);
            }
            if (seen.later().isPresent()) {
                return postponed(held, seen.later().get());
            }
            Optional<ReadinessLedger.Stored> written = written(held, seen.reports(), holder);
            if (written.isEmpty()) {
                return Outcome.LOST;
            }
            held = written.get();
            Instant now = clock.instant();
            Instant due = seen.meetingsAsked().plus(STEP);
            if (due.isAfter(now) || !now.isBefore(began.plus(LONGEST))) {
                return handedOn(held, due.isAfter(now) ? due : now);
            }
        }
    }

    /** Visits are woken before the new state is known, because a crash after that would leave no trace of the change. */
    private Optional<ReadinessLedger.Stored> written(ReadinessLedger.Stored held, List<Report> reports, String holder) {
        Run run = held.run();
        Map<String, Boolean> before = new HashMap<>();
        ledger
                .between(
                        run.organisation(),
                        reports.getFirst().subject().key(),
                        reports.getLast().subject().key())
                .stream()
                .filter(report -> report.until().isAfter(clock.instant()))
                .forEach(report -> before.put(report.subject().key(), report.isReady()));
        List<Subject> changed = reports.stream()
                .filter(report -> before.getOrDefault(report.subject().key(), true) != report.isReady())
                .map(Report::subject)
                .toList();
        int woken = wakeVisits.of(run.organisation(), changed, run);
        ledger.put(run.organisation(), reports);
        return ledger.write(
                run.with(reports, woken).heldBy(holder, clock.instant().plus(LEASE)), Optional.of(held.version()));
    }

    private Outcome handedOn(ReadinessLedger.Stored held, Instant due) {
        return release(held, due, 0) ? Outcome.CHECKED : Outcome.LOST;
    }

    private Outcome postponed(ReadinessLedger.Stored held, Duration asked) {
        int stalls = held.run().stalls() + 1;
        Duration own = Duration.ofSeconds(5L << Math.min(stalls, 7));
        Duration pause = own.compareTo(asked) > 0 ? own : asked;
        Instant due = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        return release(held, due, stalls) ? Outcome.POSTPONED : Outcome.LOST;
    }

    private boolean release(ReadinessLedger.Stored held, Instant due, int stalls) {
        Run run = held.run();
        boolean mine = ledger.write(run.released(due, stalls), Optional.of(held.version()))
                .isPresent();
        if (mine) {
            calls.check(run.organisation(), run.started(), Duration.between(clock.instant(), due));
        }
        return mine;
    }

    private Outcome stopped(ReadinessLedger.Stored held) {
        Run run = held.run();
        var report = new Report(new Subject.App(), List.of(new Finding(Defect.SIGN_IN_REFUSED, "")), clock.instant());
        ledger.put(run.organisation(), List.of(report));
        return over(held, run.over(Run.State.STOPPED, clock.instant()));
    }

    private Outcome finished(ReadinessLedger.Stored held) {
        Run run = held.run();
        int forgotten;
        do {
            forgotten = ledger.forget(run.organisation(), run.started(), FORGOTTEN_AT_ONCE);
        } while (forgotten == FORGOTTEN_AT_ONCE);
        return over(held, run.over(Run.State.FINISHED, clock.instant()));
    }

    private Outcome over(ReadinessLedger.Stored held, Run ended) {
        if (ledger.write(ended, Optional.of(held.version())).isEmpty()) {
            return Outcome.LOST;
        }
        tell(ended);
        return Outcome.OVER;
    }

    private void tell(Run run) {
        String organisation = run.organisation().value();
        measures.count(
                Measure.READINESS_RUNS,
                Map.of(Measures.Label.OUTCOME, run.state() == Run.State.FINISHED ? "finished" : "stopped"));
        if (run.state() != Run.State.FINISHED) {
            return;
        }
        measures.tell(
                Measure.READINESS_SUBJECTS,
                run.ready(),
                Map.of(Measures.Label.ORGANISATION, organisation, Measures.Label.STATE, "ready"));
        measures.tell(
                Measure.READINESS_SUBJECTS,
                run.done() - run.ready(),
                Map.of(Measures.Label.ORGANISATION, organisation, Measures.Label.STATE, "not-ready"));
        for (Defect defect : Defect.values()) {
            measures.tell(
                    Measure.READINESS_DEFECTS,
                    run.counts().getOrDefault(defect, 0),
                    Map.of(Measures.Label.ORGANISATION, organisation, Measures.Label.KIND, defect.name()));
        }
    }

    /** Every way this can end. */
    public enum Outcome {
        /** Some subjects were looked at; the rest is asked for. */
        CHECKED,
        /** A service could not be asked now; the same is asked for again. */
        POSTPONED,
        /** Its time has not come; asked for again. */
        EARLY,
        /** Another worker is at it; asked for again, in case that one dies. */
        BUSY,
        /** Another worker took it over meanwhile, and goes on. */
        LOST,
        /** There is nothing left to do. */
        OVER
    }
}
