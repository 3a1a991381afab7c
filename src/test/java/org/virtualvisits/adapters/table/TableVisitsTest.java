package org.virtualvisits.adapters.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.exception.HttpResponseException;
import com.azure.data.tables.TableClient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.VisitExamples;
import org.virtualvisits.core.visit.Visits;
import org.virtualvisits.core.visit.Visits.Result;
import org.virtualvisits.core.visit.Visits.Story;
import org.virtualvisits.core.visit.Visits.Write;
import org.virtualvisits.core.visit.VisitsContract;

final class TableVisitsTest extends VisitsContract {

    private static final TableClient TABLE = FreshTables.table("Visits");

    private final VisitId id = VisitExamples.id();
    private final Visit visit = VisitExamples.minimal(id);
    private final Visits visits = new TableVisits(TABLE, 1_000);

    @Override
    protected Visits visits() {
        return visits;
    }

    @Test
    void aStoryOfManyPagesIsReadWhole() {
        List<Notice> notices = add(7);
        var requests = new AtomicInteger();
        TableClient watched = FreshTables.watched(TABLE, method -> requests.incrementAndGet());

        assertThat(new TableVisits(watched, 3).read(id)).map(Story::notices).contains(notices);
        assertThat(requests).hasValueGreaterThanOrEqualTo(3);
    }

    /** With the visit's row on the last page, the old notices would come with the new version, and be believed. */
    @Test
    void aStoryThatChangesBetweenItsPagesIsTooOldToWriteOver() {
        add(7);
        String version = visits.find(id).orElseThrow().version();
        Notice sent = VisitExamples.notice(1).in(new Notice.State.Sent(Instant.EPOCH, "x"));
        var pages = new AtomicInteger();
        TableClient watched = FreshTables.watched(TABLE, method -> {
            if (pages.incrementAndGet() == 1) {
                visits.write(
                        new Write(visit, Optional.of(version), List.of(), List.of(sent), Optional.empty(), List.of()));
            }
        });

        Story story = new TableVisits(watched, 3).read(id).orElseThrow();

        assertThat(story.notices().getFirst().state()).isInstanceOf(Notice.State.Planned.class);
        var write = new Write(
                visit, Optional.of(story.stored().version()), List.of(), List.of(), Optional.empty(), List.of());
        assertThat(visits.write(write)).isInstanceOf(Result.Conflict.class);
    }

    @Test
    void aMissingTableIsAFaultAndNotAnAbsence() {
        var nowhere = new TableVisits(FreshTables.service().getTableClient("NoSuchTable"), 1_000);

        assertThatThrownBy(() -> nowhere.find(id)).isInstanceOf(HttpResponseException.class);
        assertThatThrownBy(() -> nowhere.read(id)).isInstanceOf(HttpResponseException.class);
        assertThatThrownBy(() -> nowhere.hasDelivery(id, "d")).isInstanceOf(HttpResponseException.class);
        assertThatThrownBy(() -> nowhere.write(
                        new Write(visit, Optional.empty(), List.of(), List.of(), Optional.empty(), List.of())))
                .isInstanceOf(HttpResponseException.class);
        assertThatThrownBy(() -> nowhere.write(
                        new Write(visit, Optional.empty(), List.of(), List.of(), Optional.of("d"), List.of())))
                .isInstanceOf(HttpResponseException.class);
    }

    private List<Notice> add(int count) {
        List<Notice> notices =
                IntStream.rangeClosed(1, count).mapToObj(VisitExamples::notice).toList();
        visits.write(new Write(visit, Optional.empty(), notices, List.of(), Optional.of("delivery"), List.of()));
        return notices;
    }
}
