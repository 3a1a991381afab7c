package org.virtualvisits.core.hygiene;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.virtualvisits.core.hygiene.Sweeps.StoredSweep;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.Measures.Label;

/** What mailboxes of one sweep share: the budget of changes, and the end. */
final class CloseSweep {

    /** Of workers who meet at one sweep, each round lets one through. */
    private static final int MOST_TRIES = 100;

    private final Sweeps sweeps;
    private final Measures measures;
    private final Clock clock;

    CloseSweep(Sweeps sweeps, Measures measures, Clock clock) {
        this.sweeps = sweeps;
        this.measures = measures;
        this.clock = clock;
    }

    /**
     * Takes so many changes from the sweep's budget, or as many as are left. What a worker takes and dies before using is
     * lost, so a budget errs on the side of too few.
     */
    int take(SweepId id, int wanted) {
        if (wanted == 0) {
            return 0;
        }
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<StoredSweep> found =
                    sweeps.find(id).filter(its -> its.sweep().isActive());
            if (found.isEmpty()) {
                return 0;
            }
            Sweep sweep = found.get().sweep();
            int granted = (int) Math.min(wanted, Math.max(0, sweep.budget() - sweep.taken()));
            if (granted == 0 || sweeps.replace(found.get(), sweep.taking(granted))) {
                return granted;
            }
        }
        throw new IllegalStateException("too many mailboxes of " + id + " ask for changes at once");
    }

    /** Ends a sweep before its time. */
    void stop(SweepId id) {
        end(id, sweep -> sweep.over(Sweep.State.STOPPED, clock.instant(), sum(id)));
    }

    /** Ends a sweep whose mailboxes are all over. */
    void closeIfComplete(SweepId id) {
        if (!sweeps.anyOpen(id)) {
            end(id, sweep -> sweep.over(Sweep.State.FINISHED, clock.instant(), sum(id)));
        }
    }

    private void end(SweepId id, UnaryOperator<Sweep> ending) {
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<StoredSweep> found =
                    sweeps.find(id).filter(its -> its.sweep().state() == Sweep.State.RUNNING);
            if (found.isEmpty()) {
                return;
            }
            Sweep ended = ending.apply(found.get().sweep());
            if (sweeps.replace(found.get(), ended)) {
                measures.count(
                        Measure.HYGIENE_SWEEPS,
                        Map.of(Label.OUTCOME, ended.state().name().toLowerCase(Locale.ROOT)));
                return;
            }
        }
        throw new IllegalStateException("sweep " + id + " does not come to an end");
    }

    private Tally sum(SweepId id) {
        Tally sum = Tally.NONE;
        for (MailboxSweep mailbox : sweeps.mailboxes(id)) {
            sum = sum.plus(mailbox.tally());
        }
        return sum;
    }
}
