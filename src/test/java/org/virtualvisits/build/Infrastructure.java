package org.virtualvisits.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of {@code infra/}, read once. */
final class Infrastructure {

    private static final Path ROOT = Path.of("infra");

    private Infrastructure() {}

    /** Every template by its path. */
    static Map<String, BicepFile> templates() {
        return Read.TEMPLATES;
    }

    static BicepFile template(String path) {
        BicepFile file = templates().get(path);
        if (file == null) {
            throw new IllegalArgumentException("no template " + path);
        }
        return file;
    }

    /** The paths of all files that are no templates. */
    static Set<String> others() {
        return paths().filter(path -> !path.endsWith(".bicep")).collect(Collectors.toCollection(TreeSet::new));
    }

    static Stream<String> paths() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(Files::isRegularFile).map(Path::toString).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Read {

        private static final Map<String, BicepFile> TEMPLATES = paths().filter(path -> path.endsWith(".bicep"))
                .collect(Collectors.toMap(
                        path -> path,
                        path -> BicepFile.of(path, Infrastructure.read(path)),
                        (one, other) -> one,
                        TreeMap::new));
    }
}
