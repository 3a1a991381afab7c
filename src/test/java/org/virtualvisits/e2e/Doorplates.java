package org.virtualvisits.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.virtualvisits.golden.ReviewedFunction;

/** What docs/reference/doors.md says that a stranger gets. */
final class Doorplates {

    private static final Path PAGE = Path.of("docs/reference/doors.md");
    private static final int STRANGER = 6;
    private static final Pattern STATUS = Pattern.compile("[2-5][0-9]{2}");

    private Doorplates() {}

    /** The statuses of a function's answers to a stranger. */
    static List<Integer> ofStranger(ReviewedFunction function) {
        try (Stream<String> lines = Files.lines(PAGE)) {
            return lines.filter(line -> line.startsWith("| `" + function.name() + "` |"))
                    .map(line -> line.split("(?<!\\\\)\\|")[STRANGER])
                    .flatMap(cell -> STATUS.matcher(cell).results())
                    .map(status -> Integer.valueOf(status.group()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
