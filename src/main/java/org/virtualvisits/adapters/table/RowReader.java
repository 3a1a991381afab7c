package org.virtualvisits.adapters.table;

import com.azure.data.tables.models.TableEntity;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** A row as read. Columns it does not know are left alone, so that two releases can run side by side. */
final class RowReader {

    private final TableEntity row;

    /**
     * Keeps the row.
     *
     * @throws IllegalStateException if a newer release wrote it in a way that this one must not read
     */
    RowReader(TableEntity row) {
        this.row = row;
        if (number("schema") > RowWriter.SCHEMA) {
            throw new IllegalStateException(name() + " has schema " + number("schema") + "; this release knows "
                    + RowWriter.SCHEMA + " and must be replaced");
        }
    }

    String text(String column) {
        return maybe(column).orElseThrow(() -> missing(column));
    }

    Optional<String> maybe(String column) {
        return part(column).map(first -> {
            var text = new StringBuilder(first);
            for (int part = 2; part <= RowWriter.MOST_PARTS; part++) {
                part(column + "_" + part).ifPresent(text::append);
            }
            return text.toString();
        });
    }

    Instant instant(String column) {
        return Instant.parse(text(column));
    }

    Optional<Instant> maybeInstant(String column) {
        return maybe(column).map(Instant::parse);
    }

    /** What {@link RowWriter#moment} wrote. */
    Instant moment(String column) {
        return Optional.ofNullable((OffsetDateTime) row.getProperty(column))
                .orElseThrow(() -> missing(column))
                .toInstant();
    }

    int number(String column) {
        return (int) maybeNumber(column).orElseThrow(() -> missing(column)).longValue();
    }

    Optional<Long> maybeNumber(String column) {
        return Optional.ofNullable(row.getProperty(column)).map(value -> ((Number) value).longValue());
    }

    boolean flag(String column) {
        return (Boolean) Optional.ofNullable(row.getProperty(column)).orElseThrow(() -> missing(column));
    }

    Optional<Boolean> maybeFlag(String column) {
        return Optional.ofNullable((Boolean) row.getProperty(column));
    }

    Optional<JsonNode> maybeJson(String column) {
        return maybe(column).map(its -> json(column));
    }

    JsonNode json(String column) {
        return Json.parse(text(column), () -> "column " + column + " of " + name());
    }

    /** Names the row without its content. */
    String name() {
        return "row " + row.getPartitionKey() + " " + row.getRowKey();
    }

    private Optional<String> part(String column) {
        return Optional.ofNullable((String) row.getProperty(column));
    }

    private IllegalStateException missing(String column) {
        return new IllegalStateException(name() + " has no " + column);
    }
}
