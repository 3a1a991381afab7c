package org.virtualvisits.adapters.template;

import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Template;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.Templates;
import org.virtualvisits.core.reply.HelpTexts;

/**
 * {@link Templates} in Handlebars (S2.13): {@code {{x}}} is escaped in HTML and {@code {{{x}}}} is not; nothing is escaped
 * in any other part. Each template is compiled once. Data is never read as a template.
 */
public final class HandlebarsTemplates implements Templates, HelpTexts {

    /** What a language without templates of its own falls back to. */
    private static final String DEFAULT_LANGUAGE = "en";

    private final Function<TemplateKey, Optional<String>> overrides;
    private final StrictHandlebars html = new StrictHandlebars(EscapingStrategy.HTML_ENTITY);
    private final StrictHandlebars plain = new StrictHandlebars(EscapingStrategy.NOOP);
    private final Map<TemplateKey, Optional<String>> shipped = new ConcurrentHashMap<>();
    private final Map<TemplateKey, Compiled> compiled = new ConcurrentHashMap<>();

    /** The shipped templates. */
    public HandlebarsTemplates() {
        this(key -> Optional.empty());
    }

    /**
     * The shipped templates, and others in their place.
     *
     * @param overrides the text that takes the place of a shipped one, or adds a language; asked every time, so that it
     *     may change
     */
    public HandlebarsTemplates(Function<TemplateKey, Optional<String>> overrides) {
        this.overrides = overrides;
    }

    @Override
    public String fill(Part part, Notice.Kind kind, String language, Map<String, ?> data) {
        return Stream.of(language, DEFAULT_LANGUAGE)
                .map(tag -> new TemplateKey(part, kind, tag))
                .flatMap(key -> text(key).map(text -> fill(key, text, data)).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("every part of every kind is shipped in English"));
    }

    @Override
    public String help(String language, Map<String, ?> data) {
        return Stream.of(language, DEFAULT_LANGUAGE)
                .flatMap(tag -> ShippedTemplates.help(tag)
                        .map(text ->
                                StrictHandlebars.fill(tag + "/help.sms", plain.compile(tag + "/help.sms", text), data))
                        .stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("help is shipped in English"));
    }

    private Optional<String> text(TemplateKey key) {
        return overrides.apply(key).or(() -> shipped.computeIfAbsent(key, ShippedTemplates::find));
    }

    private String fill(TemplateKey key, String text, Map<String, ?> data) {
        Compiled latest = compiled.compute(
                key,
                (same, known) -> known != null && known.text().equals(text)
                        ? known
                        : new Compiled(text, (key.part() == Part.HTML ? html : plain).compile(key.path(), text)));
        return StrictHandlebars.fill(key.path(), latest.template(), data);
    }

    private record Compiled(String text, Template template) {}
}
