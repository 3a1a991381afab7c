package org.virtualvisits.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.virtualvisits.adapters.table.Tables;

/** docs/safety/retention-schedule.md says of every table how long its rows stay, and what removes them. */
final class RetentionScheduleTest {

    private static final int WHERE = 2;
    private static final int KEPT = 3;
    private static final int REMOVED_BY = 4;

    private final List<List<String>> rows = Markdown.of("docs/safety/retention-schedule.md").rows().stream()
            .filter(row -> row.size() > REMOVED_BY)
            .toList();

    @Test
    void everyTableIsOnTheScheduleAndNoOther() {
        Set<String> scheduled = rows.stream()
                .flatMap(row -> Markdown.code(row.get(WHERE)).stream())
                .collect(Collectors.toSet());

        assertThat(scheduled)
                .as(
                        "a new table: say in docs/safety/retention-schedule.md how long its rows stay and what removes them;"
                                + " if rows point to visits, add it to TableIndexRows too")
                .containsExactlyInAnyOrderElementsOf(Tables.ALL);
    }

    @Test
    void everyTablesRowsHaveAnEndAndSomethingThatBringsIt() {
        assertThat(rows).hasSizeGreaterThan(15).allSatisfy(row -> {
            assertThat(row.get(KEPT)).isNotBlank();
            assertThat(row.get(REMOVED_BY)).isNotBlank();
        });
    }
}
