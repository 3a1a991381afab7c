package org.virtualvisits.adapters.table;

import com.azure.data.tables.models.TableEntity;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A row being written. What is absent has no column. Moments and durations are ISO 8601 text, which loses nothing; a
 * text too long for a column (64 KiB of UTF-16) goes on in {@code name_2}, {@code name_3} and so on.
 */
final class RowWriter {

    /** Of the row's layout; raised only when an older release must not read what a newer one wrote. */
    static final int SCHEMA = 1;

    /** A little below the service's 32,768. */
    static final int LONGEST_PART = 32_000;

    /** Half a MiB in UTF-16: a row holds 1 MiB in all. */
    static final int MOST_PARTS = 8;

    private final TableEntity row;

    RowWriter(String partition, String key) {
        this.row = new TableEntity(partition, key).addProperty("schema", SCHEMA);
    }

    /** Writes a value by its {@code toString}. */
    RowWriter text(String column, Object value) {
        String rest = value.toString();
        if (rest.length() > LONGEST_PART * (MOST_PARTS - 1)) {
            throw new IllegalArgumentException(
                    "column " + column + " cannot hold a text of " + rest.length() + " characters");
        }
        for (int part = 1; part == 1 || !rest.isEmpty(); part++) {
            int cut = cut(rest);
            row.addProperty(part == 1 ? column : column + "_" + part, rest.substring(0, cut));
            rest = rest.substring(cut);
        }
        return this;
    }

    RowWriter text(String column, Optional<?> value) {
        value.ifPresent(its -> text(column, its));
        return this;
    }

    RowWriter json(String column, JsonNode value) {
        return text(column, value);
    }

    RowWriter number(String column, int value) {
        row.addProperty(column, value);
        return this;
    }

    RowWriter number(String column, long value) {
        row.addProperty(column, value);
        return this;
    }

    RowWriter flag(String column, boolean value) {
        row.addProperty(column, value);
        return this;
    }

    /** A moment that queries compare, as the table's own type, which is exact to 100 ns. */
    RowWriter moment(String column, Instant value) {
        row.addProperty(column, value.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
        return this;
    }

    TableEntity row() {
        return row;
    }

    /** Never between the two halves of a character beyond the BMP: neither half alone is text. */
    private static int cut(String text) {
        if (text.length() <= LONGEST_PART) {
            return text.length();
        }
        return Character.isHighSurrogate(text.charAt(LONGEST_PART - 1)) ? LONGEST_PART - 1 : LONGEST_PART;
    }
}
