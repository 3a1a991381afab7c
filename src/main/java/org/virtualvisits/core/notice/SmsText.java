package org.virtualvisits.core.notice;

import java.util.Map;

/** Text messages as networks carry and bill them (3GPP TS 23.038): the GSM 7-bit alphabet, and parts. */
public final class SmsText {

    private static final String BASIC =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                    + "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /** Each counts twice: an escape, and itself. */
    private static final String EXTENDED = "^{}\\[~]|€\f";

    /** What word processors put in, and what a phone of any age can show instead. */
    private static final Map<Character, String> PLAINER = Map.ofEntries(
            Map.entry('\u2018', "'"),
            Map.entry('\u2019', "'"),
            Map.entry('\u201a', "'"),
            Map.entry('\u201c', "\""),
            Map.entry('\u201d', "\""),
            Map.entry('\u2010', "-"),
            Map.entry('\u2011', "-"),
            Map.entry('\u2012', "-"),
            Map.entry('\u2013', "-"),
            Map.entry('\u2014', "-"),
            Map.entry('\u2026', "..."),
            Map.entry('\u00a0', " "),
            Map.entry('\u202f', " "),
            Map.entry('\u2009', " "),
            Map.entry('\u200b', ""),
            Map.entry('\u00ad', ""),
            Map.entry('\t', " "),
            Map.entry('`', "'"));

    private SmsText() {}

    /** The text with typographic signs made plain. Letters are left alone: a name is spelt as its bearer spells it. */
    public static String plain(String text) {
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            plain.append(PLAINER.getOrDefault(text.charAt(i), String.valueOf(text.charAt(i))));
        }
        return plain.toString().strip();
    }

    /** How many parts the text travels as: 160 then 153 septets each in GSM 7-bit, else 70 then 67 UTF-16 units. */
    public static int parts(String text) {
        return size(text).parts();
    }

    /** How the text travels. */
    public static Size size(String text) {
        int septets = 0;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (BASIC.indexOf(sign) >= 0) {
                septets++;
            } else if (EXTENDED.indexOf(sign) >= 0) {
                septets += 2;
            } else {
                return new Size(Alphabet.UCS_2, text.length(), parts(text.length(), 70, 67));
            }
        }
        return new Size(Alphabet.GSM_7, septets, parts(septets, 160, 153));
    }

    private static int parts(int units, int alone, int joined) {
        return units <= alone ? 1 : (units + joined - 1) / joined;
    }

    /** What a text is written in on its way. */
    public enum Alphabet {
        /** The GSM 7-bit alphabet with its extension: what English needs. */
        GSM_7,
        /** Two octets a sign, as soon as one sign is not in the other. */
        UCS_2
    }

    /**
     * How a text travels.
     *
     * @param units septets, or UTF-16 units
     */
    public record Size(Alphabet alphabet, int units, int parts) {}
}
