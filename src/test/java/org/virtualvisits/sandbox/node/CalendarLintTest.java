package org.virtualvisits.sandbox.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CalendarLintTest {

    private static final String GOOD = Invites.message("REQUEST", "v-1", 0, "20300101T080000Z", "20300107T090000");

    @ParameterizedTest
    @ValueSource(strings = {"REQUEST", "CANCEL"})
    void aRightInviteHasNoFault(String method) {
        assertThat(Calendars.lint(Invites.message(method, "v-1", 0, "20300101T080000Z", "20300107T090000"), method))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "UID:v-1 | X-UID:v-1 | VCALENDAR/VEVENT has 0 of UID, not 1",
                "SEQUENCE:0 | X-SEQUENCE:0 | VCALENDAR/VEVENT has 0 of SEQUENCE, not 1",
                "SEQUENCE:0 | SEQUENCE:one | SEQUENCE is a number",
                "DTSTAMP: | X-DTSTAMP: | VCALENDAR/VEVENT has 0 of DTSTAMP, not 1",
                "T080000Z | T080000 | DTSTAMP is in UTC (RFC 5545, 3.8.7.2)",
                "ORGANIZER; | X-ORGANIZER; | VCALENDAR/VEVENT has 0 of ORGANIZER, not 1",
                "ATTENDEE; | X-A; | a REQUEST has an ATTENDEE (RFC 5546, 3.2.2)",
                "METHOD:REQUEST | METHOD:PUBLISH | METHOD is PUBLISH, not REQUEST",
                "STATUS:CONFIRMED | STATUS:CANCELLED | STATUS:CANCELLED and METHOD:CANCEL go together",
                "VERSION:2.0 | VERSION:1.0 | VERSION is 2.0",
                "DURATION:PT30M | UID:v-1 | VCALENDAR/VEVENT has 2 of UID, not 1",
                "TZID:Europe/London | TZID:London | no VTIMEZONE for TZID Europe/London",
                "END:VEVENT | END:VTODO | END:VTODO closes VEVENT",
                "SUMMARY:Video | SUMMARY Video | not a content line: SUMMARY Video visit\\, clinic",
            })
    void eachFaultIsNamed(String right, String wrong, String fault) {
        assertThat(GOOD).contains(right);
        assertThat(Calendars.lint(GOOD.replace(right, wrong), "REQUEST")).contains(fault);
    }

    @Test
    void linesEndWithReturnAndLineFeedOnly() {
        assertThat(Calendars.lint(GOOD.replace("VERSION:2.0\r\n", "VERSION:2.0\n"), "REQUEST"))
                .containsExactly("line 2: a line ends with CRLF, not with CR or LF alone");
        assertThat(Calendars.lint(GOOD.replace("UID:v-1\r\n", "UID:v-1\r"), "REQUEST"))
                .anyMatch(fault -> fault.endsWith("not with CR or LF alone"));
        assertThat(Calendars.lint(GOOD.strip(), "REQUEST")).containsExactly("the last line does not end with CRLF");
    }

    @ParameterizedTest(name = "{0} octets: {1} faults")
    @CsvSource({"75, 0", "76, 1"})
    void aLineHasAtMost75Octets(int octets, int faults) {
        String line = "COMMENT:" + "x".repeat(octets - 8 - 2) + "\u0175"; // ŵ takes two octets

        assertThat(Calendars.lint(GOOD.replace("STATUS:", line + "\r\nSTATUS:"), "REQUEST"))
                .hasSize(faults);
    }

    @Test
    void aCharacterIsNotSplitByFolding() {
        byte[] letter = "\u0175".getBytes(StandardCharsets.UTF_8);
        String[] around = GOOD.replace("STATUS:", "COMMENT:d\u0175r\r\nSTATUS:").split("\u0175", -1);
        var split = new ByteArrayOutputStream();
        split.writeBytes(around[0].getBytes(StandardCharsets.UTF_8));
        split.write(letter[0]);
        split.writeBytes("\r\n ".getBytes(StandardCharsets.UTF_8));
        split.write(letter[1]);
        split.writeBytes(around[1].getBytes(StandardCharsets.UTF_8));

        assertThat(Calendars.lint(split.toByteArray(), "REQUEST"))
                .hasSize(2)
                .allMatch(fault -> fault.endsWith("is not UTF-8 by itself: folded inside a character?"));
    }

    @Test
    void aZoneWithoutAnyObservanceIsAFault() {
        String bare = GOOD.replaceAll("(?s)BEGIN:DAYLIGHT.*END:STANDARD\r\n", "");

        assertThat(Calendars.lint(bare, "REQUEST")).containsExactly("a VTIMEZONE has STANDARD or DAYLIGHT");
    }
}
