package org.virtualvisits.adapters.template;

import java.util.Locale;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.Templates.Part;

/**
 * One template.
 *
 * @param language BCP 47 primary tag
 */
public record TemplateKey(Part part, Notice.Kind kind, String language) {

    /** Where the shipped one is, and what staff read when it is broken: {@code en/in-person.invite-summary}. */
    String path() {
        return language + "/" + word(kind) + "." + word(part);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
