package org.virtualvisits.adapters.table;

import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.virtualvisits.core.repair.Progress;

/** {@link Progress} in Azure Table Storage: a row for each job. Thread-safe. */
public final class TableProgress implements Progress {

    private static final String KEY = "pass";

    private final TableClient table;

    /** Keeps the client, whose own policy decides about retries. */
    public TableProgress(TableServiceClient service) {
        this(service.getTableClient(Tables.PROGRESS));
    }

    TableProgress(TableClient table) {
        this.table = table;
    }

    @Override
    public Optional<Pass> find(String job) {
        return Failures.unlessAbsent(() -> table.getEntity(Keys.encode(job), KEY))
                .map(TableProgress::decode);
    }

    @Override
    public void put(String job, Pass pass) {
        TableEntity row = new RowWriter(Keys.encode(job), KEY)
                .text("started", pass.started())
                .text("reached", pass.reached())
                .text("finished", pass.finished())
                .number("seen", pass.seen())
                .json("mended", counts(pass.mended()))
                .row();
        table.upsertEntityWithResponse(row, TableEntityUpdateMode.REPLACE, null, Context.NONE);
    }

    private static Pass decode(TableEntity entity) {
        var row = new RowReader(entity);
        return new Pass(
                row.instant("started"),
                row.maybe("reached"),
                row.maybeInstant("finished"),
                row.number("seen"),
                counts(row.json("mended")));
    }

    private static ObjectNode counts(Map<String, Integer> counts) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(counts).forEach(node::put);
        return node;
    }

    private static Map<String, Integer> counts(JsonNode node) {
        var counts = new TreeMap<String, Integer>();
        node.properties()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue().asInt()));
        return counts;
    }
}
