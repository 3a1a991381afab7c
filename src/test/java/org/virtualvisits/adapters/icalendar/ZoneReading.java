package org.virtualvisits.adapters.icalendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A VTIMEZONE read as RFC 5545 §3.6.5 has it, with no calendar library and none of java.time's zones: the observance with
 * the latest onset counts. Walks every day of a year for an RRULE, so that it shares no arithmetic with what it judges.
 */
final class ZoneReading {

    private static final Pattern OBSERVANCE =
            Pattern.compile("BEGIN:(STANDARD|DAYLIGHT)\r\n(.*?)END:\\1\r\n", Pattern.DOTALL);
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    private final List<Observance> observances;

    ZoneReading(String zone) {
        var found = new ArrayList<Observance>();
        Matcher matcher = OBSERVANCE.matcher(zone);
        while (matcher.find()) {
            found.add(Observance.of(matcher.group(2)));
        }
        this.observances = List.copyOf(found);
    }

    int size() {
        return observances.size();
    }

    ZoneOffset offsetAt(Instant instant) {
        return observances.stream()
                .flatMap(observance ->
                        observance.latestOnset(instant).stream().map(onset -> Map.entry(onset, observance.to())))
                .max(Comparator.comparing(Map.Entry::getKey))
                .orElseThrow(() -> new AssertionError("no observance covers " + instant))
                .getValue();
    }

    private record Observance(LocalDateTime start, ZoneOffset from, ZoneOffset to, Optional<Map<String, String>> rule) {

        static Observance of(String lines) {
            Map<String, String> properties = Arrays.stream(lines.split("\r\n"))
                    .map(line -> line.split(":", 2))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
            return new Observance(
                    LocalDateTime.parse(properties.getOrDefault("DTSTART", ""), LOCAL),
                    ZoneOffset.of(properties.getOrDefault("TZOFFSETFROM", "")),
                    ZoneOffset.of(properties.getOrDefault("TZOFFSETTO", "")),
                    Optional.ofNullable(properties.get("RRULE"))
                            .map(rule -> Arrays.stream(rule.split(";"))
                                    .map(part -> part.split("=", 2))
                                    .collect(Collectors.toMap(part -> part[0], part -> part[1]))));
        }

        Optional<Instant> latestOnset(Instant instant) {
            int year = instant.atOffset(from).getYear();
            var onsets = new ArrayList<>(List.of(start));
            rule.ifPresent(its -> {
                for (int one = year - 1; one <= year; one++) {
                    onsets.addAll(inYear(its, one));
                }
            });
            return onsets.stream()
                    .filter(onset -> !onset.isBefore(start))
                    .map(onset -> onset.toInstant(from))
                    .filter(onset -> !onset.isAfter(instant))
                    .max(Comparator.naturalOrder());
        }

        private List<LocalDateTime> inYear(Map<String, String> its, int year) {
            YearMonth month = YearMonth.of(year, Integer.parseInt(its.getOrDefault("BYMONTH", "")));
            List<LocalDateTime> days = month.atDay(1)
                    .datesUntil(month.plusMonths(1).atDay(1))
                    .filter(day -> isNamed(its, day))
                    .map(day -> day.atTime(start.toLocalTime()))
                    .toList();
            if (days.size() != 1) {
                throw new AssertionError(its + " names " + days.size() + " days of " + year);
            }
            return days;
        }

        private static boolean isNamed(Map<String, String> its, LocalDate day) {
            boolean listed = Optional.ofNullable(its.get("BYMONTHDAY"))
                    .map(days -> List.of(days.split(",")).contains(String.valueOf(day.getDayOfMonth())))
                    .orElse(true);
            return listed
                    && Optional.ofNullable(its.get("BYDAY"))
                            .map(code -> isDay(code, day))
                            .orElse(true);
        }

        private static boolean isDay(String code, LocalDate day) {
            String letters = code.substring(code.length() - 2);
            DayOfWeek wanted = Arrays.stream(DayOfWeek.values())
                    .filter(one -> one.name().startsWith(letters))
                    .findFirst()
                    .orElseThrow();
            String ordinal = code.substring(0, code.length() - 2);
            boolean inPlace = switch (ordinal) {
                case "" -> true;
                case "-1" -> day.getMonth() != day.plusWeeks(1).getMonth();
                default -> {
                    int n = Integer.parseInt(ordinal);
                    yield day.minusWeeks(n - 1L).getMonth() == day.getMonth()
                            && day.minusWeeks(n).getMonth() != day.getMonth();
                }
            };
            return day.getDayOfWeek() == wanted && inPlace;
        }
    }
}
