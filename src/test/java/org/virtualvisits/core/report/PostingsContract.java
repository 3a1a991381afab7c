package org.virtualvisits.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.report.Posting.Kind;
import org.virtualvisits.core.report.Posting.Progress;
import org.virtualvisits.core.report.Posting.Reader;

/** What every {@link Postings} must do; subclassed once per implementation, each test on an empty one. */
public abstract class PostingsContract {

    private static final Instant NOW = Instant.parse("2027-01-04T06:00:00Z");
    private static final Reader ANN = new Reader("ann@example.org", Progress.PLANNED);

    /** An empty one. */
    protected abstract Postings postings();

    @Test
    void aReportIsPlannedOnceAndReadAgainWhole() {
        assertThat(postings().add(planned("2027-W01"))).isTrue();
        assertThat(postings().add(planned("2027-W01"))).isFalse();
        assertThat(postings().add(planned("2027-W02"))).isTrue();

        assertThat(postings().open())
                .hasSize(2)
                .first()
                .usingRecursiveComparison()
                .ignoringFields("version")
                .isEqualTo(planned("2027-W01"));
    }

    @Test
    void ofTwoWhoReadTheSameVersionTheSecondIsRefused() {
        postings().add(planned("2027-W01"));
        Posting read = postings().open().getFirst();
        Posting first =
                postings().replace(read.with(ANN, Progress.PERHAPS_SENT)).orElseThrow();

        assertThat(postings().replace(read.with(ANN, Progress.REFUSED))).isEmpty();
        assertThat(postings().replace(first.heldUntil(NOW.plusSeconds(9)))).isPresent();
        assertThat(postings().open().getFirst().readers().getFirst().progress()).isEqualTo(Progress.PERHAPS_SENT);
        assertThat(postings().open().getFirst().due()).isEqualTo(NOW.plusSeconds(9));
    }

    @Test
    void whatIsOverIsNotOpenAndForgottenInTimeAndTheRestNever() {
        postings().add(planned("2027-W01"));
        postings().add(planned("2027-W02"));
        postings().replace(over(postings().open().getFirst()));
        assertThat(postings().open()).extracting(Posting::about).containsExactly("2027-W02");

        postings().forget(NOW);
        assertThat(postings().add(planned("2027-W01"))).as("still known").isFalse();
        postings().forget(NOW.plusSeconds(1));
        assertThat(postings().add(planned("2027-W01"))).as("forgotten").isTrue();
        assertThat(postings().add(planned("2027-W02"))).as("not over").isFalse();
    }

    private static Posting over(Posting posting) {
        Posting next = posting;
        for (Reader reader : posting.readers()) {
            next = next.with(reader, Progress.SENT);
        }
        return next;
    }

    private static Posting planned(String about) {
        return Posting.planned(
                new OrganisationId("north"),
                Kind.CREDENTIALS,
                about,
                List.of("ann@example.org", "bob@example.org"),
                NOW);
    }
}
