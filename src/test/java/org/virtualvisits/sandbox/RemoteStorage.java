package org.virtualvisits.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.virtualvisits.sandbox.host.AzureHostQueues;

/** Azurite for an app in another process. */
public final class RemoteStorage {

    private RemoteStorage() {}

    /** Makes every table and queue of the product. */
    public static void prepare(String connectionString) {
        new AzuriteStorage(connectionString, new AzureHostQueues(connectionString), () -> {}).close();
    }

    /** Deletes what an emulator that has ended left behind. */
    public static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
