package org.virtualvisits.adapters.icalendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.virtualvisits.core.notice.Invites;
import org.virtualvisits.core.notice.Invites.Invite;
import org.virtualvisits.golden.Golden;
import org.virtualvisits.sandbox.calendar.CalendarReader;
import org.virtualvisits.sandbox.calendar.Reading;
import org.virtualvisits.sandbox.node.CalendarState;
import org.virtualvisits.sandbox.node.Calendars;

final class ICalendarInvitesTest {

    private static final Invites INVITES = new ICalendarInvites();

    private static final List<String> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().toList();

    static Stream<String> goldens() {
        return Golden.cases("invite").stream();
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void anInviteIsWrittenExactlyAsItsGoldenFileSays(String name) {
        Golden.check("invite/" + name + ".out.ics", INVITES.write(golden(name)));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void anotherParserReadsWhatWasMeant(String name) {
        Invite invite = golden(name);
        String ics = Golden.read("invite/" + name + ".out.ics");

        assertThat(Calendars.lint(ics, invite.method().name())).isEmpty();
        assertReadAs(invite, ics);
    }

    @Test
    void allParsersReadTheSameOfEveryGoldenInvite() {
        List<String> invites = Golden.cases("invite").stream()
                .map(name -> Golden.read("invite/" + name + ".out.ics"))
                .toList();
        List<Invite> meant = Golden.cases("invite").stream()
                .map(ICalendarInvitesTest::golden)
                .toList();

        for (CalendarReader reader : CalendarReader.all()) {
            List<Reading> read =
                    reader.read(invites).stream().map(List::getFirst).toList();
            assertThat(read).as("%s", reader).hasSameSizeAs(meant);
            for (int at = 0; at < meant.size(); at++) {
                Invite invite = meant.get(at);
                assertThat(read.get(at))
                        .as("%s", reader)
                        .returns(invite.method().name(), Reading::method)
                        .returns(invite.uid(), Reading::uid)
                        .returns(invite.sequence(), Reading::sequence)
                        .returns(invite.stamp(), Reading::stamp)
                        .returns(invite.start(), Reading::start)
                        .returns(invite.end(), Reading::end)
                        .returns(ICalendarText.line(invite.summary()), Reading::summary)
                        .returns(ICalendarText.lines(invite.description()), Reading::description);
            }
        }
    }

    @Test
    void aCalendarEndsRightInWhateverOrderTheMessagesCome() {
        String booked = Golden.read("invite/request.out.ics");
        String moved = Golden.read("invite/changed.out.ics");
        String off = Golden.read("invite/cancelled.out.ics");

        assertThat(Calendars.apply(List.of(booked, moved)).live())
                .singleElement()
                .satisfies(event ->
                        assertThat(event.start()).contains(golden("changed").start()));
        assertThat(Calendars.apply(List.of(moved, booked)).live())
                .singleElement()
                .satisfies(event ->
                        assertThat(event.start()).contains(golden("changed").start()));
        assertThat(Calendars.apply(List.of(booked, moved, off)).live()).isEmpty();
        assertThat(Calendars.apply(List.of(off, moved, booked)).live()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void hostileTextStaysInItsPropertyAndEveryZoneIsReadRight(long seed) {
        Invite invite = random(new Random(seed));
        String ics = INVITES.write(invite);

        assertThat(Calendars.lint(ics, invite.method().name())).isEmpty();
        assertReadAs(invite, ics);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/London,    2027-10-31T00:30:00Z, 2027-10-31T00:50:00Z",
        "Europe/London,    2027-10-31T01:30:00Z, 2027-10-31T01:50:00Z",
        "Europe/London,    2027-10-30T23:50:00Z, 2027-10-31T00:10:00Z",
        "Europe/London,    2027-10-31T01:50:00Z, 2027-10-31T02:10:00Z",
        "Europe/London,    2027-03-28T00:50:00Z, 2027-03-28T01:10:00Z",
        "Australia/Sydney, 2027-04-03T15:30:00Z, 2027-04-03T15:50:00Z",
        "Australia/Sydney, 2027-04-03T16:30:00Z, 2027-04-03T16:50:00Z",
    })
    void anHourThatHappensTwiceIsReadAsTheOneThatWasMeant(String zone, Instant start, Instant end) {
        Invite any = golden("request");
        var invite = new Invite(
                any.method(),
                any.uid(),
                any.sequence(),
                any.stamp(),
                start,
                end,
                ZoneId.of(zone),
                any.summary(),
                any.description(),
                any.location(),
                any.organiser(),
                any.organiserName(),
                any.attendee(),
                any.language(),
                any.join());
        String ics = INVITES.write(invite);

        assertThat(Calendars.lint(ics, invite.method().name())).isEmpty();
        assertReadAs(invite, ics);
    }

    @Test
    void writingAddsNoZonesToThisJvm() {
        INVITES.write(golden("request"));

        assertThat(ZoneId.getAvailableZoneIds()).noneMatch(id -> id.contains("ical4j"));
    }

    @Test
    void aCancellationNamesNoLinkRingsNoAlarmAndAsksForNoAnswer() {
        assertThat(Golden.read("invite/cancelled.out.ics"))
                .doesNotContain("URL")
                .doesNotContain("VALARM")
                .doesNotContain("RSVP")
                .contains("STATUS:CANCELLED\r\n");
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void noInviteTakesMoreThanItsShareOfAMail(String name) {
        assertThat(Golden.read("invite/" + name + ".out.ics").getBytes(StandardCharsets.UTF_8).length)
                .isLessThanOrEqualTo(1600);
    }

    private static void assertReadAs(Invite invite, String ics) {
        CalendarState state = Calendars.apply(List.of(ics));
        assertThat(state.errors()).isEmpty();
        assertThat(state.events()).containsOnlyKeys(invite.uid());
        CalendarState.Event event = state.events().values().iterator().next();
        assertThat(event)
                .returns(Optional.of(invite.start()), CalendarState.Event::start)
                .returns(Optional.of(invite.end()), CalendarState.Event::end)
                .returns(invite.sequence(), CalendarState.Event::sequence)
                .returns(invite.method().name(), CalendarState.Event::method)
                .returns(ICalendarText.line(invite.summary()), CalendarState.Event::summary)
                .returns(ICalendarText.lines(invite.description()), CalendarState.Event::description)
                .returns(ICalendarText.line(invite.location()), CalendarState.Event::location)
                .returns(invite.join().map(URI::toString).orElse(""), CalendarState.Event::url)
                .returns("mailto:" + ICalendarText.addressee(invite.organiser()), CalendarState.Event::organizer);
        assertThat(event.attendees())
                .singleElement()
                .returns("mailto:" + ICalendarText.addressee(invite.attendee()), CalendarState.Attendee::address)
                .returns("NEEDS-ACTION", CalendarState.Attendee::answer);
    }

    private static Invite golden(String name) {
        return InviteJson.decode(Golden.read("invite/" + name + ".in.json"));
    }

    private static Invite random(Random random) {
        boolean stands = random.nextInt(4) > 0;
        Instant start = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(60L * random.nextInt(5 * 365 * 24 * 60));
        return new Invite(
                stands ? Invites.Method.REQUEST : Invites.Method.CANCEL,
                "v" + random.nextLong(Long.MAX_VALUE) + "@example.nhs.uk",
                random.nextInt(1000),
                start.minusSeconds(random.nextInt(1_000_000)),
                start,
                start.plusSeconds(60L * (5 + random.nextInt(120))),
                ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))),
                hostile(random),
                hostile(random),
                hostile(random),
                "clinic@example.nhs.uk",
                hostile(random),
                "a.%+'&=?{}|^`~#!$*/b" + random.nextInt(10) + "@example.org",
                random.nextBoolean() ? "en" : "cy",
                stands
                        ? Optional.of(URI.create("http://127.0.0.1:7071/api/join/x" + seedText(random)))
                        : Optional.empty());
    }

    private static String seedText(Random random) {
        return Long.toString(random.nextLong(Long.MAX_VALUE), 36);
    }

    private static String hostile(Random random) {
        List<String> pieces = List.of(
                "\r\n",
                "\n",
                "\r",
                "\u0000",
                "\u0085",
                "\u2028",
                ":",
                ";",
                ",",
                "\"",
                "\\",
                "\\n",
                "^n",
                "^'",
                "=",
                "ŵ",
                "ŷ",
                "é",
                "🌞",
                "👩‍👧",
                "END:VEVENT",
                "ATTENDEE:mailto:x@example.org",
                " ",
                "\t",
                "word",
                "http://e.org/?a=b&c",
                "%0D%0A");
        var text = new StringBuilder("x");
        for (int i = random.nextInt(40); i > 0; i--) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.append("x").toString();
    }
}
