package org.virtualvisits.sandbox.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The packages of the lock file, installed in {@code .node/<hash of the lock file>}.
 *
 * <p>Threads and processes that ask together wait for one of them to install. A mark is written last, so an install that was
 * cut off is done again.
 */
final class NodeInstall {

    static final Path SOURCES = Path.of("src", "test", "node");

    private static final List<String> PACKAGE_FILES = List.of("package.json", "package-lock.json");
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Object ONE_THREAD = new Object();

    private final Path npm;
    private final Path sources;
    private final Path home;

    NodeInstall(Path npm, Path root) {
        this.npm = npm;
        this.sources = root.resolve(SOURCES);
        this.home = root.resolve(".node");
    }

    /** The nearest folder at or above the working directory that holds the lock file. */
    static Optional<Path> projectRoot() {
        return Stream.<Path>iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .filter(folder -> Files.isRegularFile(folder.resolve(SOURCES).resolve("package-lock.json")))
                .findFirst();
    }

    /** The folder with the packages, installed now if need be. */
    Path folder() {
        try {
            String hash = hash();
            Path folder = home.resolve(hash);
            if (!Files.exists(mark(folder))) {
                installAlone(folder, home.resolve(hash + ".lock"));
            }
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void installAlone(Path folder, Path lockFile) throws IOException {
        Files.createDirectories(home);
        synchronized (ONE_THREAD) {
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (!Files.exists(mark(folder)) && lock.isValid()) {
                    installInto(folder);
                }
            }
        }
    }

    private void installInto(Path folder) throws IOException {
        deleteAll(folder);
        Files.createDirectories(folder);
        for (String file : PACKAGE_FILES) {
            Files.copy(sources.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        long start = System.nanoTime();
        say("installing npm packages of " + SOURCES + " …");
        npmCi(folder);
        Files.createFile(mark(folder));
        say("installed in " + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s");
    }

    private void npmCi(Path folder) throws IOException {
        Path log = folder.resolve("npm.log");
        Process process = new ProcessBuilder(npm.toString(), "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("npm ci took longer than " + LONGEST + ", see " + log);
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while npm ci ran", interrupted);
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(
                    "npm ci ended with " + process.exitValue() + ":\n" + Files.readString(log, StandardCharsets.UTF_8));
        }
    }

    private String hash() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String file : PACKAGE_FILES) {
                digest.update(Files.readAllBytes(sources.resolve(file)));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Path mark(Path folder) {
        return folder.resolve(".installed");
    }

    static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** Progress for the person who waits, on stderr: a test runner may use stdout for itself. */
    private static void say(String words) {
        System.err.println("[node] " + words);
    }
}
