package org.virtualvisits.sandbox.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.virtualvisits.golden.Golden;

final class CalendarReaderTest {

    private static final Instant NOON = Instant.parse("2030-01-07T12:00:00Z");

    static List<CalendarReader> readers() {
        return CalendarReader.all();
    }

    @ParameterizedTest
    @MethodSource("readers")
    void oneEventIsReadWithItsTextsAndInstants(CalendarReader reader) {
        List<List<Reading>> read = reader.read(List.of(Golden.read("invite/request.out.ics"), empty()));

        assertThat(read).hasSize(2);
        assertThat(read.getLast()).isEmpty();
        assertThat(read.getFirst())
                .singleElement()
                .returns("REQUEST", Reading::method)
                .returns("v0123456789abcdefghjkmnpqr-3kq9wz5h2m7t@example.nhs.uk", Reading::uid)
                .returns(1, Reading::sequence)
                .returns(Instant.parse("2027-01-04T09:15:00Z"), Reading::stamp)
                .returns("CONFIRMED", Reading::status)
                .returns(Instant.parse("2027-02-02T16:40:00Z"), Reading::start)
                .returns(Instant.parse("2027-02-02T17:00:00Z"), Reading::end)
                .returns("Video visit with Springfield Clinic", Reading::summary);
    }

    @ParameterizedTest
    @MethodSource("readers")
    void aCalendarCutOffInTheMiddleIsNotTakenForOne(CalendarReader reader) {
        String whole = Golden.read("invite/request.out.ics");
        String half = whole.substring(0, whole.indexOf("DTSTART;TZID"));

        assertThat(read(reader, half))
                .doesNotContain(reader.read(List.of(whole)).getFirst());
    }

    @Test
    void theHigherSequenceCountsAndOfEqualOnesTheLaterStamp() {
        Reading first = reading(0, NOON, "CONFIRMED");
        Reading second = reading(0, NOON.plusSeconds(1), "CONFIRMED");
        Reading off = reading(1, NOON.minusSeconds(1), "CANCELLED");

        assertThat(Reading.held(List.of(second, first))).containsOnlyKeys("v-1").containsValue(second);
        assertThat(Reading.held(List.of(off, second, first)).values()).noneMatch(Reading::isLive);
        assertThat(Reading.held(List.of(first, off, first)).values()).containsExactly(off);
    }

    @Test
    void aReaderThatNobodyKnowsIsRefusedInsteadOfLeftOut() {
        String before = System.getProperty(CalendarReader.MORE, "");
        System.setProperty(CalendarReader.MORE, "libikal");
        try {
            assertThatThrownBy(CalendarReader::all).isInstanceOf(IllegalArgumentException.class);
        } finally {
            System.setProperty(CalendarReader.MORE, before);
        }
    }

    /** What is read of a text; nothing if it is refused. */
    private static List<List<Reading>> read(CalendarReader reader, String text) {
        try {
            return reader.read(List.of(text));
        } catch (RuntimeException refused) {
            return List.of();
        }
    }

    private static String empty() {
        return """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//example.org//by hand//EN
                BEGIN:VTIMEZONE
                TZID:UTC
                BEGIN:STANDARD
                DTSTART:19700101T000000
                TZOFFSETFROM:+0000
                TZOFFSETTO:+0000
                END:STANDARD
                END:VTIMEZONE
                END:VCALENDAR
                """.replace("\n", "\r\n");
    }

    private static Reading reading(int sequence, Instant stamp, String status) {
        return new Reading("REQUEST", "v-1", sequence, stamp, status, NOON, NOON.plus(Duration.ofMinutes(20)), "", "");
    }
}
