package org.virtualvisits.sandbox.host;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * {@link HostQueues} in memory: visibility, dequeue counts and pop receipts on the clock it is given. Held to the same
 * contract as Azure storage. Safe for many threads.
 */
public final class InMemoryHostQueues implements HostQueues {

    private static final Duration TIME_TO_LIVE = Duration.ofDays(7); // the service's default

    private final InstantSource clock;
    private final Map<String, Map<String, Received>> queues = new HashMap<>();
    private long issued;

    /** Empty queues whose messages become visible, and expire, on this clock. */
    public InMemoryHostQueues(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized List<Received> receive(String queue, int max, Duration hidden) {
        List<Received> taken = new ArrayList<>();
        for (Received message : visible(queue, max)) {
            Received held = held(message, message.dequeueCount() + 1, hidden);
            messages(queue).put(held.id(), held);
            taken.add(held);
        }
        return List.copyOf(taken);
    }

    @Override
    public synchronized Optional<Received> extend(String queue, Received message, Duration hidden) {
        if (!holds(queue, message)) {
            return Optional.empty();
        }
        Received held = held(message, message.dequeueCount(), hidden);
        messages(queue).put(held.id(), held);
        return Optional.of(held);
    }

    @Override
    public synchronized boolean delete(String queue, Received message) {
        return holds(queue, message) && messages(queue).remove(message.id()) != null;
    }

    @Override
    public synchronized void send(String queue, String body, Duration hidden) {
        Instant now = clock.instant();
        String id = new UUID(0, ++issued).toString();
        queues.computeIfAbsent(queue, name -> new LinkedHashMap<>())
                .put(id, new Received(id, receipt(), body, 0, now, now.plus(TIME_TO_LIVE), now.plus(hidden)));
    }

    @Override
    public synchronized long approximateCount(String queue) {
        return messages(queue).size();
    }

    @Override
    public synchronized List<String> peek(String queue, int max) {
        return visible(queue, max).stream().map(Received::body).toList();
    }

    private List<Received> visible(String queue, int max) {
        Instant now = clock.instant();
        messages(queue).values().removeIf(message -> !message.expires().isAfter(now));
        return messages(queue).values().stream()
                .filter(message -> !message.visible().isAfter(now))
                .limit(max)
                .toList();
    }

    private boolean holds(String queue, Received message) {
        Received current = messages(queue).get(message.id());
        return current != null && current.popReceipt().equals(message.popReceipt());
    }

    private Received held(Received message, long dequeueCount, Duration hidden) {
        return new Received(
                message.id(),
                receipt(),
                message.body(),
                dequeueCount,
                message.inserted(),
                message.expires(),
                clock.instant().plus(hidden));
    }

    private Map<String, Received> messages(String queue) {
        Map<String, Received> messages = queues.get(queue);
        return messages == null ? new HashMap<>() : messages;
    }

    private String receipt() {
        return "receipt-" + ++issued;
    }
}
