package org.virtualvisits.sandbox;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.virtualvisits.HygienePorts;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.reply.Callbacks;
import org.virtualvisits.core.report.Postings;
import org.virtualvisits.core.visit.Alarms;
import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.core.visit.Visits;
import org.virtualvisits.sandbox.host.HostQueues;
import org.virtualvisits.sandbox.host.InMemoryHostQueues;

/**
 * Storage in memory that can be told to fail at certain calls, as storage does that is out of reach, and that keeps the log
 * which Azure Storage keeps of its queues.
 */
public final class AilingStorage implements Storage {

    private final WorldTime time = new WorldTime();
    private final Queue<Put> puts = new ConcurrentLinkedQueue<>();
    private final HostQueues queues = new Logged(new InMemoryHostQueues(time), puts, time);
    private final MemoryStorage storage = new MemoryStorage(queues);
    private volatile BiPredicate<Method, List<Object>> ailment = (method, arguments) -> false;

    /** A message that was put into a queue. */
    public record Put(String queue, Instant at) {}

    /** From now on every call of a port's method fails that has such an argument. */
    public void fail(Class<?> port, String method, Object argument) {
        ailment = (called, arguments) ->
                called.getDeclaringClass() == port && called.getName().equals(method) && arguments.contains(argument);
    }

    /** From now on every call of a port's method fails. */
    public void fail(Class<?> port, String method) {
        ailment = (called, arguments) ->
                called.getDeclaringClass() == port && called.getName().equals(method);
    }

    /** All is well again. */
    public void mend() {
        ailment = (method, arguments) -> false;
    }

    /** Every message that was put into a queue so far, in that order, without the first few. */
    List<Put> puts(int without) {
        return puts.stream().skip(without).toList();
    }

    @Override
    public String name() {
        return "memory that can be told to fail";
    }

    @Override
    public Map<String, String> settings() {
        return storage.settings();
    }

    @Override
    public Optional<Ports> instead(Clock clock) {
        time.clock = clock;
        return storage.instead(clock).map(this::ailing);
    }

    private Ports ailing(Ports well) {
        return new Ports(
                ailing(Visits.class, well.visits()),
                well.organisations(),
                ailing(Unsettled.class, well.unsettled()),
                ailing(Alarms.class, well.alarms()),
                well.wakeups(),
                well.links(),
                well.allowance(),
                well.credentials(),
                well.rotations(),
                well.pace(),
                well.people(),
                ailing(Postings.class, well.reports()),
                well.bookmarks(),
                well.retention(),
                well.operations(),
                well.readiness(),
                new Replying(
                        ailing(Callbacks.class, well.replying().callbacks()),
                        well.replying().calls(),
                        well.replying().consents(),
                        well.replying().replies()),
                well.templates());
    }

    private <T> T ailing(Class<T> port, T well) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, given) -> called(well, method, given)));
    }

    private @Nullable Object called(Object well, Method method, Object @Nullable [] given) throws Throwable {
        Object[] arguments = given == null ? new Object[0] : given;
        if (ailment.test(method, Arrays.asList(arguments))) {
            throw new IllegalStateException("storage is out of reach");
        }
        try {
            return method.invoke(well, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }

    @Override
    public Optional<HygienePorts.Kept> insteadOfHygiene(Clock clock) {
        return storage.insteadOfHygiene(clock);
    }

    @Override
    public HostQueues queues() {
        return queues;
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

    /** The world's time, once there is a world. */
    private static final class WorldTime implements InstantSource {

        private volatile InstantSource clock = InstantSource.system();

        @Override
        public Instant instant() {
            return clock.instant();
        }
    }

    private record Logged(HostQueues queues, Queue<Put> puts, InstantSource time) implements HostQueues {

        @Override
        public List<Received> receive(String queue, int max, Duration hidden) {
            return queues.receive(queue, max, hidden);
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
            puts.add(new Put(queue, time.instant()));
            queues.send(queue, body, hidden);
        }

        @Override
        public long approximateCount(String queue) {
            return queues.approximateCount(queue);
        }

        @Override
        public List<String> peek(String queue, int max) {
            return queues.peek(queue, max);
        }
    }
}
