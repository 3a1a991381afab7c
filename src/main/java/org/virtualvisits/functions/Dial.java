package org.virtualvisits.functions;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A phone number, written for people, as one that a phone can dial when it is touched (RFC 3966). */
final class Dial {

    /** The first number only: an extension or a second number after it cannot be dialled with it. */
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 ().\\u00A0\\u2010-\\u2013-]*");

    /** Whoever dials +44 leaves out the 0 that is dialled at home. */
    private static final Pattern HOME_ONLY = Pattern.compile("\\(0\\)");

    private static final int SHORTEST = 3;

    private Dial() {}

    /** The tel: URI; empty where the text holds no number. */
    static Optional<String> uri(String written) {
        String text = written.strip();
        Matcher number = NUMBER.matcher(text.startsWith("(") ? text.substring(1) : text);
        if (!number.lookingAt()) {
            return Optional.empty();
        }
        boolean abroad = number.group().startsWith("+");
        String dialled = abroad ? HOME_ONLY.matcher(number.group()).replaceAll("") : number.group();
        String digits = dialled.replaceAll("[^0-9]", "");
        return digits.length() < SHORTEST ? Optional.empty() : Optional.of("tel:" + (abroad ? "+" : "") + digits);
    }
}
