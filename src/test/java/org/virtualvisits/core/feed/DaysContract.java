package org.virtualvisits.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.VisitId;

/** What every {@link Days} must do; subclassed once per implementation. */
public abstract class DaysContract {

    private final Day day = FeedExamples.day();
    private final VisitId visit = FeedExamples.visit();

    protected abstract Days days();

    @Test
    void everythingOfAnEntryComesBackAndTheLastWriteCounts() {
        days().put(day, FeedExamples.minimal(visit));
        days().put(day, FeedExamples.maximal(visit));

        assertThat(days().of(day, 10)).containsExactly(FeedExamples.maximal(visit));
    }

    @Test
    void whatIsAbsentStaysAbsent() {
        days().put(day, FeedExamples.maximal(visit));
        days().put(day, FeedExamples.minimal(visit));

        assertThat(days().of(day, 10)).containsExactly(FeedExamples.minimal(visit));
    }

    @Test
    void aPageHoldsItsOwnDayOfItsOwnOrganisationOnly() {
        var undated = new Day(day.organisation(), Optional.empty());
        var elsewhere = new Day(FeedExamples.organisation(), day.date());
        days().put(day, FeedExamples.maximal(visit));

        assertThat(days().of(undated, 10)).isEmpty();
        assertThat(days().of(elsewhere, 10)).isEmpty();
    }

    @Test
    void aDroppedVisitIsGoneAndDroppingItAgainIsFine() {
        VisitId other = FeedExamples.visit();
        days().put(day, FeedExamples.maximal(visit));
        days().put(day, FeedExamples.maximal(other));

        days().drop(day, visit);
        days().drop(day, visit);

        assertThat(days().of(day, 10)).extracting(Entry::visit).containsExactly(other);
    }

    @Test
    void aPageIsReadToItsEndAndNoFurtherThanAsked() {
        IntStream.range(0, 1_005).forEach(each -> days().put(day, FeedExamples.minimal(FeedExamples.visit())));

        assertThat(days().of(day, 2_000)).hasSize(1_005);
        assertThat(days().of(day, 1_003)).hasSize(1_003);
    }
}
