package org.virtualvisits.e2e.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** A {@link HostProcess} seen from outside: started, asked, killed, and started again at the same address. */
final class KillableHost implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(30);

    private final Map<String, String> settings;
    private final int port;
    private final Set<Guard> off;
    private final Duration longestDelay;
    private final int lost;
    private final Surroundings.Wear wear;
    private final Path log;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private volatile Optional<Process> process = Optional.empty();

    /**
     * One that is not started yet.
     *
     * @param settings the app's
     * @param off guards to do without
     * @param longestDelay the longest that a queue message waits, whatever it asks for
     * @param lost of every hundred queue messages, how many are lost
     * @param wear what it is made for
     * @param log where its output goes
     */
    KillableHost(
            Map<String, String> settings,
            int port,
            Set<Guard> off,
            Duration longestDelay,
            int lost,
            Surroundings.Wear wear,
            Path log) {
        this.settings = settings;
        this.port = port;
        this.off = off;
        this.longestDelay = longestDelay;
        this.lost = lost;
        this.wear = wear;
        this.log = log;
    }

    /** What it says of itself. */
    record State(boolean idle, int failures, long peakHeapBytes) {}

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Starts it with its clock ahead of the machine's, and waits until it answers. */
    void start(Duration ahead) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (wear == Surroundings.Wear.CRASHES) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(List.of("-XX:+UseSerialGC", "-Xshare:auto", "-Xmx768m", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of(
                HostProcess.class.getName(),
                String.valueOf(port),
                ahead.toString(),
                longestDelay.toString(),
                String.valueOf(lost)));
        off.forEach(guard -> command.add(guard.name()));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(settings);
        try {
            Process started = builder.start();
            process = Optional.of(started);
            await("the host to answer", () -> {
                if (!started.isAlive()) {
                    throw new IllegalStateException("the host did not start, see " + log);
                }
                return state().isPresent();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL, which it cannot see coming; returns at once. */
    void shoot() {
        process.ifPresent(Process::destroyForcibly);
    }

    /** The same, and waits until it is dead. */
    void kill() {
        process.ifPresent(its -> its.destroyForcibly().onExit().join());
        process = Optional.empty();
    }

    /** Moves its clock, and runs every timer that is due then. */
    void clock(Duration ahead) {
        ask(HttpRequest.newBuilder().PUT(HttpRequest.BodyPublishers.ofString(ahead.toString())));
    }

    /** Its state; empty if it does not answer. */
    Optional<State> state() {
        return ask(HttpRequest.newBuilder().GET());
    }

    private Optional<State> ask(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(
                    request.uri(baseUrl().resolve("/chaos"))
                            .timeout(Duration.ofMinutes(2))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            JsonNode state = MAPPER.readTree(answer.body());
            return Optional.of(new State(
                    state.path("idle").asBoolean(),
                    state.path("failures").asInt(),
                    state.path("peakHeapBytes").asLong()));
        } catch (IOException dead) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Something that comes true. */
    interface Sign {
        boolean isThere();
    }

    private static void await(String what, Sign sign) {
        if (!comesWithin(PATIENCE, sign)) {
            throw new IllegalStateException("waited in vain for " + what);
        }
    }

    /** Whether it comes true in time. */
    static boolean comesWithin(Duration patience, Sign sign) {
        long end = System.nanoTime() + patience.toNanos();
        while (!sign.isThere()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return true;
    }

    @Override
    public void close() {
        kill();
    }
}
