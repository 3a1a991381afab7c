package org.virtualvisits.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The tests that documents name. */
final class Tests {

    private Tests() {}

    /** Whether there is a test of this name: a class, or {@code Class#method}. */
    static boolean isThere(String test) {
        String[] parts = test.split("#", 2);
        return Markdown.files("/" + parts[0] + ".java")
                .anyMatch(file -> parts.length == 1 || read(file).contains("void " + parts[1] + "("));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
