package org.virtualvisits.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.organisation.ClinicExample;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.sandbox.memory.InMemoryFeeds;
import org.virtualvisits.sandbox.memory.InMemoryMonths;
import org.virtualvisits.sandbox.memory.InMemoryOrganisations;

/** What a clinician's calendar is given to show. */
final class ReadFeedTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final OrganisationId NORTH = new OrganisationId("north");
    private static final ClinicId CLINIC = new ClinicId("c");

    private final InMemoryFeeds feeds = new InMemoryFeeds();
    private final InMemoryMonths months = new InMemoryMonths();
    private final List<FeedCalendar.Sheet> sheets = new ArrayList<>();

    @Test
    void visitsOfLastMonthToAYearAheadStandInTheOrderOfTheirTimes() {
        VisitId later = put("2026-12-01T09:00:00Z");
        VisitId past = put("2026-10-01T09:00:00Z");
        VisitId far = put("2027-11-30T09:00:00Z");
        put("2026-09-30T09:00:00Z");
        put("2027-12-01T09:00:00Z");

        assertThat(read("en").events())
                .extracting(FeedCalendar.Event::uid)
                .containsExactly(past + "@v.example.org", later + "@v.example.org", far + "@v.example.org");
    }

    @ParameterizedTest
    @CsvSource({
        "cy, Clinigau fideo, Prysur – clinig, cy",
        "en, Video clinics, Busy – clinic, en",
        "pl, Video clinics, Busy – clinic, en"
    })
    void itSpeaksTheClinicsLanguageWhereItCanAndEnglishElsewhere(
            String language, String name, String summary, String word) {
        VisitId visit = put("2026-12-01T09:00:00Z");

        FeedCalendar.Sheet sheet = read(language);

        assertThat(sheet.name()).isEqualTo(name);
        assertThat(sheet.language()).isEqualTo(word);
        assertThat(sheet.refresh()).isEqualTo(Duration.ofHours(1));
        FeedCalendar.Event event = sheet.events().getFirst();
        assertThat(event.summary()).isEqualTo(summary);
        assertThat(event.url()).isEqualTo(URI.create("https://v.example.org/api/day/visits/" + visit + "/join"));
        assertThat(event.end()).isEqualTo(event.start().plusSeconds(1_200));
        assertThat(event.sequence()).isEqualTo(3);
    }

    private VisitId put(String start) {
        VisitId visit = FeedExamples.visit();
        Instant from = Instant.parse(start);
        months.put(
                new Month(NORTH, "lee", YearMonth.from(from.atZone(ZoneOffset.UTC))),
                new Slot(visit, CLINIC, from, from.plusSeconds(1_200), 3, NOW));
        return visit;
    }

    private FeedCalendar.Sheet read(String language) {
        feeds.put(new Feeds.Feed(NORTH, "lee", Digest.sha256Hex("secret"), NOW, NOW.plusSeconds(60)));
        var organisation = new Organisation(
                NORTH,
                "North",
                Set.of(),
                List.of(ClinicExample.of("c").speaking(language).clinic()),
                List.of(),
                List.of(new Clinician("lee", Set.of("lee"), "Dr Lee", Optional.empty(), Optional.of("oid-lee"))),
                List.of());
        FeedCalendar calendar = sheet -> {
            sheets.add(sheet);
            return "written";
        };
        var reading = new ReadFeed(
                feeds,
                months,
                InMemoryOrganisations.of(organisation),
                calendar,
                URI.create("https://v.example.org"),
                Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(reading.read("secret")).contains("written");
        return sheets.getLast();
    }
}
