package org.virtualvisits.sandbox.host;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A six-field NCRONTAB schedule in UTC: second, minute, hour, day, month, day of week (0 or Sun is Sunday). A field is
 * a list of {@code *}, {@code a}, {@code a-b}, each with an optional {@code /step}; {@code a/step} runs to the field's
 * end. Day and day of week must both match, unlike in Unix cron. Ranges that run backwards are refused.
 */
final class Cron {

    private static final int SEARCHED_DAYS = 366 * 8 + 1; // leap days can be eight years apart
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

    private final String expression;
    private final BitSet seconds;
    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet days;
    private final BitSet months;
    private final BitSet weekdays;

    private Cron(String expression, String[] fields) {
        this.expression = expression;
        this.seconds = field(fields[0], 0, 59, List.of());
        this.minutes = field(fields[1], 0, 59, List.of());
        this.hours = field(fields[2], 0, 23, List.of());
        this.days = field(fields[3], 1, 31, List.of());
        this.months = field(fields[4], 1, 12, MONTHS);
        this.weekdays = field(fields[5], 0, 6, DAYS);
    }

    static Cron parse(String expression) {
        String[] fields = expression.strip().split("\\s+");
        if (fields.length != 6) {
            throw new IllegalArgumentException("a schedule has six fields: " + expression);
        }
        var cron = new Cron(expression, fields);
        if (cron.search(Instant.EPOCH).isEmpty()) {
            throw new IllegalArgumentException("a schedule that never falls due: " + expression);
        }
        return cron;
    }

    /** The first occurrence after, and never at, this moment. */
    Instant next(Instant after) {
        return search(after).orElseThrow(() -> new IllegalStateException("no occurrence of " + expression));
    }

    /** Whether two of the next ten occurrences are less than a minute apart; the host keeps no status for those. */
    boolean isSubMinute(Instant from) {
        Instant occurrence = next(from);
        for (int i = 0; i < 10; i++) {
            Instant following = next(occurrence);
            if (following.isBefore(occurrence.plusSeconds(60))) {
                return true;
            }
            occurrence = following;
        }
        return false;
    }

    private Optional<Instant> search(Instant after) {
        LocalDateTime start = LocalDateTime.ofEpochSecond(after.getEpochSecond() + 1, 0, ZoneOffset.UTC);
        for (int i = 0; i < SEARCHED_DAYS; i++) {
            LocalDate day = start.toLocalDate().plusDays(i);
            if (falls(day)) {
                Optional<LocalTime> time = firstTime(i == 0 ? start.toLocalTime() : LocalTime.MIDNIGHT);
                if (time.isPresent()) {
                    return Optional.of(day.atTime(time.get()).toInstant(ZoneOffset.UTC));
                }
            }
        }
        return Optional.empty();
    }

    private boolean falls(LocalDate day) {
        return months.get(day.getMonthValue())
                && days.get(day.getDayOfMonth())
                && weekdays.get(day.getDayOfWeek().getValue() % 7);
    }

    private Optional<LocalTime> firstTime(LocalTime from) {
        for (int hour = hours.nextSetBit(from.getHour()); hour >= 0; hour = hours.nextSetBit(hour + 1)) {
            boolean sameHour = hour == from.getHour();
            int first = sameHour ? from.getMinute() : 0;
            for (int minute = minutes.nextSetBit(first); minute >= 0; minute = minutes.nextSetBit(minute + 1)) {
                int second = seconds.nextSetBit(sameHour && minute == from.getMinute() ? from.getSecond() : 0);
                if (second >= 0) {
                    return Optional.of(LocalTime.of(hour, minute, second));
                }
            }
        }
        return Optional.empty();
    }

    private static BitSet field(String field, int lowest, int highest, List<String> names) {
        var values = new BitSet();
        for (String part : field.split(",", -1)) {
            String[] stepped = part.split("/", -1);
            String[] range = stepped[0].split("-", -1);
            boolean every = stepped[0].equals("*");
            if (stepped.length > 2 || range.length > 2) {
                throw unreadable(field);
            }
            int first = every ? lowest : value(range[0], names, lowest, field);
            int last = highest;
            if (range.length == 2) {
                last = value(range[1], names, lowest, field);
            } else if (!every && stepped.length == 1) {
                last = first;
            }
            int step = stepped.length == 2 ? value(stepped[1], List.of(), 1, field) : 1;
            if (first < lowest || last > highest || first > last || step < 1) {
                throw unreadable(field);
            }
            for (int value = first; value <= last; value += step) {
                values.set(value);
            }
        }
        return values;
    }

    private static int value(String text, List<String> names, int lowest, String field) {
        String word = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < names.size(); i++) {
            if (word.length() >= 3 && word.startsWith(names.get(i))) {
                return i + lowest;
            }
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw unreadable(field);
        }
    }

    private static IllegalArgumentException unreadable(String field) {
        return new IllegalArgumentException("not a schedule field: " + field);
    }

    @Override
    public String toString() {
        return expression;
    }
}
