package org.virtualvisits.core.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.notice.Templates.Whose;

/** All texts of one organisation's own that are published, and the styles it chose. Immutable. */
public final class OwnWords {

    /** An organisation that says nothing of its own. */
    public static final OwnWords NONE = new OwnWords(List.of(), Map.of());

    private final Map<Slot, OwnTemplate.Published> published = new LinkedHashMap<>();
    private final Map<Scope, Style> styles;

    /** Keeps its own copies. */
    public OwnWords(List<OwnTemplate> templates, Map<Scope, Style> styles) {
        templates.forEach(
                template -> template.published().ifPresent(text -> this.published.put(template.slot(), text)));
        this.styles = Map.copyOf(styles);
    }

    /** The most specific text there is for such a message. */
    Optional<Chosen> text(Whose whose, TemplateName name) {
        return published.isEmpty()
                ? Optional.empty()
                : Scope.of(whose).stream()
                        .map(scope -> new Slot(scope, name))
                        .flatMap(slot ->
                                Optional.ofNullable(published.get(slot)).map(text -> new Chosen(slot, text)).stream())
                        .findFirst();
    }

    /** The most specific style there is for such a message. */
    Style style(Whose whose) {
        return Scope.of(whose).stream()
                .flatMap(scope -> Optional.ofNullable(styles.get(scope)).stream())
                .findFirst()
                .orElse(Style.USUAL);
    }

    /** The styles, by whose messages come in them. */
    public Map<Scope, Style> styles() {
        return styles;
    }

    /** A text and where it stands. */
    record Chosen(Slot slot, OwnTemplate.Published published) {}
}
