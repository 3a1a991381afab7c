package org.virtualvisits.adapters.icalendar;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** What ical4j leaves to its caller: text that cannot become a second property, and folding by octets. */
final class ICalendarText {

    private static final String CRLF = "\r\n";

    /** RFC 5545 §3.1, without the line break. */
    private static final int LONGEST_LINE = 75;

    /** What RFC 6068 §2 leaves as it is in an address. */
    private static final String IN_ADDRESSES =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$'*+@";

    private ICalendarText() {}

    /** One line. */
    static String line(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** Several lines, each ending in LF alone, which ical4j writes as {@code \n}. */
    static String lines(String text) {
        return text.replaceAll("\r\n?", "\n")
                .replaceAll("[\\p{Cntrl}&&[^\n]]+", " ")
                .strip();
    }

    /** A parameter's value: no form of quoting lets a double quote into one (RFC 5545 §3.2). */
    static String name(String text) {
        return line(text).replace('"', '\'');
    }

    /** An address in a mailto URI. */
    static String addressee(String address) {
        var text = new StringBuilder();
        for (byte octet : address.getBytes(StandardCharsets.UTF_8)) {
            if (IN_ADDRESSES.indexOf(octet) >= 0) {
                text.append((char) octet);
            } else {
                text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
            }
        }
        return text.toString();
    }

    /** No line longer than 75 octets, and none that begins or ends inside a character. */
    static String folded(String calendar) {
        var text = new StringBuilder(calendar.length() + 64);
        for (String line : calendar.split(CRLF)) {
            int octets = 0;
            for (int at = 0; at < line.length(); at = line.offsetByCodePoints(at, 1)) {
                int sign = line.codePointAt(at);
                int its = octetsOf(sign);
                if (octets + its > LONGEST_LINE) {
                    text.append(CRLF).append(' ');
                    octets = 1;
                }
                text.appendCodePoint(sign);
                octets += its;
            }
            text.append(CRLF);
        }
        return text.toString();
    }

    private static int octetsOf(int codePoint) {
        return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }
}
