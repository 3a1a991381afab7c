package org.virtualvisits.core.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;

/** What every {@link Bookmarks} must do; subclassed once per implementation. */
public abstract class BookmarksContract {

    private static final OrganisationId NORTH = new OrganisationId("north");
    private static final SourceId EHR = new SourceId("ehr");
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00.123456789Z");

    /** One with everything. */
    public static Bookmark maximal() {
        return new Bookmark(
                URI.create("https://ehr.example.org/fhir"),
                NOW,
                Optional.of(new Bookmark.Walk(NOW, "https://ehr.example.org/fhir?_getpages=\"1\"&x=é", NOW, true, 7)),
                NOW.plusSeconds(900),
                3,
                2,
                Optional.of(NOW.minusSeconds(900)),
                Optional.of(Trouble.FORBIDDEN),
                Optional.of(NOW.plusSeconds(300)));
    }

    protected abstract Bookmarks bookmarks();

    @Test
    void ofASourceThatWasNeverAskedThereIsNone() {
        assertThat(bookmarks().find(NORTH, EHR)).isEmpty();
    }

    @Test
    void whatIsWrittenComesBackAndOtherSourcesHaveNone() {
        bookmarks().write(NORTH, EHR, maximal(), Optional.empty());

        assertThat(bookmarks().find(NORTH, EHR).map(Bookmarks.Stored::bookmark)).contains(maximal());
        assertThat(bookmarks().find(NORTH, new SourceId("other"))).isEmpty();
        assertThat(bookmarks().find(new OrganisationId("south"), EHR)).isEmpty();
    }

    @Test
    void whatIsWrittenOverAnotherLeavesNothingOfIt() {
        bookmarks().write(NORTH, EHR, maximal(), Optional.empty());
        Bookmark minimal = Bookmark.begin(URI.create("https://other.example.org"), NOW, NOW);

        Optional<String> version = bookmarks().write(NORTH, EHR, minimal, version());

        assertThat(bookmarks().find(NORTH, EHR)).contains(new Bookmarks.Stored(minimal, version.orElseThrow()));
    }

    @Test
    void ofTwoWhoWriteOverTheSameVersionTheSecondIsRefused() {
        Bookmark other = maximal().later(NOW, Duration.ZERO);
        bookmarks().write(NORTH, EHR, maximal(), Optional.empty());
        Optional<String> version = version();

        assertThat(bookmarks().write(NORTH, EHR, other, version)).isPresent();
        assertThat(bookmarks().write(NORTH, EHR, maximal(), version)).isEmpty();
        assertThat(bookmarks().write(NORTH, EHR, maximal(), Optional.empty())).isEmpty();
        assertThat(bookmarks().find(NORTH, EHR).map(Bookmarks.Stored::bookmark)).contains(other);
    }

    private Optional<String> version() {
        return bookmarks().find(NORTH, EHR).map(Bookmarks.Stored::version);
    }
}
