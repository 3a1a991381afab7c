package org.virtualvisits.core.visit;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.visit.Alarms.Alarm;

/**
 * Use case: wake every visit whose moment has come, however late. What it should have done and can still do, reconciling
 * finds out by itself; what is of no use any more, it leaves (V5). Safe to run twice, and at once.
 */
public final class RingAlarms {

    /** A run that wakes these many leaves the rest to the next one, a minute later. */
    public static final int MOST_A_RUN = 2_000;

    /** The queue answers within this, or the sweep asks again: a reminder an hour before must not wait long. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Alarms alarms;
    private final Unsettled unsettled;
    private final Wakeups wakeups;
    private final Clock clock;

    /** Keeps its ports. */
    public RingAlarms(Alarms alarms, Unsettled unsettled, Wakeups wakeups, Clock clock) {
        this.alarms = alarms;
        this.unsettled = unsettled;
        this.wakeups = wakeups;
        this.clock = clock;
    }

    /**
     * Rings what is due, and returns how many that was.
     *
     * @param cause of this run
     */
    public int ring(Cause cause) {
        List<Alarm> due = alarms.due(clock.instant(), MOST_A_RUN);
        for (Alarm alarm : due) {
            Unsettled.Change change = Unsettled.Change.ofAlarm(alarm);
            unsettled.mark(change, clock.instant().plus(PATIENCE), cause);
            wakeups.reconcile(change, 1, Duration.ZERO, cause);
            alarms.drop(alarm);
        }
        return due.size();
    }
}
