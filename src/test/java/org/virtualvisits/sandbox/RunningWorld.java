package org.virtualvisits.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Supplier;
import org.virtualvisits.sandbox.node.Azurite;
import org.virtualvisits.sandbox.node.NodeTools;

/** Worlds for stories: one that they share, and one of their own for those who break it. Both are on Azurite. */
public final class RunningWorld {

    private static final LocalWorld SHARED = own();

    private RunningWorld() {}

    /** The world that stories share until the JVM ends. */
    public static LocalWorld shared() {
        return SHARED;
    }

    /** A world of one's own, to be closed. Its Azurite is its own too, so that its queues are. */
    public static LocalWorld own() {
        return on(new AzuriteStorage(azurite(), true));
    }

    /** A world of one's own, to be closed, that remembers what its queues carried. */
    public static Recorded recorded() {
        var storage = new RecordedStorage(new AzuriteStorage(azurite(), true));
        return new Recorded(on(storage), storage::messages);
    }

    /**
     * A world and what its queues carried.
     *
     * @param messages the bodies of every queue message that the host saw so far
     */
    public record Recorded(LocalWorld world, Supplier<List<String>> messages) {}

    private static LocalWorld on(Storage storage) {
        return LocalWorld.start(
                0,
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
}
