package org.virtualvisits.core.hygiene;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates that are said to be of birth, or that are too long ago to be of anything else in a calendar. */
final class BirthDates {

    private static final String MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
    private static final String NUMERIC = "[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:[0-9]{4}|[0-9]{2})";
    private static final String NAMED = "[0-9]{1,2}(?:st|nd|rd|th)? ?-?(?:" + MONTHS + ")[a-z]{0,6} ?-?,? ?[0-9]{2,4}";
    private static final String ISO = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private static final String DATE = "(?:" + ISO + "|" + NUMERIC + "|" + NAMED + ")";

    private static final Pattern SAID = Pattern.compile(
            "(?i)(?<![a-z])(?:d\\.? ?o\\.? ?b\\.?|date of birth|birth ?date|born(?: on)?)[ :=(-]{0,4}" + DATE);
    private static final Pattern BARE = Pattern.compile("(?i)(?<![0-9/.-])(?:(" + ISO + ")|([0-9]{1,2})([/.-])"
            + "([0-9]{1,2})\\3([0-9]{4})|([0-9]{1,2})(?:st|nd|rd|th)? ?-?(" + MONTHS
            + ")[a-z]{0,6} ?-?,? ?([0-9]{4}))(?![0-9/-])");

    /** Fewer years ago, a date may be of a report or of an earlier visit. */
    private static final int YEARS = 10;

    private BirthDates() {}

    static boolean isIn(String text, LocalDate day) {
        if (SAID.matcher(text).find()) {
            return true;
        }
        Matcher bare = BARE.matcher(text);
        while (bare.find()) {
            Optional<LocalDate> date = date(bare);
            if (date.filter(its -> its.isBefore(day.minusYears(YEARS)) && its.getYear() >= 1900)
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static Optional<LocalDate> date(Matcher found) {
        try {
            if (found.group(1) != null) {
                return Optional.of(LocalDate.parse(found.group(1)));
            }
            if (found.group(2) != null) {
                return Optional.of(date(number(found, 5), number(found, 4), number(found, 2)));
            }
            int month = List.of(MONTHS.split("\\|")).indexOf(found.group(7).toLowerCase(Locale.ROOT)) + 1;
            return Optional.of(LocalDate.of(number(found, 8), month, number(found, 6)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** Day first; month first where only that is a date. */
    private static LocalDate date(int year, int second, int first) {
        return second > 12 ? LocalDate.of(year, first, second) : LocalDate.of(year, second, first);
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }
}
