package org.virtualvisits.core.template;

import java.util.Optional;

/**
 * What somebody lets pass knowingly, each with their reason.
 *
 * @param personalSubject that a mail's subject or a calendar entry says who it is about (S5.17)
 * @param mailAddress that a mail address stands in the text
 */
public record Waivers(Optional<String> personalSubject, Optional<String> mailAddress) {

    /** Nothing is let pass. */
    public static final Waivers NONE = new Waivers(Optional.empty(), Optional.empty());

    boolean lets(Fault.Kind kind) {
        return switch (kind) {
            case PERSONAL_SUBJECT -> personalSubject.isPresent();
            case MAIL_ADDRESS -> mailAddress.isPresent();
            case LASTING -> false;
        };
    }
}
