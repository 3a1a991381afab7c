package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.functions.PeopleScene.NORTH;
import static org.virtualvisits.functions.PeopleScene.NOW;
import static org.virtualvisits.functions.PeopleScene.SOUTH;
import static org.virtualvisits.functions.PeopleScene.body;
import static org.virtualvisits.functions.PeopleScene.clinician;
import static org.virtualvisits.functions.PeopleScene.request;

import com.microsoft.azure.functions.HttpMethod;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.feed.Month;
import org.virtualvisits.core.feed.Slot;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.sandbox.calendar.CalendarReader;
import org.virtualvisits.sandbox.calendar.Reading;
import org.virtualvisits.sandbox.host.LocalResponse;
import org.virtualvisits.sandbox.node.Calendars;

/** What calendars get, and the page where a feed's link is made and taken away. */
final class FeedFunctionsTest {

    private static final Pattern LINK = Pattern.compile("https://visits.example.org/api/feeds/([0-9a-z]+\\.ics)");
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([0-9a-f]{32})\"");

    private final PeopleScene scene = new PeopleScene();

    @Test
    void aFeedOfTwoThousandVisitsIsReadWholeAndTellsNothingOfPatients() throws IOException {
        fill(2_000);
        LocalResponse answer = read(link(clinician(NORTH, "lee")), Map.of());
        String calendar = body(answer);
        Files.createDirectories(Path.of("target/feeds"));
        Files.writeString(Path.of("target/feeds/two-thousand.ics"), calendar);

        assertThat(Calendars.feed(calendar).events()).hasSize(2_000);
        assertThat(calendar)
                .contains(
                        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
                        "X-PUBLISHED-TTL:PT1H",
                        "CLASS:PRIVATE",
                        "SUMMARY;LANGUAGE=en:Busy – clinic")
                .doesNotContain("teams.microsoft.com", "Winterbourne", "ATTENDEE", "ORGANIZER", "METHOD");
        assertThat(calendar.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(answer.headers())
                .containsEntry("Content-Type", "text/calendar; charset=utf-8")
                .containsEntry("Cache-Control", "private, no-cache")
                .containsEntry("Referrer-Policy", "no-referrer");
    }

    @Test
    void everyParserReadsTheSameTwoThousandEventsAtTheirTimes() {
        fill(2_000);
        String calendar = body(read(link(clinician(NORTH, "lee")), Map.of()));
        List<Instant> starts = IntStream.range(0, 2_000)
                .mapToObj(number -> NOW.plus(Duration.ofHours(4L * number)))
                .toList();

        for (CalendarReader reader : CalendarReader.all()) {
            List<Reading> events = reader.read(List.of(calendar)).getFirst();
            assertThat(events).as("%s", reader).extracting(Reading::start).containsExactlyElementsOf(starts);
            assertThat(events).as("%s", reader).extracting(Reading::uid).doesNotHaveDuplicates();
            assertThat(events)
                    .as("%s", reader)
                    .allSatisfy(event -> assertThat(event)
                            .returns("", Reading::method)
                            .returns(1, Reading::sequence)
                            .returns(NOW, Reading::stamp)
                            .returns("CONFIRMED", Reading::status)
                            .returns(event.start().plusSeconds(1_200), Reading::end)
                            .returns("Busy – clinic", Reading::summary));
        }
    }

    @Test
    void aFeedOfTwoThousandIsNotSentAgainUnchangedAndIsDeadAtOnceWhenRevoked() {
        fill(2_000);
        String link = link(clinician(NORTH, "lee"));
        String tag = read(link, Map.of()).headers().get("ETag");

        LocalResponse again = read(link, Map.of("If-None-Match", tag));
        assertThat(again.getStatusCode()).isEqualTo(304);
        assertThat(again.getBody()).isNull();

        posted("revoke", clinician(NORTH, "lee"), "");
        assertThat(read(link, Map.of()).getStatusCode()).isEqualTo(404);
        assertThat(read(link, Map.of("If-None-Match", tag)).getStatusCode()).isEqualTo(404);
    }

    /** V9, by every way to name another's: organisation and clinician in the form, in the address, and both at once. */
    @Test
    void nobodyOfAnotherOrganisationSeesReplacesOrRevokesAFeed() {
        scene.visit(NORTH, 1);
        String link = link(clinician(NORTH, "lee"));
        String before = body(read(link, Map.of()));
        List<String> others = List.of(
                PeopleScene.principal("oid-s", "south.administrator"),
                PeopleScene.principal("oid-b", "south.booking"),
                clinician(SOUTH, "lee"));

        for (String other : others) {
            for (String act : List.of("make", "revoke")) {
                LocalResponse answer = posted(act, other, "&organisation=north&clinician=lee");
                assertThat(answer.getStatusCode()).isEqualTo(404);
                assertThat(body(answer)).doesNotContainPattern(LINK);
                posted(act, other, "&clinician=lee"); // their own organisation's Lee, if anybody's
            }
            assertThat(page("?organisation=north&clinician=lee", other).getStatusCode())
                    .isEqualTo(404);
            assertThat(body(page("?clinician=lee", other))).doesNotContain(link);
        }
        assertThat(body(read(link, Map.of()))).isEqualTo(before);
        String own = link(clinician(SOUTH, "lee"));
        assertThat(own).isNotEqualTo(link);
        assertThat(body(read(own, Map.of()))).doesNotContain("VEVENT");
    }

    @Test
    void aVisitIsInItsCliniciansFeedAndInNoOther() {
        VisitId visit = scene.visit(NORTH, 1);

        assertThat(body(read(link(clinician(NORTH, "lee")), Map.of())))
                .contains("UID:" + visit, "DTSTART:20261201T090000Z", "DTEND:20261201T092000Z");
        assertThat(body(read(link(clinician(NORTH, "kaur")), Map.of()))).doesNotContain("VEVENT");
        assertThat(body(read(link(clinician(SOUTH, "lee")), Map.of()))).doesNotContain("VEVENT");
    }

    @Test
    void anUnchangedFeedIsNotSentAgainAndAChangedOneIs() {
        scene.visit(NORTH, 1);
        String link = link(clinician(NORTH, "lee"));
        String tag = read(link, Map.of()).headers().get("ETag");

        assertThat(read(link, Map.of("If-None-Match", tag)).getStatusCode()).isEqualTo(304);
        assertThat(read(link, Map.of("If-None-Match", "\"x\", W/" + tag)).getStatusCode())
                .isEqualTo(304);
        scene.visit(NORTH, 2);
        assertThat(read(link, Map.of("If-None-Match", tag)).getStatusCode()).isEqualTo(200);
    }

    @Test
    void aRevokedLinkIsDeadAtOnceAndSoIsAReplacedOne() {
        String first = link(clinician(NORTH, "lee"));
        String second = link(clinician(NORTH, "lee"));

        assertThat(read(first, Map.of()).getStatusCode()).isEqualTo(404);
        assertThat(read(second, Map.of()).getStatusCode()).isEqualTo(200);
        assertThat(body(posted("revoke", clinician(NORTH, "lee"), ""))).contains("The link no longer works.");
        assertThat(read(second, Map.of()).getStatusCode()).isEqualTo(404);
    }

    @Test
    void aLinkRunsOutAfterAYear() {
        String link = link(clinician(NORTH, "lee"));
        var later = new PeopleStage(
                scene.stage.visits(),
                scene.stage.organisations(),
                scene.stage.links(),
                scene.stage.phones(),
                Clock.fixed(NOW.plus(Duration.ofDays(365)), ZoneOffset.UTC),
                scene.stage.days(),
                scene.stage.months(),
                scene.stage.addresses(),
                scene.stage.traces(),
                scene.stage.feeds(),
                scene.stage.roles(),
                scene.stage.unsettled(),
                scene.stage.wakeups(),
                scene.stage.replies(),
                scene.stage.postings(),
                scene.stage.secrets());

        LocalResponse answer = (LocalResponse)
                later.feed().read(request(HttpMethod.GET, "feeds/" + link, null, Map.of(), null), link, scene.context);

        assertThat(answer.getStatusCode()).isEqualTo(404);
    }

    @Test
    void theLinkIsShownOnceAndOnlyToWhomItBelongsOrTheirAdministrator() {
        link(clinician(NORTH, "lee"));

        assertThat(body(page("", clinician(NORTH, "lee"))))
                .contains("There is a link.")
                .doesNotContainPattern(LINK);
        assertThat(body(posted("make", clinician(NORTH, "kaur"), "&clinician=lee")))
                .doesNotContainPattern(LINK);
        assertThat(body(posted("make", PeopleScene.principal("oid-a", "north.administrator"), "&clinician=lee")))
                .containsPattern(LINK);
        assertThat(posted(
                                "make",
                                PeopleScene.principal("oid-s", "south.administrator"),
                                "&organisation=north&clinician=lee")
                        .getStatusCode())
                .isEqualTo(404);
    }

    @Test
    void whateverIsNoLinkIsNotFound() {
        for (String file : List.of("x", "secret.ics", "0".repeat(64), "../day", "0".repeat(64) + ".html")) {
            assertThat(read(file, Map.of()).getStatusCode()).as(file).isEqualTo(404);
        }
    }

    private void fill(int visits) {
        for (int i = 0; i < visits; i++) {
            Instant start = NOW.plus(Duration.ofHours(4L * i));
            VisitId visit = VisitId.of(NORTH, new SourceId("north-ehr"), "many-" + i);
            scene.stage
                    .months()
                    .put(
                            new Month(NORTH, "lee", YearMonth.from(start.atZone(ZoneOffset.UTC))),
                            new Slot(visit, new ClinicId("riverside"), start, start.plusSeconds(1_200), 1, NOW));
        }
    }

    private LocalResponse read(String file, Map<String, String> headers) {
        return (LocalResponse) scene.stage
                .feed()
                .read(request(HttpMethod.GET, "feeds/" + file, null, headers, null), file, scene.context);
    }

    private String link(String principal) {
        Matcher link = LINK.matcher(body(posted("make", principal, "")));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private LocalResponse page(String query, String principal) {
        return (LocalResponse) scene.stage.feed().look(PeopleScene.get("day/feed" + query, principal), scene.context);
    }

    private LocalResponse posted(String act, String principal, String more) {
        Matcher token = TOKEN.matcher(body(scene.day("", principal)));
        String form = "act=" + act + more + (token.find() ? "&token=" + token.group(1) : "");
        return (LocalResponse) scene.stage
                .feed()
                .act(
                        request(HttpMethod.POST, "day/feed", principal, Map.of("Sec-Fetch-Site", "same-origin"), form),
                        scene.context);
    }
}
