package org.virtualvisits.core.template;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.Templates;

/**
 * {@link Templates} by inheritance: of the texts in a patient's language the most specific one that is published, else the
 * shipped one, else the same in the default language. A text that cannot be filled is broken, and no other takes its
 * place: whoever wrote it must see that.
 */
public final class InheritedTemplates implements Templates {

    /** What a language without templates of its own falls back to. */
    static final String DEFAULT_LANGUAGE = "en";

    private final OwnTemplates own;
    private final TemplateLanguage language;

    /** Keeps its ports. */
    public InheritedTemplates(OwnTemplates own, TemplateLanguage language) {
        this.own = own;
        this.language = language;
    }

    @Override
    public String fill(Part part, Notice.Kind kind, Whose whose, String tag, Map<String, ?> data) {
        if (whose.companion()) {
            return fillForCompanion(part, tag, data);
        }
        OwnWords words = own.words(whose.organisation());
        return Stream.of(tag, DEFAULT_LANGUAGE)
                .flatMap(its -> TemplateName.of(its, kind, part).stream())
                .flatMap(name -> fill(words, whose, name, data).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("every part of every kind is shipped in English"));
    }

    private String fillForCompanion(Part part, String tag, Map<String, ?> data) {
        return Stream.of(tag, DEFAULT_LANGUAGE)
                .flatMap(its -> language.shippedForCompanion(its, part).stream())
                .findFirst()
                .map(text -> language.fillOwn(part, "companion." + TemplateName.word(part), text, data))
                .orElseThrow(() -> new IllegalStateException("every part for companions is shipped in English"));
    }

    private Optional<String> fill(OwnWords words, Whose whose, TemplateName name, Map<String, ?> data) {
        return words.text(whose, name)
                .map(chosen -> fillOwn(chosen, data))
                .or(() -> language.shipped(name, words.style(whose)).map(text -> language.fill(name, text, data)));
    }

    private String fillOwn(OwnWords.Chosen chosen, Map<String, ?> data) {
        Slot slot = chosen.slot();
        String filled = language.fillOwn(
                slot.name().part(), slot.words(), chosen.published().text(), data);
        if (Links.mustHaveOne(slot.name()) && !Links.has(filled, data)) {
            throw new BrokenTemplate(slot.words() + ": it has no join link");
        }
        return filled;
    }
}
