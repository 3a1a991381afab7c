package org.virtualvisits.core.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.organisation.Organisations;
import org.virtualvisits.core.repair.Progress;
import org.virtualvisits.core.repair.Walk;
import org.virtualvisits.core.visit.Forgotten;
import org.virtualvisits.core.visit.Visits;

/**
 * Use case: once a day, walk over all visits, a slice at a time, and forget those whose time is over; of those forgotten
 * before, finish what was left undone and remove what was done about them when its time is over too. A visit that cannot
 * be forgotten today stays for tomorrow and holds up no other (V11). At the end of the walk goes old evidence of other work.
 */
public final class ForgetVisits {

    /** The job's name in {@link Progress}. */
    public static final String JOB = "retention";

    private static final String FORGOTTEN = "forgotten";
    private static final String OVERDUE = "overdue";
    private static final int SLICE = 100;

    /** Of one slice; there are as many as visits in two years, where there are visits of ninety days. */
    private static final int MOST_DUE = 1_000;

    private static final Duration PASS = Duration.ofDays(1);

    /** A run ends in time for the next one, and for the platform's own limit. */
    private static final Duration LONGEST_RUN = Duration.ofMinutes(2);

    private final Visits visits;
    private final ForgottenVisits forgotten;
    private final ForgetVisit forget;
    private final RetentionPeriods periods;
    private final Organisations organisations;
    private final Walk walk;
    private final DropOrphans orphans;
    private final List<Evidence> evidence;
    private final Measures measures;
    private final Clock clock;
    private final Supplier<String> names;

    /**
     * Keeps its ports.
     *
     * @param names never the same twice
     */
    public ForgetVisits(
            Visits visits,
            ForgottenVisits forgotten,
            ForgetVisit forget,
            RetentionPeriods periods,
            Organisations organisations,
            Progress progress,
            DropOrphans orphans,
            List<Evidence> evidence,
            Measures measures,
            Clock clock,
            Supplier<String> names) {
        this.visits = visits;
        this.forgotten = forgotten;
        this.forget = forget;
        this.periods = periods;
        this.organisations = organisations;
        this.walk = new Walk(JOB, PASS, progress, clock);
        this.orphans = orphans;
        this.evidence = List.copyOf(evidence);
        this.measures = measures;
        this.clock = clock;
        this.names = names;
    }

    /** How far the last pass came. */
    public Optional<Progress.Pass> last() {
        return walk.last();
    }

    /**
     * Goes on where the last run ended, and returns how many visits it looked at.
     *
     * @throws IllegalStateException if some could not be forgotten; all others of the run were looked at
     */
    public int go() {
        Instant until = clock.instant().plus(LONGEST_RUN);
        Optional<Progress.Pass> due = walk.due();
        if (due.isEmpty()) {
            orphans.go(until);
            return 0;
        }
        var run = new Run(Cause.ofTimer(JOB, Cause.correlation(names.get())));
        Progress.Pass pass = walk.on(due.get(), until, run::slice);
        if (pass.finished().isPresent()) {
            run.dropEvidence();
            measures.tell(Measure.RETENTION_OVERDUE, pass.mended().getOrDefault(OVERDUE, 0), Map.of());
        }
        run.failIfAny();
        return pass.seen() - due.get().seen();
    }

    /** One run, which asks for each organisation's periods once. Used by one thread. */
    private final class Run {

        private final Cause cause;
        private final Map<OrganisationId, Periods> known = new HashMap<>();
        private final Instant auditOver;
        private Optional<RuntimeException> failure = Optional.empty();
        private int failures;

        private Run(Cause cause) {
            this.cause = cause;
            int shortest = organisations.all().stream()
                    .mapToInt(organisation -> of(organisation).audit())
                    .min()
                    .orElse(Periods.USUAL.audit());
            this.auditOver = clock.instant().minus(days(Math.min(shortest, Periods.USUAL.audit())));
        }

        Progress.Pass slice(Progress.Pass pass) {
            List<VisitId> ids = visits.after(pass.reached().map(VisitId::new), SLICE);
            boolean isLast = ids.size() < SLICE;
            Optional<VisitId> end = isLast ? Optional.empty() : Optional.of(ids.getLast());
            forgotten
                    .due(pass.reached().map(VisitId::new), end, auditOver, MOST_DUE)
                    .forEach(kept -> attempt(() -> afterwards(kept)));
            var counts = new HashMap<>(pass.mended());
            for (VisitId id : ids) {
                visits.find(id).ifPresent(stored -> attempt(() -> look(stored, counts)));
            }
            Progress.Pass further = pass.further(
                    ids.isEmpty() ? Optional.empty() : Optional.of(ids.getLast().value()), ids.size(), counts);
            return isLast ? further.over(clock.instant()) : further;
        }

        private void look(Visits.Stored stored, Map<String, Integer> counts) {
            Instant now = clock.instant();
            Instant end = stored.visit()
                    .last()
                    .plus(days(of(stored.visit().organisation()).visits()));
            if (end.isAfter(now)) {
                return;
            }
            if (forget.forget(stored, cause)) {
                counts.merge(FORGOTTEN, 1, Integer::sum);
            } else {
                counts.merge(OVERDUE, (int) Duration.between(end, now).toDays(), Math::max);
            }
        }

        private void afterwards(Forgotten.Kept kept) {
            Forgotten its = kept.forgotten();
            boolean over =
                    !its.last().plus(days(of(its.organisation()).audit())).isAfter(clock.instant());
            if (over) {
                forget.remove(kept);
            } else if (its.going()) {
                forget.finish(kept);
            }
        }

        /** Once a pass, at its end. */
        void dropEvidence() {
            organisations
                    .all()
                    .forEach(organisation -> evidence.forEach(kept -> attempt(() -> kept.drop(
                            organisation,
                            clock.instant().minus(days(of(organisation).audit()))))));
        }

        /** What goes wrong with one must not keep all after it for ever; the run fails in the end, and is seen to. */
        private void attempt(Runnable work) {
            try {
                work.run();
            } catch (RuntimeException e) {
                failure = failure.or(() -> Optional.of(e));
                failures++;
            }
        }

        void failIfAny() {
            failure.ifPresent(first -> {
                throw new IllegalStateException(
                        failures + " visits, or organisations' evidence, could not be forgotten", first);
            });
        }

        private Periods of(OrganisationId organisation) {
            return known.computeIfAbsent(organisation, its -> periods.find(its).orElse(Periods.USUAL));
        }
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
