package org.virtualvisits.sandbox.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Azurite, Microsoft's emulator of blob, queue and table storage, in a process of its own on free ports of 127.0.0.1.
 *
 * <p>Data outlives {@link #stop} and {@link #restart} when the emulator was given a folder. Azurite writes its tables to disk
 * every few seconds and when it is asked to end, so {@link #kill} may lose the newest writes: crash the app, not the storage,
 * when a test is about the app's own promises.
 *
 * <p>One process for all three services: measured against one process for each, it starts as fast (about 0.65 s) and is the only one
 * whose tables reach the disk when it is asked to end.
 */
public final class Azurite implements AutoCloseable {

    /** The one account of every emulator. */
    public static final String ACCOUNT = "devstoreaccount1";

    /** That account's key, public and the same everywhere (Azurite README, "Default Storage Account"). */
    public static final String KEY =
            "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
    private static final int TRIES_FOR_FREE_PORTS = 3;

    private final NodeTools tools;
    private final Path folder;
    private final boolean inMemory;
    private AzuritePorts ports;
    private Process process;

    private Azurite(NodeTools tools, Path folder, boolean inMemory) {
        this.tools = tools;
        this.folder = folder;
        this.inMemory = inMemory;
        this.ports = AzuritePorts.free();
        this.process = launch();
        for (int tries = 1; !ports.answer(process) && tries < TRIES_FOR_FREE_PORTS; tries++) {
            this.ports = AzuritePorts.free();
            this.process = launch();
        }
        requireAlive();
    }

    /**
     * The emulator that all tests of this JVM share; started on first use, stopped and its data deleted when the JVM ends.
     *
     * @throws IllegalStateException saying what to install when there is no Node.js
     */
    public static Azurite shared() {
        return Shared.AZURITE;
    }

    /** An emulator that keeps its data in a folder (created if absent), or empty when there is no Node.js. */
    public static Optional<Azurite> startIfPossible(Path dataFolder) {
        return NodeTools.find().map(tools -> new Azurite(tools, created(dataFolder), false));
    }

    /** The same with data in memory only, lost at {@link #stop} and {@link #restart}; the folder takes just the log. */
    public static Optional<Azurite> startInMemoryIfPossible(Path logFolder) {
        return NodeTools.find().map(tools -> new Azurite(tools, created(logFolder), true));
    }

    /** A connection string that any Azure Storage SDK takes, with an explicit endpoint for each service. */
    public String connectionString() {
        return "DefaultEndpointsProtocol=http;AccountName=%s;AccountKey=%s;BlobEndpoint=%s;QueueEndpoint=%s;TableEndpoint=%s;"
                .formatted(ACCOUNT, KEY, blobEndpoint(), queueEndpoint(), tableEndpoint());
    }

    public URI blobEndpoint() {
        return endpoint(ports.blob());
    }

    public URI queueEndpoint() {
        return endpoint(ports.queue());
    }

    public URI tableEndpoint() {
        return endpoint(ports.table());
    }

    /** Ends the emulator after it has written its data. Does nothing when it has ended. */
    public synchronized void stop() {
        try {
            process.getOutputStream().close(); // asks it to write and end; a signal besides would cut the writing short
        } catch (IOException endedAlready) {
            process.destroy();
        }
        awaitEnd();
    }

    /** Stops it if it runs, and starts it on the same ports and folder. */
    public synchronized void restart() {
        stop();
        process = launch();
        ports.answer(process);
        requireAlive();
    }

    /** Ends the emulator at once (SIGKILL): what it has not written is lost. {@link #restart} starts it again. */
    public synchronized void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** The same as {@link #stop}. */
    @Override
    public void close() {
        stop();
    }

    private Process launch() {
        List<String> arguments = new ArrayList<>(ports.arguments());
        arguments.addAll(List.of("--silent", "--skipApiVersionCheck", "--disableTelemetry"));
        arguments.addAll(inMemory ? List.of("--inMemoryPersistence") : List.of("--location", folder.toString()));
        return tools.start("azurite.mjs", arguments, ProcessBuilder.Redirect.appendTo(log().toFile()), log());
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("Azurite did not start, see " + log());
        }
    }

    private Path log() {
        return folder.resolve("azurite.log");
    }

    private static URI endpoint(int port) {
        return URI.create("http://127.0.0.1:" + port + "/" + ACCOUNT);
    }

    private static Path created(Path folder) {
        try {
            return Files.createDirectories(folder.toAbsolutePath());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class Shared {

        private static final Azurite AZURITE = start();

        private static Azurite start() {
            NodeTools tools = NodeTools.require();
            try {
                Path folder = Files.createTempDirectory("azurite");
                Azurite azurite = new Azurite(tools, folder, false);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(azurite), "azurite-end"));
                return azurite;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static void end(Azurite azurite) {
            azurite.kill();
            try {
                NodeInstall.deleteAll(azurite.folder);
            } catch (IOException left) {
                System.err.println("[node] left behind: " + azurite.folder);
            }
        }
    }
}
