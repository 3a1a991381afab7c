package org.virtualvisits.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Golden files. {@code -Dgolden.write=true} rewrites what comes out, for a person to read in the diff. */
public final class Golden {

    private static final Path ROOT = Path.of("src/test/resources/golden");
    private static final String INPUT = ".in.json";

    private Golden() {}

    /** The names of the cases of a folder: those that have an {@code .in.json}. */
    public static List<String> cases(String folder) {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(INPUT))
                    .map(name -> name.substring(0, name.length() - INPUT.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a golden file. */
    public static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails unless the text is exactly the file's. */
    public static void check(String file, String text) {
        if (Boolean.getBoolean("golden.write")) {
            write(ROOT.resolve(file), text);
        }
        assertThat(text).as(file).isEqualTo(read(file));
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
