package org.virtualvisits.core.hygiene;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.Measures.Label;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.organisation.Organisations;

/** Use case: follow the sweeps under way, and ask again for whatever a crash or a lost message has left (V3). */
public final class FollowSweeps {

    /** Whoever is due has begun within this, or was forgotten. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    /** A run that asks for these many leaves the rest to the next one. */
    private static final int MOST_A_RUN = 2_000;

    private final Organisations organisations;
    private final RuleSets ruleSets;
    private final Sweeps sweeps;
    private final SweepCalls calls;
    private final Measures measures;
    private final Clock clock;

    /** Keeps its ports. */
    public FollowSweeps(
            Organisations organisations,
            RuleSets ruleSets,
            Sweeps sweeps,
            SweepCalls calls,
            Measures measures,
            Clock clock) {
        this.organisations = organisations;
        this.ruleSets = ruleSets;
        this.sweeps = sweeps;
        this.calls = calls;
        this.measures = measures;
        this.clock = clock;
    }

    /** Asks, and returns how often. */
    public int follow() {
        int asked = 0;
        var seen = new Seen();
        for (OrganisationId organisation : organisations.all()) {
            for (RuleSets.Approved rules : ruleSets.of(organisation)) {
                List<Sweep> latest = sweeps.of(organisation, rules.rules().id(), 2);
                for (Sweep sweep : latest) {
                    asked += sweep.isActive() ? follow(sweep, MOST_A_RUN - asked, seen) : 0;
                }
                latest.stream()
                        .filter(sweep -> sweep.state() == Sweep.State.FINISHED)
                        .flatMap(sweep -> sweep.ended().stream())
                        .max(Comparator.naturalOrder())
                        .ifPresent(seen::finished);
            }
        }
        seen.tell(measures, clock.instant());
        return asked;
    }

    /** What the sweeps under way come to, all together. */
    private static final class Seen {

        private int running;
        private int mailboxes;
        private int over;
        private Optional<Instant> finished = Optional.empty();

        private void finished(Instant when) {
            finished = finished.filter(when::isAfter).or(() -> Optional.of(when));
        }

        private void tell(Measures measures, Instant now) {
            measures.tell(Measure.HYGIENE_RUNNING, running, Map.of());
            measures.tell(Measure.HYGIENE_MAILBOXES, mailboxes, Map.of(Label.STATE, "total"));
            measures.tell(Measure.HYGIENE_MAILBOXES, over, Map.of(Label.STATE, "done"));
            finished.ifPresent(when -> measures.tell(
                    Measure.HYGIENE_FINISHED_AGE,
                    (double) Duration.between(when, now).toSeconds(),
                    Map.of()));
        }
    }

    private int follow(Sweep sweep, int most, Seen seen) {
        seen.running++;
        seen.mailboxes += sweep.rules().mailboxes().size();
        Instant late = clock.instant().minus(PATIENCE);
        if (sweep.state() == Sweep.State.STARTING) {
            if (sweep.started().isBefore(late)) {
                calls.start(sweep.id());
                return 1;
            }
            return 0;
        }
        int asked = 0;
        for (MailboxSweep mailbox : sweeps.mailboxes(sweep.id())) {
            seen.over += mailbox.isOver() ? 1 : 0;
            boolean forgotten =
                    !mailbox.isOver() && mailbox.due().isBefore(late) && !mailbox.isHeldByAnother(clock.instant());
            if (forgotten && asked < most) {
                calls.sweep(sweep.id(), mailbox.index(), Duration.ZERO);
                asked++;
            }
        }
        new CloseSweep(sweeps, measures, clock).closeIfComplete(sweep.id());
        return asked;
    }
}
