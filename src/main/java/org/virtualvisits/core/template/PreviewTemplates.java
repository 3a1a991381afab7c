package org.virtualvisits.core.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.SmsText;
import org.virtualvisits.core.notice.Templates.BrokenTemplate;
import org.virtualvisits.core.notice.Templates.Part;
import org.virtualvisits.core.notice.Templates.Whose;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Organisations;

/** Use case: show a whole message as a made-up patient of a clinic would get it, with texts that nobody has published. */
public final class PreviewTemplates {

    private final OwnTemplates own;
    private final Organisations organisations;
    private final TemplateLanguage language;
    private final MadeUp madeUp;
    private final CheckTemplate check;

    /** Keeps its ports. */
    public PreviewTemplates(
            OwnTemplates own,
            Organisations organisations,
            TemplateLanguage language,
            MadeUp madeUp,
            CheckTemplate check) {
        this.own = own;
        this.organisations = organisations;
        this.language = language;
        this.madeUp = madeUp;
        this.check = check;
    }

    /**
     * Every part of the message.
     *
     * @param texts what to put in the place of what is sent now
     * @return empty if the organisation has no such clinic
     */
    public Optional<List<Shown>> preview(
            OrganisationId id, Scope scope, String tag, Notice.Kind kind, Map<Part, String> texts) {
        return organisations
                .find(id)
                .flatMap(organisation -> madeUp.whose(organisation, scope)
                        .map(whose -> TemplateName.partsOf(kind).stream()
                                .map(part -> new Slot(scope, new TemplateName(tag, kind, part)))
                                .map(slot -> shown(organisation, whose, slot, texts))
                                .toList()));
    }

    private Shown shown(Organisation organisation, Whose whose, Slot slot, Map<Part, String> texts) {
        Map<String, Object> data = madeUp.message(organisation, slot).orElseThrow();
        Optional<String> given = Optional.ofNullable(texts.get(slot.name().part()));
        if (given.isPresent()) {
            return shown(
                    organisation,
                    slot,
                    "the text given",
                    given.get(),
                    () -> language.fillOwn(slot.name().part(), "the text", given.get(), data));
        }
        OwnWords words = own.words(organisation.id());
        return Stream.of(slot.name().language(), InheritedTemplates.DEFAULT_LANGUAGE)
                .map(tag ->
                        new TemplateName(tag, slot.name().kind(), slot.name().part()))
                .flatMap(name -> sent(organisation, words, whose, name, data).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("every part of every kind is shipped in English"));
    }

    private Optional<Shown> sent(
            Organisation organisation, OwnWords words, Whose whose, TemplateName name, Map<String, Object> data) {
        Optional<Shown> ownText = words.text(whose, name).map(chosen -> {
            Slot slot = chosen.slot();
            String text = chosen.published().text();
            return shown(
                    organisation,
                    slot,
                    slot.words(),
                    text,
                    () -> language.fillOwn(slot.name().part(), slot.words(), text, data));
        });
        return ownText.or(() -> language.shipped(name, words.style(whose))
                .map(text -> new Shown(
                        name.part(),
                        "shipped " + name.path(),
                        Optional.of(language.fill(name, text, data)),
                        List.of())));
    }

    private Shown shown(Organisation organisation, Slot slot, String source, String text, Supplier<String> fill) {
        List<Fault> faults = check.faults(organisation, slot, text);
        try {
            return new Shown(slot.name().part(), source, Optional.of(fill.get()), faults);
        } catch (BrokenTemplate e) {
            return new Shown(slot.name().part(), source, Optional.empty(), faults);
        }
    }

    /** How many parts a text message may have. */
    public int mostParts() {
        return check.mostParts();
    }

    /**
     * One part of the message.
     *
     * @param source where its text comes from
     * @param filled as a patient reads it; empty if it cannot be filled
     * @param faults why its text must not be published
     */
    public record Shown(Part part, String source, Optional<String> filled, List<Fault> faults) {

        /** As networks carry it. */
        public Optional<SmsText.Size> size() {
            return filled.filter(text -> part == Part.SMS).map(SmsText::plain).map(SmsText::size);
        }
    }
}
