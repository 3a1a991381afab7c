package org.virtualvisits.functions;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** What pages say in one language: a file of {@code src/main/resources/pages} each. */
final class Words {

    private static final List<Words> ALL = List.of(read("en"), read("cy"));

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

    private static Words read(String language) {
        String file = "/pages/join_" + language + ".properties";
        try (InputStream stream = Objects.requireNonNull(Words.class.getResourceAsStream(file), file)) {
            var properties = new Properties();
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return new Words(
                    language,
                    properties.stringPropertyNames().stream()
                            .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
