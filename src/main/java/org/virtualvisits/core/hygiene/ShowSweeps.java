package org.virtualvisits.core.hygiene;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.OrganisationId;

/** Use case: show how far a sweep is, what it came to, and those before it. */
public final class ShowSweeps {

    /** A chart of three months of nights. */
    private static final int LOOKED_BACK = 90;

    private final Sweeps sweeps;
    private final Clock clock;

    /** Keeps its ports. */
    public ShowSweeps(Sweeps sweeps, Clock clock) {
        this.sweeps = sweeps;
        this.clock = clock;
    }

    /** One sweep, how far it is. */
    public Optional<Progress> progress(SweepId id) {
        return sweeps.find(id).map(found -> progress(found.sweep()));
    }

    /** The mailboxes of a sweep in their order; none if there is no such sweep. */
    public Iterable<MailboxSweep> mailboxes(SweepId id) {
        return sweeps.mailboxes(id);
    }

    /** The sweeps of a rule set, newest first. */
    public List<Sweep> history(OrganisationId organisation, String ruleSet) {
        return sweeps.of(organisation, ruleSet, LOOKED_BACK);
    }

    private Progress progress(Sweep sweep) {
        int all = sweep.rules().mailboxes().size();
        int over = 0;
        int skipped = 0;
        long requests = 0;
        Tally tally = Tally.NONE;
        for (MailboxSweep mailbox : sweeps.mailboxes(sweep.id())) {
            over += mailbox.isOver() ? 1 : 0;
            skipped += mailbox.state() == MailboxSweep.State.SKIPPED ? 1 : 0;
            requests += mailbox.requests();
            tally = tally.plus(mailbox.tally());
        }
        Instant until = sweep.ended().orElse(clock.instant());
        Duration taken = Duration.between(sweep.started(), until);
        double rate = taken.toMillis() <= 0 ? 0 : tally.seen() * 1000.0 / taken.toMillis();
        Optional<Duration> left = sweep.isActive() && over > 0
                ? Optional.of(taken.multipliedBy(all - over).dividedBy(over))
                : Optional.empty();
        return new Progress(sweep, all, over, skipped, requests, tally, rate, left);
    }

    /**
     * How far a sweep is.
     *
     * @param mailboxes there are
     * @param over of them, done or not to be done
     * @param skipped of those, that could not be swept
     * @param itemsPerSecond looked at, since it began
     * @param left an estimate, from the mailboxes that are over
     */
    public record Progress(
            Sweep sweep,
            int mailboxes,
            int over,
            int skipped,
            long requests,
            Tally tally,
            double itemsPerSecond,
            Optional<Duration> left) {}
}
