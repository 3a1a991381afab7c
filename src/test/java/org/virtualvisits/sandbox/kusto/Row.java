package org.virtualvisits.sandbox.kusto;

import java.util.Map;

/**
 * One row. A value is a {@code String}, {@code Long}, {@code Double}, {@code Boolean}, {@link java.time.Instant} or, where
 * the column is dynamic, a {@code Map}; a column without a value is null to Kusto.
 */
public record Row(Map<String, Object> values) {

    /** Keeps its own copy. */
    public Row {
        values = Map.copyOf(values);
    }
}
