package org.virtualvisits.e2e.chaos;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.virtualvisits.App;
import org.virtualvisits.Settings;
import org.virtualvisits.core.visit.Wakeups;
import org.virtualvisits.sandbox.LocalWorld;
import org.virtualvisits.sandbox.MovableClock;
import org.virtualvisits.sandbox.host.AzureHostQueues;
import org.virtualvisits.sandbox.host.HostKeys;
import org.virtualvisits.sandbox.host.LocalHost;

/**
 * The packaged app in a local host in a JVM of its own, which can therefore be killed as the machine below it can. Its
 * settings are its environment, as in the cloud. Below {@code /chaos} it has a door for the test: its state, and its clock.
 */
final class HostProcess {

    /** A message that a dead host held shows up again this much later. The cloud takes ten minutes. */
    private static final Duration HELD = Duration.ofSeconds(6);

    private static final Duration FIRST_WAIT = Duration.ofMillis(50);
    private static final int LINES = 200;

    private final MovableClock clock = new MovableClock(Clock.systemUTC());
    private volatile Optional<LocalHost> host = Optional.empty();

    private HostProcess() {}

    /**
     * Serves until it is killed, or who started it is gone.
     *
     * @param arguments the port, how far its clock is ahead, the longest delay of a queue message, of every hundred such
     *     messages how many are lost, and the guards to do without
     */
    public static void main(String[] arguments) throws IOException {
        var process = new HostProcess();
        process.clock.ahead(Duration.parse(arguments[1]));
        Set<Guard> off = EnumSet.noneOf(Guard.class);
        Arrays.stream(arguments).skip(4).map(Guard::valueOf).forEach(off::add);
        var queue = new Queue(Duration.parse(arguments[2]), Integer.parseInt(arguments[3]));
        process.start(Integer.parseInt(arguments[0]), queue, off);
        System.in.transferTo(OutputStream.nullOutputStream()); // ends with whoever started it
        Runtime.getRuntime().halt(0);
    }

    /** How the queue is changed. */
    private record Queue(Duration longestDelay, int lost) {}

    private void start(int port, Queue queue, Set<Guard> off) {
        Settings settings = Settings.from(System.getenv());
        App.Ports real = Ports.with(
                LocalWorld.ports(settings, clock), Wakeups.class, wakeups -> hurried(wakeups, queue, new Random(port)));
        var app = new App(GuardsOff.of(real, off), App.Deployment.of(settings));
        host = Optional.of(LocalHost.builder(LocalWorld.PACKAGED)
                .instances(app::function)
                .queues(new AzureHostQueues(System.getenv("AzureWebJobsStorage")))
                .clock(clock)
                .keys(new HostKeys(LocalWorld.FUNCTION_KEY, LocalWorld.MASTER_KEY))
                .tempo(HELD, FIRST_WAIT)
                .keepLines(LINES)
                .printer(HostProcess::print)
                .port(port)
                .extraHandler("/chaos", this::answer)
                .start());
    }

    private static void print(String line) {
        if (line.startsWith("[Error]") || line.startsWith("[Warning]")) {
            System.out.println(line);
        }
    }

    /**
     * The queue's clock is the machine's and cannot be moved, so nothing waits in it for long: early is always safe. Now and
     * then the queue is out of reach, which the port allows, and says.
     */
    private static Wakeups hurried(Wakeups real, Queue queue, Random random) {
        return Ports.through(Wakeups.class, real, (method, arguments, call) -> {
            if (method.equals("bulk")) {
                return hurried(real.bulk(), queue, random);
            }
            if (random.nextInt(100) < queue.lost()) {
                return false;
            }
            Object[] hurried = Arrays.stream(arguments)
                    .map(argument -> argument instanceof Duration delay && delay.compareTo(queue.longestDelay()) > 0
                            ? queue.longestDelay()
                            : argument)
                    .toArray();
            return call.call(hurried);
        });
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("PUT")) {
                clock.ahead(
                        Duration.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
                host.ifPresent(LocalHost::timersDue);
            }
            byte[] state = state().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, state.length);
            exchange.getResponseBody().write(state);
        }
    }

    private String state() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("idle", host.filter(LocalHost::idle).isPresent())
                .put("failures", host.map(its -> its.failures().size()).orElse(0))
                .put("peakHeapBytes", peakHeap())
                .toString();
    }

    /** The sum of the pools' peaks: at most what was ever used at once. */
    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
