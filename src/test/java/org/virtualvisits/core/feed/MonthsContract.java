package org.virtualvisits.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.VisitId;

/** What every {@link Months} must do; subclassed once per implementation. */
public abstract class MonthsContract {

    private final Month month = FeedExamples.month();
    private final VisitId visit = FeedExamples.visit();

    protected abstract Months months();

    @Test
    void everythingOfASlotComesBackAndTheLastWriteCounts() {
        months().put(month, FeedExamples.slot(visit, 1));
        months().put(month, FeedExamples.slot(visit, 2));

        assertThat(months().of(month, 10)).containsExactly(FeedExamples.slot(visit, 2));
    }

    @Test
    void aMonthIsOneCliniciansOnly() {
        months().put(month, FeedExamples.slot(visit, 1));

        assertThat(months().of(new Month(month.organisation(), "other", month.month()), 10))
                .isEmpty();
        assertThat(months().of(
                                new Month(
                                        month.organisation(),
                                        month.clinician(),
                                        month.month().plusMonths(1)),
                                10))
                .isEmpty();
        assertThat(months().of(new Month(FeedExamples.organisation(), month.clinician(), month.month()), 10))
                .isEmpty();
    }

    @Test
    void aDroppedVisitIsGoneAndDroppingItAgainIsFine() {
        months().put(month, FeedExamples.slot(visit, 1));

        months().drop(month, visit);
        months().drop(month, visit);

        assertThat(months().of(month, 10)).isEmpty();
    }
}
