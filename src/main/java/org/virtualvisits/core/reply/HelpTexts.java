package org.virtualvisits.core.reply;

import java.util.Map;

/** Port: the words that answer a patient who texts HELP. */
@FunctionalInterface
public interface HelpTexts {

    /**
     * Fills them.
     *
     * @param language BCP 47 primary tag; the default language's words are used where it has none
     * @param data {@code clinic.name} and {@code clinic.phone}
     * @throws org.virtualvisits.core.notice.Templates.BrokenTemplate if they cannot be filled
     */
    String help(String language, Map<String, ?> data);
}
