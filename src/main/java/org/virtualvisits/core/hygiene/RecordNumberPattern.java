package org.virtualvisits.core.hygiene;

import java.util.ArrayList;
import java.util.List;

/**
 * The form of an organisation's record numbers, in a small language that can be matched in one pass over the text, so
 * that no pattern can take long (unlike regular expressions, CWE-1333): {@code #} is a digit, {@code @} a letter, any
 * other character itself in either case; <code>{n}</code> and <code>{m,n}</code> repeat what stands before. {@code MRN-#{6,8}} is
 * MRN- and six to eight digits. A match neither follows nor precedes another letter or digit.
 */
public record RecordNumberPattern(String text) {

    private static final int LONGEST_TEXT = 60;
    private static final int MOST_PLACES = 64;

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it cannot be read, would match more than 64 characters, or less than four
     *     places that must be there with a digit among them: what is shorter is found in every other subject
     */
    public RecordNumberPattern {
        List<Place> places = places(text);
        boolean digit = places.stream().anyMatch(place -> place.sign == '#' && !place.optional);
        if (!digit || places.stream().filter(place -> !place.optional).count() < 4) {
            throw new IllegalArgumentException("a record number has at least four characters and a digit");
        }
    }

    /** Whether the text holds one. */
    boolean isIn(String subject) {
        List<Place> places = places(text);
        boolean[] reached = new boolean[places.size() + 1];
        for (int i = 0; i <= subject.length(); i++) {
            boolean border = i == 0 || i == subject.length() || !joined(subject.charAt(i - 1), subject.charAt(i));
            if (border && reached[places.size()]) {
                return true;
            }
            if (border) {
                reached[0] = true;
                skipOptional(places, reached);
            }
            if (i < subject.length()) {
                step(places, reached, subject.charAt(i));
            }
        }
        return false;
    }

    private static void step(List<Place> places, boolean[] reached, char sign) {
        for (int at = places.size(); at > 0; at--) {
            reached[at] = reached[at - 1] && places.get(at - 1).takes(sign);
        }
        reached[0] = false;
        skipOptional(places, reached);
    }

    private static void skipOptional(List<Place> places, boolean[] reached) {
        for (int at = 0; at < places.size(); at++) {
            reached[at + 1] |= reached[at] && places.get(at).optional;
        }
    }

    private static boolean joined(char one, char next) {
        return Character.isLetterOrDigit(one) && Character.isLetterOrDigit(next);
    }

    private static List<Place> places(String text) {
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("a pattern has 1 to " + LONGEST_TEXT + " characters");
        }
        var places = new ArrayList<Place>();
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            int most = 1;
            int least = 1;
            if (i + 1 < text.length() && text.charAt(i + 1) == '{') {
                int end = text.indexOf('}', i);
                String[] bounds = text.substring(i + 2, Math.max(i + 2, end)).split(",", 2);
                least = number(bounds[0]);
                most = bounds.length == 2 ? number(bounds[1]) : least;
                i = end;
            }
            if (sign == '{' || sign == '}' || least > most || places.size() + most > MOST_PLACES) {
                throw new IllegalArgumentException("not a pattern of a record number");
            }
            for (int n = 0; n < most; n++) {
                places.add(new Place(sign, n >= least));
            }
        }
        return places;
    }

    private static int number(String written) {
        if (!written.matches("[0-9]{1,2}")) {
            throw new IllegalArgumentException("not a pattern of a record number");
        }
        return Integer.parseInt(written);
    }

    @Override
    public String toString() {
        return text;
    }

    private record Place(char sign, boolean optional) {

        boolean takes(char given) {
            return switch (sign) {
                case '#' -> given >= '0' && given <= '9';
                case '@' -> Character.isLetter(given);
                default -> Character.toUpperCase(given) == Character.toUpperCase(sign);
            };
        }
    }
}
