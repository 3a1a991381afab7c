package org.virtualvisits.core.notice;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads mail addresses: the everyday part of RFC 5321's grammar, which leaves no room for a second header or address. */
public final class MailAddress {

    /** RFC 5321 §4.5.3.1.3: a path has at most 256 octets, two of them its brackets. */
    private static final int LONGEST = 254;

    private static final Pattern SHAPE = Pattern.compile(
            "[a-zA-Z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)+[a-zA-Z]{2,63}");

    private MailAddress() {}

    /** The address with its domain in lower case, or empty if it cannot be one. */
    public static Optional<String> read(String written) {
        String address = written.strip();
        if (address.length() > LONGEST
                || !SHAPE.matcher(address).matches()
                || address.startsWith(".")
                || address.contains("..")
                || address.contains(".@")) {
            return Optional.empty();
        }
        int at = address.lastIndexOf('@');
        return Optional.of(address.substring(0, at) + address.substring(at).toLowerCase(Locale.ROOT));
    }
}
