package org.virtualvisits.core.template;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.Templates.Part;

/**
 * Which text of which message. Occasional notices have no invite, and so none of its parts.
 *
 * @param language BCP 47 primary tag
 */
public record TemplateName(String language, Notice.Kind kind, Part part) {

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final Set<Part> INVITE = EnumSet.of(Part.INVITE_SUMMARY, Part.INVITE_DESCRIPTION);

    /**
     * Checks that there is such a text. No language can lead out of a folder.
     *
     * @throws IllegalArgumentException if there is none
     */
    public TemplateName {
        if (!LANGUAGE.matcher(language).matches() || !partsOf(kind).contains(part)) {
            throw new IllegalArgumentException("no message has such a text");
        }
    }

    /** The text of these words, such as {@code en}, {@code in-person} and {@code invite-summary}. */
    public static Optional<TemplateName> read(String language, String kind, String part) {
        return constant(kind, Notice.Kind.values())
                .flatMap(its -> constant(part, Part.values()).flatMap(text -> of(language, its, text)));
    }

    /** The same, of constants. */
    public static Optional<TemplateName> of(String language, Notice.Kind kind, Part part) {
        return LANGUAGE.matcher(language).matches() && partsOf(kind).contains(part)
                ? Optional.of(new TemplateName(language, kind, part))
                : Optional.empty();
    }

    /** The kind of that word. */
    public static Optional<Notice.Kind> kind(String word) {
        return constant(word, Notice.Kind.values());
    }

    /** The parts that a message of this kind has. */
    public static List<Part> partsOf(Notice.Kind kind) {
        return List.of(Part.values()).stream()
                .filter(part -> !kind.occasional() || !INVITE.contains(part))
                .toList();
    }

    /** Where the shipped one is, and what staff read when it is broken: {@code en/in-person.invite-summary}. */
    public String path() {
        return language + "/" + word(kind) + "." + word(part);
    }

    /** How addresses, rows and JSON write a constant. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> Optional<E> constant(String word, E[] constants) {
        return List.of(constants).stream()
                .filter(constant -> word(constant).equals(word))
                .findFirst();
    }
}
