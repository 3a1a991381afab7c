package org.virtualvisits.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.virtualvisits.HygienePorts;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.sandbox.host.HostQueues;

/** Storage whose queues remember every message that came by, so that a test can search all of them. */
final class RecordedStorage implements Storage {

    private final Storage storage;
    private final List<String> messages = new CopyOnWriteArrayList<>();

    RecordedStorage(Storage storage) {
        this.storage = storage;
    }

    /** The bodies of all messages the host saw, in whichever queue. */
    List<String> messages() {
        return List.copyOf(messages);
    }

    @Override
    public String name() {
        return storage.name();
    }

    @Override
    public Map<String, String> settings() {
        return storage.settings();
    }

    @Override
    public Optional<Ports> instead(Clock clock) {
        return storage.instead(clock);
    }

    @Override
    public Optional<HygienePorts.Kept> insteadOfHygiene(Clock clock) {
        return storage.insteadOfHygiene(clock);
    }

    @Override
    public HostQueues queues() {
        return new Recorded(storage.queues(), messages);
    }

    @Override
    public List<String> rowsThatName(String text) {
        return storage.rowsThatName(text);
    }

    @Override
    public List<VisitId> visits() {
        return storage.visits();
    }

    @Override
    public void close() {
        storage.close();
    }

    private record Recorded(HostQueues queues, List<String> messages) implements HostQueues {

        @Override
        public List<Received> receive(String queue, int max, Duration hidden) {
            List<Received> received = queues.receive(queue, max, hidden);
            received.forEach(message -> messages.add(message.body()));
            return received;
        }

        @Override
        public Optional<Received> extend(String queue, Received message, Duration hidden) {
            return queues.extend(queue, message, hidden);
        }

        @Override
        public boolean delete(String queue, Received message) {
            return queues.delete(queue, message);
        }

        @Override
        public void send(String queue, String body, Duration hidden) {
            messages.add(body);
            queues.send(queue, body, hidden);
        }

        @Override
        public void sendToPoison(String queue, Received message) {
            messages.add(message.body());
            queues.sendToPoison(queue, message);
        }

        @Override
        public long approximateCount(String queue) {
            return queues.approximateCount(queue);
        }

        @Override
        public List<String> peek(String queue, int max) {
            List<String> bodies = queues.peek(queue, max);
            messages.addAll(bodies);
            return bodies;
        }
    }
}
