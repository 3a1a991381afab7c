package org.virtualvisits.adapters.template;

import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.virtualvisits.core.notice.Templates.BrokenTemplate;
import org.virtualvisits.core.notice.Templates.Part;
import org.virtualvisits.core.reply.HelpTexts;
import org.virtualvisits.core.template.Fault;
import org.virtualvisits.core.template.Style;
import org.virtualvisits.core.template.Syntax;
import org.virtualvisits.core.template.TemplateLanguage;
import org.virtualvisits.core.template.TemplateName;

/**
 * {@link TemplateLanguage} in Handlebars (S2.13): {@code {{x}}} is escaped in HTML and {@code {{{x}}}} is not; nothing is
 * escaped in any other part. A text is compiled once. Data is never read as a template. Thread-safe.
 */
public final class HandlebarsLanguage implements TemplateLanguage, HelpTexts {

    /** More than a deployment sends by at a time; some 20 KB each. */
    private static final int MOST_COMPILED = 2_000;

    private final StrictHandlebars html = new StrictHandlebars(EscapingStrategy.HTML_ENTITY);
    private final StrictHandlebars plain = new StrictHandlebars(EscapingStrategy.NOOP);
    private final Map<Wanted, Optional<String>> shipped = new ConcurrentHashMap<>();
    private final Map<Source, Template> compiled = new ConcurrentHashMap<>();

    @Override
    public Optional<String> shipped(TemplateName name, Style style) {
        return shipped.computeIfAbsent(
                new Wanted(name, style), wanted -> ShippedTemplates.find(wanted.name(), wanted.style()));
    }

    @Override
    public Optional<String> shippedForCompanion(String language, Part part) {
        return ShippedTemplates.forCompanion(language, part);
    }

    @Override
    public String fill(TemplateName name, String text, Map<String, ?> data) {
        return fill(new Source(name.part() == Part.HTML, text), name.path(), data);
    }

    @Override
    public String fillOwn(Part part, String words, String text, Map<String, ?> data) {
        var source = new Source(part == Part.HTML, text);
        if (!compiled.containsKey(source)) {
            List<Fault> faults = Syntax.read(text).faults();
            if (!faults.isEmpty()) {
                Fault first = faults.getFirst();
                throw new BrokenTemplate(words + ", line " + first.line() + ": " + first.reason());
            }
        }
        return fill(source, words, data);
    }

    @Override
    public String help(String language, Map<String, ?> data) {
        return Stream.of(language, "en")
                .flatMap(tag ->
                        ShippedTemplates.help(tag)
                                .map(text -> fill(new Source(false, text), tag + "/help.sms", data))
                                .stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("help is shipped in English"));
    }

    private String fill(Source source, String words, Map<String, ?> data) {
        return StrictHandlebars.fill(words, compiled(source, words), data, Budget.OF_A_MESSAGE);
    }

    private Template compiled(Source source, String words) {
        if (compiled.size() > MOST_COMPILED) {
            compiled.clear();
        }
        Template known = compiled.get(source);
        return known == null
                ? compiled.computeIfAbsent(source, its -> (its.html() ? html : plain).compile(words, its.text()))
                : known;
    }

    private record Wanted(TemplateName name, Style style) {}

    private record Source(boolean html, String text) {}
}
