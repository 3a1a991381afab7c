package org.virtualvisits.core.hygiene;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.virtualvisits.core.hygiene.Sweeps.StoredMailbox;
import org.virtualvisits.core.hygiene.Sweeps.StoredSweep;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.Measures.Label;
import org.virtualvisits.core.pace.Turns;

/**
 * Use case: sweep one mailbox, a slice at a time. A slice ends well within a function's time, keeps to the pace that
 * leaves the mailbox's limits to others, and asks for the next one. One worker at a time; what a dead one left is taken
 * up when its lease has run out.
 */
public final class SweepMailbox {

    /** Longer than a slice takes with the last page's acts; shorter than the queue hides a message of a dead host. */
    static final Duration LEASE = Duration.ofMinutes(6);

    private final Sweeps sweeps;
    private final Mailboxes mailboxes;
    private final VisitEnds visits;
    private final Turns turns;
    private final SweepCalls calls;
    private final Measures measures;
    private final Clock clock;
    private final Supplier<String> runs;

    /** Keeps its ports. */
    public SweepMailbox(
            Sweeps sweeps,
            Mailboxes mailboxes,
            VisitEnds visits,
            Turns turns,
            SweepCalls calls,
            Measures measures,
            Clock clock,
            Supplier<String> runs) {
        this.sweeps = sweeps;
        this.mailboxes = mailboxes;
        this.visits = visits;
        this.turns = turns;
        this.calls = calls;
        this.measures = measures;
        this.clock = clock;
        this.runs = runs;
    }

    /** Does the next slice. */
    public Outcome sweep(SweepId id, int index) {
        Optional<StoredSweep> sweep = sweeps.find(id);
        Optional<StoredMailbox> found = sweeps.mailbox(id, index);
        if (sweep.isEmpty() || found.isEmpty() || found.get().mailbox().isOver()) {
            return new Outcome.Over();
        }
        Instant now = clock.instant();
        MailboxSweep mailbox = found.get().mailbox();
        if (mailbox.isHeldByAnother(now)) {
            return new Outcome.Busy();
        }
        if (mailbox.due().isAfter(now)) {
            calls.sweep(id, index, Duration.between(now, mailbox.due()));
            return new Outcome.Early();
        }
        return sweeps.replace(found.get(), mailbox.heldBy(runs.get(), now.plus(LEASE)))
                .map(held -> slice(sweep.get().sweep(), held, now))
                .orElseGet(Outcome.Busy::new);
    }

    private Outcome slice(Sweep sweep, StoredMailbox held, Instant now) {
        String address = sweep.rules().mailboxes().get(held.mailbox().index());
        var places = MailboxPlaces.take(turns, address, held.mailbox(), sweep.enforces(), LEASE);
        var slice = new Slice(sweep, held, now, sweeps, mailboxes, visits, clock, Math.max(1, places.count()));
        Slice.End end = places.notBefore().map(slice::postponed).orElseGet(slice::run);
        places.release(turns);
        measure(sweep, held.mailbox());
        switch (end) {
            case Slice.End.Resume(var due) ->
                calls.sweep(sweep.id(), held.mailbox().index(), Duration.between(clock.instant(), due));
            case Slice.End.Stop() -> new CloseSweep(sweeps, measures, clock).stop(sweep.id());
            case Slice.End.Complete() -> new CloseSweep(sweeps, measures, clock).closeIfComplete(sweep.id());
            case Slice.End.Lost() -> {}
        }
        return new Outcome.Swept(end);
    }

    /** What the slice has settled; pages that a killed one left open are told by the next. */
    private void measure(Sweep sweep, MailboxSweep before) {
        Tally was = before.tally();
        sweeps.mailbox(sweep.id(), before.index())
                .map(after -> after.mailbox().tally())
                .ifPresent(is -> {
                    tell("seen", is.seen() - was.seen());
                    tell("acted", is.acted() - was.acted());
                    tell("refused", is.failed() - was.failed());
                });
    }

    private void tell(String outcome, long items) {
        if (items > 0) {
            measures.tell(Measure.HYGIENE_ITEMS, (double) items, Map.of(Label.OUTCOME, outcome));
        }
    }

    /** Every way this can end. */
    public sealed interface Outcome {
        /** A slice was done. */
        record Swept(Slice.End end) implements Outcome {}

        /** Its time has not come; asked for again. */
        record Early() implements Outcome {}

        /** Another worker is at it, and will ask for what is left. */
        record Busy() implements Outcome {}

        /** Nothing is left to do. */
        record Over() implements Outcome {}
    }
}
