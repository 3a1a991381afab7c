package org.virtualvisits.adapters.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.data.tables.TableClient;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.feed.FeedExamples;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.retention.IndexRows;
import org.virtualvisits.core.retention.IndexRowsContract;

final class TableIndexRowsTest extends IndexRowsContract {

    private final Map<String, TableClient> tables = rows(name -> FreshTables.table(name)).kinds().stream()
            .collect(Collectors.toMap(Function.identity(), FreshTables::table));

    private final Indexes indexes = new Indexes(
            new TableDays(table(Tables.DAYS)),
            new TableMonths(table(Tables.MONTHS)),
            new TableAddresses(table(Tables.ADDRESSES)),
            new TableJoinLinks(table(Tables.JOIN_LINKS)),
            new TableAlarms(table(Tables.ALARMS)),
            new TableStuck(table(Tables.STUCK)));

    @Override
    protected Indexes indexes() {
        return indexes;
    }

    @Override
    protected IndexRows rows() {
        return rows(this::table);
    }

    @Test
    void aMeetingThatWasCountedIsItsVisitsAndTheCounterNobodys() {
        VisitId visit = FeedExamples.visit();
        new TableAllowance(table(Tables.ALLOWANCE)).take("account", YearMonth.of(2030, 1), visit + "-3", 5);

        assertThat(rows().after(Tables.ALLOWANCE, Optional.empty(), 10))
                .extracting(IndexRows.Row::visit)
                .containsExactly(visit);
    }

    private TableClient table(String name) {
        return Optional.ofNullable(tables.get(name)).orElseThrow();
    }

    private static IndexRows rows(Function<String, TableClient> tables) {
        return new TableIndexRows(tables);
    }
}
