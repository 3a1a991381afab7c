package org.virtualvisits.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * No regular expression of the program can be made to work much longer by what somebody sends (ReDoS): the characters it
 * looks at are counted, not the time it takes, so that the answer is the same on every machine.
 */
final class PatternsTest {

    private static final int SHORT = 120;
    private static final int LONG = 2 * SHORT;

    /** Looking at each character a few dozen times is linear; at each pair of them is far more. */
    private static final long MOST_LOOKS_A_CHARACTER = 40;

    /** Doubling the input may double the work, with something to spare; squared work would be four times as much. */
    private static final double MOST_GROWTH = 3;

    /** A literal that is compiled on the spot. */
    private static final Pattern ON_THE_SPOT =
            Pattern.compile("\\.(?:matches|replaceAll|replaceFirst|split)\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    private static final Path SOURCES = Path.of("src", "main", "java");

    @TestFactory
    Stream<DynamicTest> noInputMakesAPatternWorkMoreThanItsLengthExplains() {
        return patterns().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> assertIsLinear(entry.getValue())));
    }

    @Test
    void thePatternsOfTheProgramAreFound() {
        assertThat(patterns()).hasSizeGreaterThan(60);
    }

    @Test
    void aPatternThatBacktracksIsCaught() {
        assertThat(isLinear(Pattern.compile("[a-z]+[0-9]*x?"))).isTrue();
        assertThat(isLinear(Pattern.compile("[a-z]*[a-z0-9]*[a-y]*x"))).isFalse();
    }

    private static void assertIsLinear(Pattern pattern) {
        long few = worst(pattern, SHORT);
        long many = worst(pattern, LONG);
        assertThat(isLinear(pattern))
                .as("%s looks %d times at %d characters, %d times at %d", pattern, few, SHORT, many, LONG)
                .isTrue();
    }

    private static boolean isLinear(Pattern pattern) {
        long many = worst(pattern, LONG);
        return many < MOST_LOOKS_A_CHARACTER * LONG || many < MOST_GROWTH * worst(pattern, SHORT);
    }

    /** The most looks that any hostile text of this length costs, for each way to ask. */
    private static long worst(Pattern pattern, int length) {
        return hostile(pattern, length).stream()
                .mapToLong(text -> Math.max(
                        looks(text, its -> pattern.matcher(its).matches()),
                        // Searching may begin anew at each character, as the program itself does where it searches.
                        looks(text, its -> pattern.matcher(its).lookingAt())))
                .max()
                .orElseThrow();
    }

    private static long looks(String text, java.util.function.Consumer<CharSequence> work) {
        var counted = new Counted(text);
        try {
            work.accept(counted);
        } catch (TooMuch enough) {
            return Counted.MOST;
        }
        return counted.looks;
    }

    /** Runs of what the pattern itself talks about, alone, in pairs and repeated, each with an end that does not fit. */
    private static List<String> hostile(Pattern pattern, int length) {
        List<String> seeds = new ArrayList<>(List.of(
                "a", "0", "A", " ", "-", ".", "/", "@", "\n", "a0", "a ", "a-", "a.", "0:", "aA0", "{", "{{", "<a",
                "=a&", "\"a", "é", "00-", "0T", ",a", "|a", "_a", "%41"));
        pattern.pattern()
                .chars()
                .distinct()
                .limit(40)
                .mapToObj(character -> String.valueOf((char) character))
                .forEach(seeds::add);
        List<String> texts = new ArrayList<>();
        for (String seed : seeds) {
            String run = seed.repeat(length / seed.length() + 1).substring(0, length);
            for (String end : List.of("", "\u0000", "!", "a", "0")) {
                texts.add(run + end);
                texts.add("a" + run + end);
                texts.add("0" + run + end);
            }
        }
        return texts;
    }

    private static Map<String, Pattern> patterns() {
        Map<String, Pattern> found = new LinkedHashMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.virtualvisits")) {
            for (Field field : fields(type)) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == Pattern.class) {
                    found.put(type.getSimpleName() + "." + field.getName(), value(field));
                }
            }
        }
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(file -> onTheSpot(file, found));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static Field[] fields(JavaClass type) {
        try {
            return Class.forName(type.getName(), false, PatternsTest.class.getClassLoader())
                    .getDeclaredFields();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Pattern value(Field field) {
        try {
            field.setAccessible(true);
            return (Pattern) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void onTheSpot(Path file, Map<String, Pattern> found) {
        try {
            Matcher literals = ON_THE_SPOT.matcher(Files.readString(file));
            while (literals.find()) {
                String regex = literals.group(1).translateEscapes();
                found.put(file.getFileName() + " " + regex, Pattern.compile(regex));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A text that counts how often a character of it is looked at. */
    private static final class Counted implements CharSequence {

        static final long MOST = 5_000_000;

        private final String text;
        private long looks;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++looks >= MOST) {
                throw new TooMuch();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
