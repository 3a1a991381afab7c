package org.virtualvisits.build;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The one style of all sources: palantir-java-format, imports sorted, none unused. */
final class Formatting {

    private static final Formatter FORMATTER = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(Style.PALANTIR).build());

    private Formatting() {}

    /** Rewrites what is not in the style, and names it. */
    public static void main(String[] arguments) throws IOException {
        for (Path source : offStyle()) {
            Files.writeString(source, formatted(source));
            System.out.println("formatted " + source);
        }
    }

    static List<Path> offStyle() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !formatted(file).equals(read(file)))
                    .sorted()
                    .toList();
        }
    }

    private static String formatted(Path source) {
        try {
            String tidy = RemoveUnusedImports.removeUnusedImports(read(source));
            return FORMATTER.formatSource(ImportOrderer.reorderImports(tidy, Style.PALANTIR));
        } catch (FormatterException e) {
            throw new IllegalStateException(source + " cannot be read as Java", e);
        }
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
