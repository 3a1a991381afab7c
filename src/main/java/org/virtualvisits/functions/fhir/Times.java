package org.virtualvisits.functions.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** FHIR's instants and periods (R4 datatypes, instant, dateTime, Period). */
final class Times {

    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** FHIR allows any number of digits of a second; nanoseconds are more than enough. */
    private static final Pattern BEYOND_NANOSECONDS = Pattern.compile("(\\.[0-9]{9})[0-9]+");

    private static final int LONGEST = 60;

    private Times() {}

    /** A moment with an offset, of an age in which there are appointments. */
    static Optional<Instant> instant(JsonNode value) {
        if (!value.isTextual() || value.textValue().length() > LONGEST) {
            return Optional.empty();
        }
        return parsed(value.textValue()).filter(moment -> moment.isAfter(EARLIEST) && moment.isBefore(LATEST));
    }

    private static Optional<Instant> parsed(String text) {
        try {
            String nanoseconds = BEYOND_NANOSECONDS.matcher(text).replaceFirst("$1");
            return Optional.of(OffsetDateTime.parse(nanoseconds).toInstant());
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }

    /** Whether a thing with a {@code period} holds at that moment; a bound that cannot be read does not bound. */
    static boolean isCurrent(JsonNode thing, Instant now) {
        return !hasEnded(thing, now)
                && from(thing.path("period").path("start"))
                        .filter(start -> start.isAfter(now))
                        .isEmpty();
    }

    /** Whether the {@code period} of a thing lies wholly before that moment. */
    static boolean hasEnded(JsonNode thing, Instant now) {
        return until(thing.path("period").path("end")).filter(now::isAfter).isPresent();
    }

    private static Optional<Instant> from(JsonNode bound) {
        return instant(bound).or(() -> day(bound, false));
    }

    /** An end that names only a day, a month or a year includes it (R4 datatypes, Period). */
    private static Optional<Instant> until(JsonNode bound) {
        return instant(bound).or(() -> day(bound, true));
    }

    private static Optional<Instant> day(JsonNode bound, boolean after) {
        if (!bound.isTextual()) {
            return Optional.empty();
        }
        String text = bound.textValue();
        try {
            LocalDate first = switch (text.length()) {
                case 4 -> YearMonth.parse(text + "-01").atDay(1);
                case 7 -> YearMonth.parse(text).atDay(1);
                case 10 -> LocalDate.parse(text);
                default -> throw new DateTimeException("neither a year, a month nor a day");
            };
            LocalDate next = switch (text.length()) {
                case 4 -> first.plusYears(1);
                case 7 -> first.plusMonths(1);
                default -> first.plusDays(1);
            };
            return Optional.of((after ? next : first).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }
}
