package org.virtualvisits.core.hygiene;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds identifiers of patients in a subject. Says only which kinds it found, never what (V8). Every expression here is
 * a fixed sequence of bounded pieces, so a subject of any length is read in one pass.
 */
public final class PatientIdentifiers {

    /** Outlook keeps 255 characters of a subject; what is longer is not one. */
    private static final int LONGEST = 1_000;

    /** Not within a longer number, and not behind + or a decimal point. */
    private static final String BEFORE = "(?<![0-9][ .-]?)(?<![0-9A-Za-z+.])";

    private static final String AFTER = "(?![ -]?[0-9])(?![A-Za-z])";
    private static final Pattern TEN =
            Pattern.compile(BEFORE + "(?:[0-9]{10}|[0-9]{3}([ -])[0-9]{3}\\1[0-9]{4})" + AFTER);
    private static final Pattern LABELLED_TEN =
            Pattern.compile("(?i)\\b(?:nhs|chi|h&c|hcn)(?: ?(?:no|number|num|nr))?[.:# ]{0,3}"
                    + "([0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4})(?![0-9])");
    private static final Pattern CARD = Pattern.compile(
            BEFORE + "([2-6][0-9]{3}[ -]?[0-9]{5}[ -]?[0-9])(?:[ ]?[/-]?[ ]?[1-9])?(?![ -]?[0-9])(?![A-Za-z])");
    private static final Pattern LABELLED_CARD = Pattern.compile(
            "(?i)\\b(?:medicare|mcn)(?: ?(?:no|number|card))?" + "[.:# ]{0,3}([2-6][0-9]{3}[ -]?[0-9]{5}[ -]?[0-9])");
    private static final Pattern SIXTEEN =
            Pattern.compile("(?<![0-9])8003[ -]?60[0-9]{2}[ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9])");

    private PatientIdentifiers() {}

    /**
     * The kinds of identifiers in a subject.
     *
     * @param day of the item, against which dates are judged
     */
    public static Set<IdentifierKind> in(String subject, IdentifierForms forms, LocalDate day) {
        String cut = subject.length() > LONGEST ? subject.substring(0, LONGEST) : subject;
        // Full-width digits become digits, and all kinds of spaces and dashes one kind.
        String text = Normalizer.normalize(cut, Normalizer.Form.NFKC)
                .replaceAll("\\p{Zs}", " ")
                .replaceAll("\\p{Pd}", "-");
        var found = EnumSet.noneOf(IdentifierKind.class);
        for (IdentifierKind kind : forms.kinds()) {
            if (isIn(text, kind, day)) {
                found.add(kind);
            }
        }
        if (forms.recordNumbers().stream().anyMatch(pattern -> pattern.isIn(text))) {
            found.add(IdentifierKind.RECORD_NUMBER);
        }
        return found;
    }

    private static boolean isIn(String text, IdentifierKind kind, LocalDate day) {
        return switch (kind) {
            case NHS_NUMBER ->
                any(LABELLED_TEN, text, CheckDigits::nhsNumber) || any(TEN, text, CheckDigits::issuedNhsNumber);
            case MEDICARE -> any(LABELLED_CARD, text, CheckDigits::medicare) || any(CARD, text, CheckDigits::medicare);
            case IHI -> any(SIXTEEN, text, CheckDigits::luhn);
            case BIRTH_DATE -> BirthDates.isIn(text, day);
            case RECORD_NUMBER -> false;
        };
    }

    private static boolean any(Pattern shape, String text, java.util.function.Predicate<String> check) {
        Matcher matcher = shape.matcher(text);
        while (matcher.find()) {
            String written = matcher.groupCount() > 0 && shape != TEN ? matcher.group(1) : matcher.group();
            if (check.test(written.replaceAll("[^0-9]", ""))) {
                return true;
            }
        }
        return false;
    }
}
