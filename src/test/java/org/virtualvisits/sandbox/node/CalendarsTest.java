package org.virtualvisits.sandbox.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CalendarsTest {

    private static final String BOOKED = Invites.message("REQUEST", "v-1", 0, "20300101T080000Z", "20300107T090000");
    private static final String MOVED = Invites.message("REQUEST", "v-1", 1, "20300102T080000Z", "20300108T100000");
    private static final String CANCELLED = Invites.message("CANCEL", "v-1", 2, "20300103T080000Z", "20300108T100000");

    @Test
    void anInviteIsReadWhole() {
        CalendarState.Event event = only(List.of(BOOKED));

        assertThat(event)
                .returns("v-1", CalendarState.Event::uid)
                .returns("Video visit, clinic", CalendarState.Event::summary)
                .returns("https://visits.example.nhs.uk/j/x", CalendarState.Event::location)
                .returns("mailto:clinic@example.nhs.uk", CalendarState.Event::organizer)
                .returns("CONFIRMED", CalendarState.Event::status)
                .returns("REQUEST", CalendarState.Event::method)
                .returns(0, CalendarState.Event::sequence);
        assertThat(event.attendees())
                .containsExactly(new CalendarState.Attendee(
                        "mailto:ada@example.org", "Ada Example", "REQ-PARTICIPANT", "NEEDS-ACTION"));
    }

    @ParameterizedTest(name = "{0} in London is {1}")
    @CsvSource({
        "20300107T090000, 2030-01-07T09:00:00Z",
        "20300331T003000, 2030-03-31T00:30:00Z", // the last half hour of winter
        "20300331T023000, 2030-03-31T01:30:00Z", // the first of summer
        "20300701T090000, 2030-07-01T08:00:00Z",
        "20301027T003000, 2030-10-26T23:30:00Z",
        "20301027T023000, 2030-10-27T02:30:00Z",
    })
    void aStartIsResolvedByTheInvitesOwnZone(String local, Instant instant) {
        CalendarState.Event event = only(List.of(Invites.message("REQUEST", "v-1", 0, "20300101T080000Z", local)));

        assertThat(event.start()).contains(instant);
        assertThat(event.end()).contains(instant.plus(Duration.ofMinutes(30)));
    }

    @Test
    void inWhateverOrderMessagesArriveTheCancellationCounts() {
        for (List<String> order : orders(List.of(BOOKED, MOVED, CANCELLED))) {
            CalendarState calendar = Calendars.apply(order);

            assertThat(calendar.live()).isEmpty();
            assertThat(calendar.errors()).isEmpty();
            assertThat(only(order))
                    .returns(2, CalendarState.Event::sequence)
                    .returns("CANCELLED", CalendarState.Event::status);
        }
    }

    @Test
    void anOlderRequestAfterANewerOneIsIgnored() {
        CalendarState calendar = Calendars.apply(List.of(MOVED, BOOKED));

        assertThat(calendar.results()).containsExactly("applied", "older");
        assertThat(calendar.live())
                .singleElement()
                .satisfies(event -> assertThat(event.start()).contains(Instant.parse("2030-01-08T10:00:00Z")));
    }

    @Test
    void ofEqualSequencesTheLaterStampCountsAndANewerRequestRevivesACancelledEvent() {
        String later = Invites.message("REQUEST", "v-1", 0, "20300101T080001Z", "20300109T090000");
        assertThat(only(List.of(later, BOOKED)).start()).contains(Instant.parse("2030-01-09T09:00:00Z"));

        String again = Invites.message("REQUEST", "v-1", 3, "20300104T080000Z", "20300110T090000");
        assertThat(Calendars.apply(List.of(BOOKED, CANCELLED, again)).live()).hasSize(1);
    }

    @Test
    void twoUidsAreTwoEvents() {
        String other = Invites.message("REQUEST", "v-2", 0, "20300101T080000Z", "20300107T090000");

        assertThat(Calendars.apply(List.of(BOOKED, other, CANCELLED)).live())
                .extracting(CalendarState.Event::uid)
                .containsExactly("v-2");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "END:VCALENDAR | | component",
                "TZID:Europe/London | TZID:Elsewhere | no VTIMEZONE for TZID Europe/London",
                "DTSTART;TZID=Europe/London:2030 | DTSTART:2030 | DTSTART is no instant",
                "METHOD:REQUEST | METHOD:REPLY | METHOD REPLY",
                "UID:v-1 | X-UID:v-1 | no UID",
            })
    void anInviteThatNoClientCouldFileIsAnError(String right, String wrong, String words) {
        String bad = BOOKED.replace(right, wrong == null ? "" : wrong);

        CalendarState calendar = Calendars.apply(List.of(bad));

        assertThat(calendar.events()).isEmpty();
        assertThat(calendar.errors()).singleElement().asString().contains(words);
    }

    private static CalendarState.Event only(List<String> messages) {
        CalendarState calendar = Calendars.apply(messages);
        assertThat(calendar.events()).hasSize(1);
        return calendar.events().values().iterator().next();
    }

    private static List<List<String>> orders(List<String> messages) {
        if (messages.isEmpty()) {
            return List.of(List.of());
        }
        List<List<String>> orders = new ArrayList<>();
        for (String first : messages) {
            List<String> rest =
                    messages.stream().filter(message -> !message.equals(first)).toList();
            for (List<String> order : orders(rest)) {
                List<String> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                orders.add(whole);
            }
        }
        return orders;
    }
}
