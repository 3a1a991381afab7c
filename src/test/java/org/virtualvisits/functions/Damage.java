package org.virtualvisits.functions;

import java.util.List;
import java.util.Random;

/** Breaks good input, a little at a time, so that most of it is still understood. One seed gives one row of inputs. */
final class Damage {

    private static final int LONGEST = 20_000;
    private static final List<String> SCRAPS = List.of(
            "null",
            "\"\"",
            "{}",
            "[]",
            "-1",
            "1e999",
            "true",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"2026-12-01T24:61:00Z\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "9223372036854775807",
            "99999999999999999999999",
            "{{#each this}}",
            "{{{",
            "../",
            "%00",
            "%",
            "=",
            "&",
            "\r\n",
            "\u2028",
            "\ud83d",
            "\u0130",
            "#",
            "|",
            ".",
            ":",
            ",");

    private final Random random;
    private final List<String> originals;

    Damage(long seed, List<String> originals) {
        this.random = new Random(seed);
        this.originals = List.copyOf(originals);
    }

    /** The next input. */
    String next() {
        var text = new StringBuilder(originals.get(random.nextInt(originals.size())));
        for (int i = random.nextInt(5); i > 0; i--) {
            breakOnce(text);
        }
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text.toString();
    }

    private void breakOnce(StringBuilder text) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(30));
        switch (random.nextInt(8)) {
            case 0 -> text.replace(at, end, scrap());
            case 1 -> text.delete(at, end);
            case 2 -> text.insert(at, text.substring(at, end));
            case 3 -> replaceString(text, at);
            case 4 -> replaceDigits(text, at);
            case 5 -> text.insert(at, text.substring(at, end).repeat(random.nextInt(200)));
            case 6 -> {
                String other = originals.get(random.nextInt(originals.size()));
                text.replace(at, text.length(), other.substring(Math.min(at, other.length())));
            }
            default -> text.insert(at, (char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
        }
    }

    private String scrap() {
        return SCRAPS.get(random.nextInt(SCRAPS.size()));
    }

    /** A value that stands as a string becomes something else, and the document stays JSON more often than not. */
    private void replaceString(StringBuilder text, int from) {
        int colon = text.indexOf(":", from);
        int begin = colon < 0 ? -1 : text.indexOf("\"", colon);
        int end = begin < 0 ? -1 : text.indexOf("\"", begin + 1);
        if (end > 0) {
            text.replace(begin, end + 1, scrap());
        }
    }

    private void replaceDigits(StringBuilder text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                text.setCharAt(i, (char) ('0' + random.nextInt(10)));
                if (random.nextBoolean()) {
                    return;
                }
            }
        }
    }
}
