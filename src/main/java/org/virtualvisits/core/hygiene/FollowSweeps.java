package org.virtualvisits.core.hygiene;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
    private final Clock clock;

    /** Keeps its ports. */
    public FollowSweeps(Organisations organisations, RuleSets ruleSets, Sweeps sweeps, SweepCalls calls, Clock clock) {
        this.organisations = organisations;
        this.ruleSets = ruleSets;
        this.sweeps = sweeps;
        this.calls = calls;
        this.clock = clock;
    }

    /** Asks, and returns how often. */
    public int follow() {
        int asked = 0;
        for (OrganisationId organisation : organisations.all()) {
            for (RuleSets.Approved rules : ruleSets.of(organisation)) {
                for (Sweep sweep : sweeps.of(organisation, rules.rules().id(), 2)) {
                    asked += sweep.isActive() ? follow(sweep, MOST_A_RUN - asked) : 0;
                }
            }
        }
        return asked;
    }

    private int follow(Sweep sweep, int most) {
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
            boolean forgotten =
                    !mailbox.isOver() && mailbox.due().isBefore(late) && !mailbox.isHeldByAnother(clock.instant());
            if (forgotten && asked < most) {
                calls.sweep(sweep.id(), mailbox.index(), Duration.ZERO);
                asked++;
            }
        }
        new CloseSweep(sweeps, clock).closeIfComplete(sweep.id());
        return asked;
    }
}
