package org.virtualvisits.sandbox.kusto;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What comes to one or more columns for a group of rows. */
@FunctionalInterface
interface Aggregate {

    /** Its columns' values; a column left out is null. */
    Map<String, Object> of(List<Row> group, Instant now);

    /** One column of that name. */
    static Aggregate column(String name, Single single) {
        return (group, now) -> single.of(group, now)
                .<Map<String, Object>>map(value -> Map.of(name, value))
                .orElse(Map.of());
    }

    /** One value. */
    @FunctionalInterface
    interface Single {
        Optional<Object> of(List<Row> group, Instant now);
    }
}
