package org.virtualvisits.sandbox.node;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Node.js on this machine, with the packages that {@code src/test/node/package-lock.json} names.
 *
 * <p>{@link #start} installs the packages on first use and runs one of the scripts in {@code src/test/node}.
 */
public final class NodeTools {

    /** The oldest Node.js that every package of the lock file supports, as {@link #versionNumber} counts. */
    private static final int OLDEST = 20_011;

    private static final String NEEDED =
            "Node.js 20.11 or newer with npm is needed (Debian 13: nodejs, npm; or nodejs.org)";
    private static final Pattern VERSION = Pattern.compile("v(\\d{1,4})\\.(\\d{1,3})\\..*");

    private final Path node;
    private final NodeInstall install;
    private final Path sources;

    private NodeTools(Path node, Path npm, Path root) {
        this.node = node;
        this.sources = root.resolve(NodeInstall.SOURCES);
        this.install = new NodeInstall(npm, root);
    }

    /** Node.js 20.11 or newer with npm, if this machine has both; {@link #whyMissing} says what it lacks. */
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
        Path folder = install();
        List<String> command = new ArrayList<>(List.of(node.toString(), script));
        command.addAll(arguments);
        try {
            copyScripts(folder);
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(output)
                    .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot start " + command, failure);
        }
    }

    /** Scripts find their packages by their own place, so they run from copies beside {@code node_modules}. */
    private void copyScripts(Path folder) throws IOException {
        try (DirectoryStream<Path> scripts = Files.newDirectoryStream(sources, "*.mjs")) {
            for (Path script : scripts) {
                Path copy = folder.resolve(script.getFileName());
                if (!Files.exists(copy) || Files.mismatch(script, copy) >= 0) {
                    Path fresh = Files.createTempFile(folder, "script", ".new");
                    Files.copy(script, fresh, StandardCopyOption.REPLACE_EXISTING);
                    Files.move(fresh, copy, StandardCopyOption.ATOMIC_MOVE);
                }
            }
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
            return Search.missing(NEEDED + "; not found on the PATH: " + (node.isEmpty() ? "node" : "npm"));
        }
        if (root.isEmpty()) {
            return Search.missing(
                    "no " + NodeInstall.SOURCES + " at or above " + Path.of("").toAbsolutePath());
        }
        String version = version(node.get());
        if (versionNumber(version) < OLDEST) {
            return Search.missing(NEEDED + "; " + node.get() + " is " + version);
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

    /** 20,011 for {@code v20.11.0}; 0 for what is no version. */
    static int versionNumber(String printed) {
        Matcher version = VERSION.matcher(printed);
        return version.matches() ? 1000 * Integer.parseInt(version.group(1)) + Integer.parseInt(version.group(2)) : 0;
    }
}
