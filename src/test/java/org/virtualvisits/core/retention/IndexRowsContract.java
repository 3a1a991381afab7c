package org.virtualvisits.core.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.feed.Addresses;
import org.virtualvisits.core.feed.Days;
import org.virtualvisits.core.feed.FeedExamples;
import org.virtualvisits.core.feed.Months;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.stuck.Stuck;
import org.virtualvisits.core.stuck.StuckItem;
import org.virtualvisits.core.visit.Alarms;
import org.virtualvisits.core.visit.JoinLinks;

/** What every {@link IndexRows} must do over the indexes there are; subclassed once per implementation. */
public abstract class IndexRowsContract {

    private final VisitId one = FeedExamples.visit();
    private final VisitId other = FeedExamples.visit();

    /** The indexes. */
    public record Indexes(Days days, Months months, Addresses addresses, JoinLinks links, Alarms alarms, Stuck stuck) {}

    protected abstract Indexes indexes();

    protected abstract IndexRows rows();

    @Test
    void everyIndexTellsWhichVisitEachRowIsOf() {
        fill(one);
        fill(other);

        for (String kind : List.of("Days", "Months", "Addresses", "JoinLinks", "Alarms", "Stuck")) {
            assertThat(rows().kinds()).contains(kind);
            assertThat(all(kind)).as(kind).containsExactlyInAnyOrder(one, other);
        }
    }

    @Test
    void whatIsDroppedIsGoneAndNothingElse() {
        fill(one);
        fill(other);

        for (String kind : List.of("Days", "Months", "Addresses", "JoinLinks", "Alarms", "Stuck")) {
            rows().after(kind, Optional.empty(), 10).stream()
                    .filter(row -> row.visit().equals(one))
                    .forEach(row -> {
                        rows().drop(kind, row);
                        rows().drop(kind, row);
                    });
            assertThat(all(kind)).as(kind).containsExactly(other);
        }
    }

    private List<VisitId> all(String kind) {
        return Stream.iterate(
                        rows().after(kind, Optional.empty(), 1),
                        page -> !page.isEmpty(),
                        page -> rows().after(kind, Optional.of(page.getLast().place()), 1))
                .flatMap(List::stream)
                .map(IndexRows.Row::visit)
                .toList();
    }

    private void fill(VisitId visit) {
        indexes().days().put(FeedExamples.day(), FeedExamples.minimal(visit));
        indexes().months().put(FeedExamples.month(), FeedExamples.slot(visit, 1));
        indexes().addresses().put("digest of " + visit, visit, Set.of());
        indexes().links().put("token of " + visit, new JoinLinks.Target(visit, "p", Channel.SMS, "m"));
        indexes().alarms().set(visit, Instant.parse("2030-01-07T09:00:00Z"));
        indexes()
                .stuck()
                .put(StuckItem.of(
                        new OrganisationId("north"),
                        visit,
                        new StuckItem.Work.Mend("BAD_PHONE"),
                        "BAD_PHONE",
                        Instant.parse("2030-01-07T09:00:00Z")));
    }
}
