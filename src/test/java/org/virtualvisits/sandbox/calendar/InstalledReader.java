package org.virtualvisits.sandbox.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A parser that the system has, behind a small program: it gets the names of files, and ends each calendar with a group separator (U+001D),
 * each event a record separator (U+001E), and between an event's texts a unit separator (U+001F). No calendar of ours holds these.
 */
final class InstalledReader {

    private static final Path PROGRAM = Path.of("target", "libical", "read");
    private static final int TEXTS = 9;
    private static final long LONGEST_SECONDS = 120;

    private final List<String> command;

    private InstalledReader(List<String> command) {
        this.command = command;
    }

    /** Needs gcc and libical's headers. */
    static InstalledReader libical() {
        try {
            Files.createDirectories(PROGRAM.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(List.of("gcc", "-std=c11", "-O1", "-o", PROGRAM.toString(), "src/test/libical/read.c", "-lical"));
        return new InstalledReader(List.of(PROGRAM.toAbsolutePath().toString()));
    }

    /** Needs Debian's python3-icalendar. */
    static InstalledReader python() {
        return new InstalledReader(List.of("/usr/bin/python3", "src/test/python/read-calendar.py"));
    }

    List<List<Reading>> read(List<String> calendars) {
        try {
            Path folder = Files.createTempDirectory("calendars");
            List<String> whole = new ArrayList<>(command);
            for (String calendar : calendars) {
                whole.add(Files.writeString(folder.resolve(whole.size() + ".ics"), calendar)
                        .toString());
            }
            List<List<Reading>> read = Arrays.stream(run(whole).split("\u001D", -1))
                    .limit(calendars.size())
                    .map(InstalledReader::events)
                    .toList();
            for (String file : whole.subList(command.size(), whole.size())) {
                Files.delete(Path.of(file));
            }
            Files.delete(folder);
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Reading> events(String calendar) {
        return Arrays.stream(calendar.split("\u001E"))
                .filter(event -> !event.isEmpty())
                .map(event -> event.split("\u001F", -1))
                .map(InstalledReader::reading)
                .toList();
    }

    private static Reading reading(String[] texts) {
        if (texts.length != TEXTS) {
            throw new IllegalStateException("not an event: " + Arrays.toString(texts));
        }
        return new Reading(
                texts[0],
                texts[1],
                Integer.parseInt(texts[2]),
                instant(texts[3]),
                texts[4],
                instant(texts[5]),
                instant(texts[6]),
                texts[7],
                texts[8]);
    }

    private static Instant instant(String seconds) {
        return Instant.ofEpochSecond(Long.parseLong(seconds));
    }

    private static String run(List<String> command) {
        try {
            Path out = Files.createTempFile("read", ".txt");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            String said = Files.readString(out, StandardCharsets.UTF_8);
            Files.delete(out);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command.getFirst() + " failed: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
