package org.virtualvisits.core.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.poll.Bookmark.Walk;
import org.virtualvisits.core.visit.AppointmentChange;
import org.virtualvisits.core.visit.Version;

/** What is known after one page of an EHR's changes, by the pages before it. */
final class PagesTest {

    private static final Instant REACHED = Instant.parse("2026-11-22T08:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final Bookmark FIRST = Bookmark.begin(URI.create("https://ehr.example.org/fhir"), REACHED, NOW);

    @Test
    void theFirstPageOfASortedWalkIsSortedIfItsChangesAre() {
        assertThat(walk(FIRST, page(true, "8:10", "8:10", "8:20")))
                .isEqualTo(new Walk(NOW, "next", at("8:20"), true, 1));
        assertThat(walk(FIRST, page(true, "8:20", "8:10")).sorted()).isFalse();
        assertThat(walk(FIRST, page(true, "8:20", "")).sorted()).isFalse();
        assertThat(walk(FIRST, page(false, "8:10", "8:20")).sorted()).isFalse();
    }

    @Test
    void aLaterPageGoesOnFromTheNewestChangeSoFar() {
        Bookmark later = walking(new Walk(REACHED, "page-2", at("8:30"), true, 6));

        assertThat(walk(later, page(false, "8:30", "8:40"))).isEqualTo(new Walk(REACHED, "next", at("8:40"), true, 7));
        assertThat(walk(later, page(true, "8:29")).sorted()).isFalse();
        assertThat(walk(walking(new Walk(REACHED, "page-2", at("8:30"), false, 6)), page(true, "8:40"))
                        .sorted())
                .isFalse();
    }

    @Test
    void aClockOfTheEhrsThatIsAheadReachesNoFurtherThanNow() {
        assertThat(walk(FIRST, page(true, "8:10", "9:30")).newest()).isEqualTo(NOW);
    }

    @Test
    void withoutTimesToGoByTheEndIsWhereTheWalkBegan() {
        assertThat(new Pages(FIRST, page(true, "8:10", "8:20"), NOW).end()).isEqualTo(at("8:20"));
        assertThat(new Pages(walking(new Walk(at("8:50"), "page-2", at("8:30"), true, 1)), page(true, "8:40", ""), NOW)
                        .end())
                .isEqualTo(at("8:50"));
    }

    @Test
    void pagesThatLeadBackOrThatAreAThousandAreEndless() {
        assertThat(new Pages(walking(new Walk(NOW, "next", NOW, true, 1)), page(true), NOW).areEndless())
                .isTrue();
        assertThat(new Pages(walking(new Walk(NOW, "other", NOW, true, 998)), page(true), NOW).areEndless())
                .isFalse();
        assertThat(new Pages(walking(new Walk(NOW, "other", NOW, true, 999)), page(true), NOW).areEndless())
                .isTrue();
    }

    private static Walk walk(Bookmark bookmark, Page page) {
        return new Pages(bookmark, page, NOW).walk();
    }

    private static Bookmark walking(Walk walk) {
        return new Bookmark(
                FIRST.base(),
                FIRST.reached(),
                Optional.of(walk),
                FIRST.due(),
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Page page(boolean sorted, String... times) {
        return new Page(
                Arrays.stream(times)
                        .map(time -> new Page.Found(
                                change(),
                                Optional.of(time).filter(its -> !its.isEmpty()).map(PagesTest::at)))
                        .toList(),
                0,
                Optional.of("next"),
                sorted);
    }

    private static AppointmentChange change() {
        return new AppointmentChange(
                "a-1",
                new Version(OptionalLong.of(1), Optional.empty(), NOW),
                Optional.empty(),
                new AppointmentChange.Content.Removed());
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-22T0" + time + ":00Z");
    }
}
