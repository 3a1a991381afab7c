package org.virtualvisits.sandbox.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.PriorityQueue;
import org.virtualvisits.core.hygiene.SweepCalls;
import org.virtualvisits.core.hygiene.SweepId;

/** {@link SweepCalls} that keep what was asked for, in the order in which it comes due. */
public final class RecordingSweepCalls implements SweepCalls {

    private final Clock clock;
    private final Deque<SweepId> starts = new ArrayDeque<>();
    private final PriorityQueue<Due> mailboxes =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::number));
    private long number;

    /** Reckons by this clock. */
    public RecordingSweepCalls(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void start(SweepId sweep) {
        starts.add(sweep);
    }

    @Override
    public synchronized void sweep(SweepId sweep, int mailbox, Duration after) {
        Duration later = after.isNegative() ? Duration.ZERO : after;
        mailboxes.add(new Due(sweep, mailbox, clock.instant().plus(later), number++));
    }

    /** Takes the next sweep to be started. */
    public synchronized Optional<SweepId> nextStart() {
        return Optional.ofNullable(starts.poll());
    }

    /** Takes the request that comes due next. */
    public synchronized Optional<Due> nextMailbox() {
        return Optional.ofNullable(mailboxes.poll());
    }

    /** A request for a slice. */
    public record Due(SweepId sweep, int mailbox, Instant at, long number) {}
}
