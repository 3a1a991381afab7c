package org.virtualvisits.adapters.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The templates on the class path: {@code templates/<language>/<kind>.<part>.hbs}. */
final class ShippedTemplates {

    /** No other language can be a folder's name, so none can lead out of the folder. */
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,8}");

    private ShippedTemplates() {}

    static Optional<String> find(TemplateKey key) {
        return find(key.language(), key.path());
    }

    /** What answers HELP. */
    static Optional<String> help(String language) {
        return find(language, language + "/help.sms");
    }

    private static Optional<String> find(String language, String path) {
        if (!LANGUAGE.matcher(language).matches()) {
            return Optional.empty();
        }
        try (InputStream stream = ShippedTemplates.class.getResourceAsStream("/templates/" + path + ".hbs")) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
