package org.virtualvisits.adapters.icalendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class CompactZoneTest {

    /** One of each set of names that mean the same clock. */
    private static final Collection<ZoneId> ZONES = ZoneId.getAvailableZoneIds().stream()
            .sorted()
            .map(ZoneId::of)
            .collect(Collectors.toMap(ZoneId::getRules, zone -> zone, (one, alias) -> one, LinkedHashMap::new))
            .values();

    private static final int SAMPLES = 12;

    static IntStream yearsOfVisits() {
        return IntStream.rangeClosed(2024, 2040);
    }

    static LongStream seeds() {
        return LongStream.range(0, 12);
    }

    /** Each change of the zone to the second, and random moments between: what was written says the same as the zone. */
    @ParameterizedTest
    @MethodSource("yearsOfVisits")
    void everyZoneIsRightThroughoutTheYear(int year) {
        var random = new Random(year);
        for (ZoneId zone : ZONES) {
            ZoneReading reading = reading(zone, year, year);
            Instant from = LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant();
            Instant until = LocalDate.of(year + 1, 1, 1).atStartOfDay(zone).toInstant();
            for (int i = 0; i < SAMPLES; i++) {
                check(zone, reading, from.plusSeconds(random.nextLong(until.getEpochSecond() - from.getEpochSecond())));
            }
            check(zone, reading, from);
            check(zone, reading, until.minusSeconds(1));
            for (var change = zone.getRules().nextTransition(from);
                    change != null && change.getInstant().isBefore(until);
                    change = zone.getRules().nextTransition(change.getInstant())) {
                check(zone, reading, change.getInstant());
                check(zone, reading, change.getInstant().minusSeconds(1));
            }
        }
    }

    /** A visit over New Year's midnight, in any year that a computer of ours can have. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aVisitMayEndInTheNextYear(long seed) {
        var random = new Random(seed);
        for (ZoneId zone : ZONES) {
            int year = random.nextInt(1971, 2200);
            ZoneReading reading = reading(zone, year, year + 1);
            Instant midnight = LocalDate.of(year + 1, 1, 1).atStartOfDay(zone).toInstant();

            for (int minutes = -720; minutes <= 720; minutes += 45) {
                check(zone, reading, midnight.plusSeconds(60L * minutes));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Europe/London       | 2027 | FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
            America/New_York    | 2027 | FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
            Australia/Adelaide  | 2027 | FREQ=YEARLY;BYMONTH=10;BYDAY=1SU
            Australia/Lord_Howe | 2027 | TZOFFSETTO:+1030
            Europe/Dublin       | 2027 | FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            America/Nuuk        | 2027 | FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=24,25,26,27,28,29,30;BYDAY=SA
            """)
    void aZoneWithYearlyRulesHasTwoOfThem(String zone, int year, String expected) {
        String text = text(ZoneId.of(zone), year, year);

        assertThat(text).contains(expected);
        assertThat(text.split("RRULE:", -1)).hasSize(3);
        assertThat(new ZoneReading(text).size()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"Asia/Kolkata, 2027", "Etc/UTC, 2027", "America/Sao_Paulo, 2027", "Europe/Moscow, 2027"})
    void aZoneWhoseClocksStandStillHasOneObservance(String zone, int year) {
        String text = text(ZoneId.of(zone), year, year);

        assertThat(new ZoneReading(text).size()).isEqualTo(1);
        assertThat(text).contains("BEGIN:STANDARD").doesNotContain("RRULE");
    }

    @Test
    void changesThatNoRuleSaysAreListedByTheirDates() {
        String text = text(ZoneId.of("Africa/Casablanca"), 2027, 2027);

        assertThat(text).doesNotContain("RRULE");
        assertThat(new ZoneReading(text).size()).isEqualTo(3);
    }

    @Test
    void noZoneOfOurTimeTakesMoreThanFourHundredOctets() {
        assertThat(ZONES).allSatisfy(zone -> assertThat(text(zone, 2027, 2027)).hasSizeLessThanOrEqualTo(400));
    }

    private static void check(ZoneId zone, ZoneReading reading, Instant instant) {
        if (!reading.offsetAt(instant).equals(zone.getRules().getOffset(instant))) {
            assertThat(reading.offsetAt(instant))
                    .as("%s at %s", zone, instant)
                    .isEqualTo(zone.getRules().getOffset(instant));
        }
    }

    private static ZoneReading reading(ZoneId zone, int first, int last) {
        return new ZoneReading(text(zone, first, last));
    }

    private static String text(ZoneId zone, int first, int last) {
        return new CompactZone(zone).in(Year.of(first), Year.of(last)).toString();
    }
}
