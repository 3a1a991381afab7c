package org.virtualvisits.core.reply;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;

/**
 * Use case: ask again for what waits longer than it should, and forget what is old: names need not be known longer than
 * carriers repeat, and what nobody read in a week is not worth keeping.
 */
public final class FollowCallbacks {

    /** Longer than names must be known, and time enough for staff to read what is theirs. */
    static final Duration KEPT = Duration.ofDays(7);

    /** A timer that did not run for so long has left nothing behind. */
    private static final int DAYS_BEFORE = 30;

    private static final int MOST = 1_000;

    private final Callbacks callbacks;
    private final CallbackCalls calls;
    private final Measures measures;
    private final Clock clock;

    /** Keeps its ports. */
    public FollowCallbacks(Callbacks callbacks, CallbackCalls calls, Measures measures, Clock clock) {
        this.callbacks = callbacks;
        this.calls = calls;
        this.measures = measures;
        this.clock = clock;
    }

    /** Asks again for all that waits, and returns how much that is. */
    public int follow() {
        LocalDate today = today();
        int waiting = today.minusDays(ReceiveCallbacks.OLDEST.toDays())
                .datesUntil(today.plusDays(2))
                .flatMap(day -> callbacks.waiting(day, MOST).stream())
                .mapToInt(id -> calls.take(id, Duration.ZERO) ? 1 : 0)
                .sum();
        measures.tell(Measure.CALLBACKS_WAITING, waiting, Map.of());
        return waiting;
    }

    /** Forgets what is old, and returns how much that was. */
    public int forget() {
        LocalDate last = today().minusDays(KEPT.toDays() + 1);
        return last.minusDays(DAYS_BEFORE)
                .datesUntil(last.plusDays(1))
                .mapToInt(day -> callbacks.forget(day, MOST))
                .sum();
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }
}
