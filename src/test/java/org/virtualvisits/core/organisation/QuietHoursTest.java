package org.virtualvisits.core.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QuietHoursTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T19:59:59Z,,",
        "2026-11-21T20:00:00Z, 2026-11-21T20:00:00Z, 2026-11-22T08:00:00Z",
        "2026-11-22T07:59:59Z, 2026-11-21T20:00:00Z, 2026-11-22T08:00:00Z",
        "2026-11-22T08:00:00Z,,",
        // The clocks go forward and back at one in the morning (UTC): the wall's clock decides.
        "2026-03-28T23:00:00Z, 2026-03-28T20:00:00Z, 2026-03-29T07:00:00Z",
        "2026-10-24T19:00:00Z, 2026-10-24T19:00:00Z, 2026-10-25T08:00:00Z"
    })
    void theNightIsQuietFromEightToEightOnTheWall(Instant moment, Instant begin, Instant end) {
        assertThat(QuietHours.USUAL.beginOf(moment, LONDON).orElse(null)).isEqualTo(begin);
        assertThat(QuietHours.USUAL.endAt(moment, LONDON).orElse(null)).isEqualTo(end);
    }

    @Test
    void hoursWithinOneDayAreQuietThenAlone() {
        var lunch = new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 0));

        assertThat(lunch.endAt(Instant.parse("2026-11-21T11:59:00Z"), LONDON)).isEmpty();
        assertThat(lunch.endAt(Instant.parse("2026-11-21T12:30:00Z"), LONDON))
                .contains(Instant.parse("2026-11-21T13:00:00Z"));
    }

    @Test
    void anEndInTheHourThatComesTwiceIsNeverBeforeTheMoment() {
        var odd = new QuietHours(LocalTime.of(22, 0), LocalTime.of(1, 30));

        assertThat(odd.endAt(Instant.parse("2026-10-25T00:10:00Z"), LONDON))
                .contains(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(odd.endAt(Instant.parse("2026-10-25T01:10:00Z"), LONDON))
                .contains(Instant.parse("2026-10-25T01:30:00Z"));
    }

    @Test
    void neverIsNever() {
        assertThat(QuietHours.NEVER.endAt(Instant.parse("2026-11-21T00:00:00Z"), LONDON))
                .isEmpty();
    }
}
