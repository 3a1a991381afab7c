package org.virtualvisits.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.sandbox.memory.InMemoryFeeds;
import org.virtualvisits.sandbox.memory.InMemoryMonths;
import org.virtualvisits.sandbox.memory.InMemoryOrganisations;

/** A clinician's secret calendar link: made, read, at its end, and taken back. */
final class KeepFeedTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final OrganisationId NORTH = new OrganisationId("north");
    private static final URI BASE = URI.create("https://v.example.org/");

    private final InMemoryFeeds feeds = new InMemoryFeeds();
    private final InMemoryMonths months = new InMemoryMonths();
    private final InMemoryOrganisations organisations = InMemoryOrganisations.of(new Organisation(
            NORTH, "North", Set.of(), List.of(), List.of(), List.of(clinician("lee"), clinician("kaur")), List.of()));

    @Test
    void onlyWhoWorksThereGetsALink() {
        assertThat(keep(NOW).isKnown(NORTH, "kaur")).isTrue();
        assertThat(keep(NOW).isKnown(NORTH, "nobody")).isFalse();
        assertThat(keep(NOW).make(NORTH, "nobody")).isEmpty();
        assertThat(keep(NOW).make(new OrganisationId("south"), "lee")).isEmpty();
        assertThat(feeds.of(NORTH, "nobody")).isEmpty();
    }

    @Test
    void aLinkIsThereUntilItsYearIsOver() {
        assertThat(keep(NOW).make(NORTH, "lee")).isPresent();

        assertThat(keep(NOW.plus(Duration.ofDays(365)).minusMillis(1)).of(NORTH, "lee"))
                .isPresent();
        assertThat(keep(NOW.plus(Duration.ofDays(365))).of(NORTH, "lee")).isEmpty();
        assertThat(keep(NOW).of(NORTH, "kaur")).isEmpty();
    }

    @Test
    void theLinkIsReadUntilItsYearIsOverOrItIsTakenBack() {
        keep(NOW).make(NORTH, "lee");

        assertThat(read(NOW.plus(Duration.ofDays(365)).minusMillis(1), "secret"))
                .isPresent();
        assertThat(read(NOW.plus(Duration.ofDays(365)), "secret")).isEmpty();
        assertThat(read(NOW, "guessed")).isEmpty();

        keep(NOW).revoke(NORTH, "lee");
        assertThat(read(NOW, "secret")).isEmpty();
    }

    @Test
    void whoHasLeftHasNoFeed() {
        keep(NOW).make(NORTH, "lee");

        organisations.removeClinician(NORTH, "lee");

        assertThat(read(NOW, "secret")).isEmpty();
    }

    @Test
    void theSecretStandsInTheLinkAndNowhereElse() {
        KeepFeed.Made made = keep(NOW).make(NORTH, "lee").orElseThrow();

        assertThat(made.link()).isEqualTo(URI.create("https://v.example.org/api/feeds/secret.ics"));
        assertThat(made.toString()).contains("2027-11-22").doesNotContain("secret");
        assertThat(feeds.of(NORTH, "lee").orElseThrow().tokenDigest()).doesNotContain("secret");
    }

    private KeepFeed keep(Instant now) {
        return new KeepFeed(feeds, organisations, () -> "secret", BASE, Clock.fixed(now, ZoneOffset.UTC));
    }

    private Optional<String> read(Instant now, String token) {
        return new ReadFeed(feeds, months, organisations, Object::toString, BASE, Clock.fixed(now, ZoneOffset.UTC))
                .read(token);
    }

    private static Clinician clinician(String id) {
        return new Clinician(id, Set.of(id), "Dr " + id, Optional.empty(), Optional.of("oid-" + id));
    }
}
