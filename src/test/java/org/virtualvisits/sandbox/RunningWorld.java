package org.virtualvisits.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.virtualvisits.sandbox.host.AzureHostQueues;
import org.virtualvisits.sandbox.host.InMemoryHostQueues;
import org.virtualvisits.sandbox.node.Azurite;
import org.virtualvisits.sandbox.node.NodeTools;

/** Worlds for stories: one that they share, and one of their own for those who break it. Both are on Azurite. */
public final class RunningWorld {

    private RunningWorld() {}

    /** The world that stories share until the JVM ends. */
    public static LocalWorld shared() {
        return Shared.WORLD;
    }

    /** A world of one's own, to be closed. Its Azurite is its own too, so that its queues are. */
    public static LocalWorld own() {
        return start(0, new AzuriteStorage(azurite(), true));
    }

    /** A world of one's own, to be closed, whose state is in memory: for stories of many visits. */
    public static LocalWorld inMemory() {
        return start(0, new MemoryStorage());
    }

    /** A world of one's own, to be closed, whose storage can be made to fail, in memory; its queues keep the world's time. */
    public static Ailing ailing() {
        var storage = new AilingStorage();
        return new Ailing(start(0, storage), storage);
    }

    /** A world and what can be made to fail in it. */
    public record Ailing(LocalWorld world, AilingStorage storage) {}

    /** A world of one's own, to be closed, that remembers what its queues carried. */
    public static Recorded recorded() {
        var storage = new RecordedStorage(new AzuriteStorage(azurite(), true));
        return new Recorded(start(0, storage), storage::messages);
    }

    /**
     * A world and what its queues carried.
     *
     * @param messages the bodies of every queue message that the host saw so far
     */
    public record Recorded(LocalWorld world, Supplier<List<String>> messages) {}

    /** A world on an Azurite that others look after, to be closed. */
    public static LocalWorld on(String connectionString) {
        return start(0, new AzuriteStorage(connectionString, new AzureHostQueues(connectionString), () -> {}));
    }

    /**
     * A world on an Azurite that others look after, whose queue functions run only when {@link LocalWorld#host} is told to:
     * an instance that takes webhooks, as a plan that scales by function starts them.
     *
     * @param port 0 takes a free one
     */
    public static LocalWorld takingWebhooksOnly(int port, String connectionString) {
        return start(
                port, new AzuriteStorage(connectionString, new InMemoryHostQueues(InstantSource.system()), () -> {}));
    }

    private static LocalWorld start(int port, Storage storage) {
        return LocalWorld.start(
                port,
                storage,
                line -> {},
                started -> new SandboxDoor(started, new ExampleEhr(started.baseUrl(), started.clock()::instant)));
    }

    private static Azurite azurite() {
        try {
            return Azurite.startInMemoryIfPossible(Files.createTempDirectory("virtual-visits-story"))
                    .orElseThrow(() -> new IllegalStateException("stories need Azurite: " + NodeTools.whyMissing()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Started at the first use of {@link #shared}, and not by those who want another. */
    private static final class Shared {

        private static final LocalWorld WORLD = own();
    }
}
