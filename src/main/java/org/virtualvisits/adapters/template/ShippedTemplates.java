package org.virtualvisits.adapters.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.virtualvisits.core.notice.Templates.Part;
import org.virtualvisits.core.template.Style;
import org.virtualvisits.core.template.TemplateName;

/**
 * The templates on the class path: {@code templates/<language>/<kind>.<part>.hbs}, and {@code templates/plain/<language>/…}
 * for those in plain words.
 */
final class ShippedTemplates {

    /** No other language can be a folder's name, so none can lead out of the folder. */
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,8}");

    private ShippedTemplates() {}

    static Optional<String> find(TemplateName name, Style style) {
        return switch (style) {
            case USUAL -> read(name.path());
            case LARGE_PRINT -> read(name.path()).map(text -> name.part() == Part.HTML ? LargePrint.of(text) : text);
            case PLAIN -> read("plain/" + name.path()).or(() -> read(name.path()));
        };
    }

    /** What those who come with a patient get, whatever there is to tell. */
    static Optional<String> forCompanion(String language, Part part) {
        return LANGUAGE.matcher(language).matches()
                ? read(language + "/companion." + TemplateName.word(part))
                : Optional.empty();
    }

    /** What answers HELP. */
    static Optional<String> help(String language) {
        return LANGUAGE.matcher(language).matches() ? read(language + "/help.sms") : Optional.empty();
    }

    private static Optional<String> read(String path) {
        try (InputStream stream = ShippedTemplates.class.getResourceAsStream("/templates/" + path + ".hbs")) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
