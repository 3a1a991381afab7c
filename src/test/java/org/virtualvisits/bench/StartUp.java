package org.virtualvisits.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.virtualvisits.sandbox.ExampleEhr;
import org.virtualvisits.sandbox.node.Azurite;

/** Starts a JVM of its own for each side, and measures from the start of its process to its first 204. */
final class StartUp {

    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();
    private static final long BETWEEN_LOOKS = Duration.ofMillis(2).toNanos();

    private final Azurite azurite;
    private final List<Double> product = new ArrayList<>();
    private final List<Double> floor = new ArrayList<>();
    private int started;

    StartUp(Azurite azurite) {
        this.azurite = azurite;
    }

    /** Starts both in turn; the first start of each, which fills the machine's file cache, does not count. */
    void measure(int rounds, Consumer<String> out) throws IOException {
        RawStorage.Place place = RawStorage.Place.of(azurite);
        new Floor(new RawStorage(new RawCalls(), place)).prepared();
        for (int i = 0; i <= rounds; i++) {
            double ours = millis(StartedApp.class, azurite.connectionString());
            double theirs = millis(StartedFloor.class, place.tables(), place.queues(), place.signature());
            out.accept("   first webhook accepted after %.0f ms, floor %.0f ms".formatted(ours, theirs));
            if (i > 0) {
                product.add(ours);
                floor.add(theirs);
            }
        }
    }

    Figures.Spread product() {
        return new Figures.Spread(product);
    }

    Figures.Spread floor() {
        return new Figures.Spread(floor);
    }

    private double millis(Class<?> main, String... arguments) throws IOException {
        int port = freePort();
        var ehr = new ExampleEhr(URI.create("http://127.0.0.1:" + port), Clock.systemUTC()::instant);
        Path log = Files.createTempFile("bench-start", ".log");
        long from = System.nanoTime();
        Process process = new ProcessBuilder(command(main, port, arguments))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            while (!isAccepted(ehr)) {
                if (!process.isAlive() || System.nanoTime() - from > PATIENCE_NANOS) {
                    throw new IllegalStateException(main.getSimpleName() + " accepted nothing, see " + log);
                }
                LockSupport.parkNanos(BETWEEN_LOOKS);
            }
            return (System.nanoTime() - from) / 1e6;
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    private boolean isAccepted(ExampleEhr ehr) {
        try {
            Bench.accepted(
                    ehr.book("start-" + started, Clock.systemUTC().instant().plus(Duration.ofDays(40)), "en"));
            started++;
            return true;
        } catch (UncheckedIOException nobodyListensYet) {
            return false;
        }
    }

    private static List<String> command(Class<?> main, int port, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName(), String.valueOf(port)));
        command.addAll(List.of(arguments));
        return command;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
