package org.virtualvisits.functions;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** What pages say in one language: a file of {@code src/main/resources/pages} each. */
final class Words {

    private static final List<Words> ALL = List.of(read("en", "join"), read("cy", "join"));
    private static final List<Words> STAFF =
            List.of(read("en", "join", "day", "readiness"), read("cy", "join", "day", "readiness"));
    private static final List<Words> HELP = List.of(read("en", "join", "help"), read("cy", "join", "help"));

    private final String language;
    private final Map<String, String> texts;

    private Words(String language, Map<String, String> texts) {
        this.language = language;
        this.texts = texts;
    }

    /** Every language there are words for; the first is spoken where nothing else is asked for. */
    static List<Words> all() {
        return ALL;
    }

    /** The same for the pages that staff see; these words go beyond the patient's. */
    static List<Words> staff() {
        return STAFF;
    }

    /** The same for the pages that help patients; these words go beyond the join page's. */
    static List<Words> help() {
        return HELP;
    }

    /** Those of a set in the language that was asked for, or in the first. */
    static Words among(List<Words> set, Optional<String> asked) {
        return set.stream()
                .filter(words -> asked.filter(words.language::equals).isPresent())
                .findFirst()
                .orElseGet(set::getFirst);
    }

    /** The words of a language (BCP 47 primary tag), if there are any. */
    static Optional<Words> in(String language) {
        return ALL.stream().filter(words -> words.language.equals(language)).findFirst();
    }

    /** The language, as a BCP 47 tag. */
    String language() {
        return language;
    }

    /** The language, as dates are written in it. */
    Locale locale() {
        return Locale.forLanguageTag(language);
    }

    /** The text of that name. */
    String say(String key) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no words in " + language + " for " + key);
        }
        return text;
    }

    /** All texts by name. */
    Map<String, String> texts() {
        return texts;
    }

    private static Words read(String language, String... pages) {
        var texts = new HashMap<String, String>();
        for (String page : pages) {
            Properties properties = properties("/pages/" + page + "_" + language + ".properties");
            properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        }
        return new Words(language, Map.copyOf(texts));
    }

    private static Properties properties(String file) {
        try (InputStream stream = Objects.requireNonNull(Words.class.getResourceAsStream(file), file)) {
            var properties = new Properties();
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
