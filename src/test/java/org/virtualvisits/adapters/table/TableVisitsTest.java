package org.virtualvisits.adapters.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.data.tables.TableClient;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.visit.VisitExamples;
import org.virtualvisits.core.visit.Visits;
import org.virtualvisits.core.visit.VisitsContract;

final class TableVisitsTest extends VisitsContract {

    private static final TableClient TABLE = FreshTables.table("Visits");

    private final VisitId id = VisitExamples.id();
    private final Visits visits = new TableVisits(TABLE, 1_000);

    @Override
    protected Visits visits() {
        return visits;
    }

    @Test
    void aStoryOfManyPagesIsReadWhole() {
        var notices =
                IntStream.rangeClosed(1, 7).mapToObj(VisitExamples::notice).toList();
        visits.write(new Visits.Write(
                VisitExamples.maximal(id), Optional.empty(), notices, List.of(), Optional.of("delivery")));

        assertThat(new TableVisits(TABLE, 3).read(id))
                .map(Visits.Story::notices)
                .contains(notices);
    }
}
