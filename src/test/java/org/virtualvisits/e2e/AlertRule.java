package org.virtualvisits.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.virtualvisits.sandbox.Workspace;
import org.virtualvisits.sandbox.kusto.Query;
import org.virtualvisits.sandbox.kusto.Row;

/**
 * An alert of {@code infra/alerts.json}, as {@code infra/modules/alerts.bicep} makes a scheduled query rule of it: at whole
 * multiples of {@code every} it asks the rows of the window before; its query gives at most one row, and it is on while that
 * row's Value is above the threshold.
 */
record AlertRule(String name, Duration every, Duration window, double threshold, Query query) {

    /** All there are. */
    static List<AlertRule> all() {
        try {
            JsonNode file = Stage.json(Files.readString(Path.of("infra", "alerts.json")));
            return StreamSupport.stream(file.spliterator(), false)
                    .map(AlertRule::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AlertRule read(JsonNode json) {
        return new AlertRule(
                json.path("name").asText(),
                Duration.parse(json.path("every").asText()),
                Duration.parse(json.path("window").asText()),
                json.path("threshold").asDouble(),
                Query.read(json.path("query").asText(), Workspace.SCHEMA));
    }

    boolean isDue(Instant now) {
        return now.toEpochMilli() % every.toMillis() == 0;
    }

    boolean isOn(Workspace workspace, Instant now) {
        List<Row> rows = query.run(workspace.rows(query.table(), now, window), now);
        if (rows.size() > 1) {
            throw new IllegalStateException(name + " gives " + rows.size() + " rows");
        }
        return rows.stream()
                .map(row -> row.values().get("Value"))
                .anyMatch(value -> value instanceof Number number && number.doubleValue() > threshold);
    }
}
