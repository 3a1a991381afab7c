package org.virtualvisits.sandbox.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.virtualvisits.core.retention.IndexRows;

/** {@link IndexRows} over the twins in memory. Thread-safe. */
public final class InMemoryIndexRows implements IndexRows {

    private final Map<String, IndexedInMemory> indexes;

    /** Over these twins; one that is none of an index has no rows. */
    public InMemoryIndexRows(Object... twins) {
        this.indexes = Stream.of(twins)
                .filter(IndexedInMemory.class::isInstance)
                .map(IndexedInMemory.class::cast)
                .collect(Collectors.toMap(
                        twin -> twin.getClass().getSimpleName().substring("InMemory".length()), twin -> twin));
    }

    @Override
    public List<String> kinds() {
        return indexes.keySet().stream().sorted().toList();
    }

    @Override
    public List<Row> after(String kind, Optional<String> last, int atMost) {
        var rows = new TreeMap<>(index(kind).rows());
        return last.map(place -> rows.tailMap(place, false)).orElse(rows).entrySet().stream()
                .limit(atMost)
                .map(entry -> new Row(entry.getValue(), entry.getKey(), ""))
                .toList();
    }

    @Override
    public void drop(String kind, Row row) {
        index(kind).dropRow(row.place());
    }

    private IndexedInMemory index(String kind) {
        return Optional.ofNullable(indexes.get(kind)).orElseThrow();
    }
}
