package org.virtualvisits.sandbox.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** At most so many events in any span of this length. */
final class SlidingWindow {

    private final Duration length;
    private final Deque<Instant> events = new ArrayDeque<>();

    SlidingWindow(Duration length) {
        this.length = length;
    }

    /** Counts an event now, or says how long until one more fits. */
    synchronized Optional<Duration> refuse(Instant now, int limit) {
        while (!events.isEmpty() && !events.peekFirst().plus(length).isAfter(now)) {
            events.removeFirst();
        }
        if (events.size() >= limit) {
            return Optional.of(
                    limit == 0
                            ? length
                            : Duration.between(now, events.getFirst().plus(length)));
        }
        events.addLast(now);
        return Optional.empty();
    }
}
