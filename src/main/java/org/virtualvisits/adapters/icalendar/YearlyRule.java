package org.virtualvisits.adapters.icalendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A change of offset that a zone makes every year, as an RRULE (RFC 5545 §3.3.10) in the local time before the change.
 * The zone's own rule may count in UTC, so the local day can be the one before or after the day the rule names.
 */
final class YearlyRule {

    private static final int WEEK = 7;

    private final ZoneOffsetTransitionRule rule;

    YearlyRule(ZoneOffsetTransitionRule rule) {
        this.rule = rule;
    }

    ZoneOffsetTransition in(int year) {
        return rule.createTransition(year);
    }

    /** Empty where no short RRULE says it: days in two months, or counted from the end of February. */
    Optional<String> text(int year) {
        LocalDate actual = in(year).getDateTimeBefore().toLocalDate();
        if (actual.getMonth() != rule.getMonth() || rule.getMonth() == Month.FEBRUARY) {
            return Optional.empty();
        }
        String month = "FREQ=YEARLY;BYMONTH=" + actual.getMonthValue() + ";";
        DayOfWeek named = rule.getDayOfWeek();
        if (named == null) {
            return Optional.of(month + "BYMONTHDAY=" + actual.getDayOfMonth());
        }
        int length = rule.getMonth().maxLength();
        int first = firstDay(length) + daysLater(named, actual.getDayOfWeek());
        return first < 1 || first + WEEK - 1 > length
                ? Optional.empty()
                : Optional.of(month + "BYDAY=" + weekday(actual.getDayOfWeek(), first, length));
    }

    /** The rule names a weekday within seven days; the first of these. */
    private int firstDay(int length) {
        int indicator = rule.getDayOfMonthIndicator();
        return indicator > 0 ? indicator : length + indicator + 2 - WEEK;
    }

    private static int daysLater(DayOfWeek named, DayOfWeek actual) {
        int days = Math.floorMod(actual.getValue() - named.getValue(), WEEK);
        return days == WEEK - 1 ? -1 : days;
    }

    private static String weekday(DayOfWeek day, int first, int length) {
        String code = day.name().substring(0, 2);
        if (first + WEEK - 1 == length) {
            return "-1" + code;
        }
        if (first % WEEK == 1) {
            return (first / WEEK + 1) + code;
        }
        return code + ";BYMONTHDAY="
                + IntStream.range(first, first + WEEK).mapToObj(String::valueOf).collect(Collectors.joining(","));
    }
}
