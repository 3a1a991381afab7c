package org.virtualvisits.core.readiness;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How this deployment sends text messages.
 *
 * @param on whether it does
 * @param sender what they come from, where the deployment and not the provider says so
 */
public record Texts(boolean on, Optional<String> sender) {

    /** E.164, a short code, or a sender's name (Azure page "SMS FAQ": up to 11 letters, digits and spaces, one a letter). */
    private static final Pattern SENDER =
            Pattern.compile("\\+[1-9][0-9]{6,14}|[0-9]{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}");

    List<Finding> findings() {
        if (!on) {
            return List.of(new Finding(Defect.TEXTS_OFF, ""));
        }
        return sender.filter(its -> !SENDER.matcher(its).matches()).stream()
                .map(its -> new Finding(Defect.TEXT_SENDER_INVALID, its))
                .toList();
    }
}
