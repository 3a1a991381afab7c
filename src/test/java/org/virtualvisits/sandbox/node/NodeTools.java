package org.virtualvisits.sandbox.node;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Node.js on this machine, with the packages that {@code src/test/node/package-lock.json} names.
 *
 * <p>{@link #start} installs the packages on first use and runs one of the scripts in {@code src/test/node}.
 */
public final class NodeTools {

    /** The oldest Node.js that every package of the lock file supports. */
    private static final int OLDEST_MAJOR = 20;

    private final Path node;
    private final NodeInstall install;
    private final Path sources;

    private NodeTools(Path node, Path npm, Path root) {
        this.node = node;
        this.sources = root.resolve(NodeInstall.SOURCES);
        this.install = new NodeInstall(npm, root);
    }

    /** Node.js 20 or newer with npm, if this machine has both; {@link #whyMissing} says what it lacks. */
    public static Optional<NodeTools> find() {
        return look().tools();
    }

    /** Why {@link #find} is empty, in words for a person; empty itself when nothing is missing. */
    public static Optional<String> whyMissing() {
        return look().missing();
    }

    /**
     * The same as {@link #find} for callers that cannot go on without it.
     *
     * @throws IllegalStateException saying what to install
     */
    public static NodeTools require() {
        Search search = look();
        return search.tools()
                .orElseThrow(() -> new IllegalStateException(search.missing().orElseThrow()));
    }

    /** Installs the locked packages unless they are there, and returns the folder that holds {@code node_modules}. */
    public Path install() {
        return install.folder();
    }

    /**
     * Starts a script of {@code src/test/node}. It holds a pipe to this JVM as its stdin and ends when that closes, so it cannot
     * outlive this JVM, however this JVM ends.
     */
    Process start(String script, List<String> arguments, ProcessBuilder.Redirect output, Path errors) {
        List<String> command =
                new ArrayList<>(List.of(node.toString(), copied(script).toString()));
        command.addAll(arguments);
        try {
            return new ProcessBuilder(command)
                    .directory(install().toFile())
                    .redirectOutput(output)
                    .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot start " + command, failure);
        }
    }

    /** A script finds its packages by its own place, so it runs from a copy beside {@code node_modules}. */
    private Path copied(String script) {
        Path copy = install().resolve(script);
        try {
            Path fresh = Files.createTempFile(install(), script, ".new");
            Files.copy(sources.resolve(script), fresh, StandardCopyOption.REPLACE_EXISTING);
            return Files.move(fresh, copy, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Exactly one of the two is there. */
    private record Search(Optional<NodeTools> tools, Optional<String> missing) {

        static Search missing(String reason) {
            return new Search(Optional.empty(), Optional.of(reason));
        }
    }

    private static Search look() {
        Optional<Path> node = onPath("node", "node.exe");
        Optional<Path> npm = onPath("npm", "npm.cmd");
        Optional<Path> root = NodeInstall.projectRoot();
        if (node.isEmpty() || npm.isEmpty()) {
            return Search.missing("Node.js " + OLDEST_MAJOR + " or newer with npm is needed; not found on the PATH: "
                    + (node.isEmpty() ? "node" : "npm"));
        }
        if (root.isEmpty()) {
            return Search.missing("run inside the project: no " + NodeInstall.SOURCES + " above "
                    + Path.of("").toAbsolutePath());
        }
        String version = version(node.get());
        if (major(version) < OLDEST_MAJOR) {
            return Search.missing("Node.js " + OLDEST_MAJOR + " or newer is needed; " + node.get() + " is " + version);
        }
        return new Search(Optional.of(new NodeTools(node.get(), npm.get(), root.get())), Optional.empty());
    }

    private static Optional<Path> onPath(String... names) {
        return Optional.ofNullable(System.getenv("PATH")).stream()
                .flatMap(path -> Arrays.stream(path.split(File.pathSeparator)))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> Arrays.stream(names).map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static String version(Path node) {
        try {
            Process process = new ProcessBuilder(node.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException failure) {
            return "not runnable (" + failure.getMessage() + ")";
        }
    }

    /** The 20 of {@code v20.11.0}; 0 for anything else. */
    static int major(String version) {
        return version.matches("v\\d{1,4}\\..*") ? Integer.parseInt(version.substring(1, version.indexOf('.'))) : 0;
    }
}
