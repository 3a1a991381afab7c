package org.virtualvisits.core.visit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.Spread;

/**
 * Use case: follow the traces that crashes, outages and missing configuration leave, and wake every visit that is not
 * settled in time (V3).
 */
public final class Redrive {

    /** A run that wakes these many leaves the rest to the next one, a minute later. */
    public static final int MOST_A_RUN = 2_000;

    private static final int AT_ONCE = 100;

    /** The next run, and a little. */
    private static final Duration UNTIL_NEXT = Duration.ofSeconds(55);

    /** The queue answers within this, or the next run asks again. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** With more in the queue than this, what is due stands in it most likely, and asking again would only make it longer. */
    private static final int LONG_QUEUE = 1_000;

    /** After this it is asked for again, however long the queue is. */
    private static final Duration LOST = Duration.ofMinutes(30);

    private final Unsettled unsettled;
    private final Wakeups wakeups;
    private final Clock clock;

    /** Keeps its ports. */
    public Redrive(Unsettled unsettled, Wakeups wakeups, Clock clock) {
        this.unsettled = unsettled;
        this.wakeups = wakeups;
        this.clock = clock;
    }

    /**
     * Wakes what is due, and returns how many that was. Each goes on under the correlation it began with.
     *
     * @param cause of this run
     */
    public int redrive(Cause cause) {
        boolean crowded = wakeups.waiting() + wakeups.bulk().waiting() > LONG_QUEUE;
        Instant since = crowded ? clock.instant().minus(LOST) : clock.instant();
        var due = unsettled.due(since, MOST_A_RUN);
        for (Unsettled.Entry entry : due) {
            var its = new Cause(cause.who(), entry.correlation().orElse(cause.correlation()));
            unsettled.mark(entry.change(), clock.instant().plus(PATIENCE), its);
            wakeups.bulk()
                    .reconcile(entry.change(), ReconcileVisit.LAST_ATTEMPT, spread(entry.change(), due.size()), its);
        }
        return due.size();
    }

    /** A few are woken at once. After an outage there are many, and Graph takes some thirty calls a second. */
    private static Duration spread(Unsettled.Change change, int due) {
        return due <= AT_ONCE ? Duration.ZERO : Spread.of(change.visit() + change.key(), UNTIL_NEXT);
    }
}
