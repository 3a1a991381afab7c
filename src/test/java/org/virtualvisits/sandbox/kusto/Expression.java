package org.virtualvisits.sandbox.kusto;

import java.time.Instant;
import java.util.Optional;

/** What comes to a value for each row. */
@FunctionalInterface
interface Expression {

    /**
     * Its value; empty for null.
     *
     * @param now when the query runs
     */
    Optional<Object> of(Row row, Instant now);
}
