package org.virtualvisits.adapters.table;

import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.visit.Unsettled;

/**
 * {@link Unsettled} in Azure Table Storage. Changes stay for seconds, so the table is small and is read as a whole;
 * sixteen partitions keep its writes off one server's limit of 2,000 a second. Thread-safe.
 */
public final class TableUnsettled implements Unsettled {

    private static final int SHARDS = 16;
    private static final int MOST_ROWS_A_PAGE = 1_000;

    private final TableClient table;

    /** Keeps the client, whose own policy decides about retries. */
    public TableUnsettled(TableServiceClient service) {
        this(service.getTableClient(Tables.UNSETTLED));
    }

    TableUnsettled(TableClient table) {
        this.table = table;
    }

    @Override
    public void mark(Change change, Instant due, Cause cause) {
        TableEntity row = new RowWriter(partition(change), key(change))
                .moment("due", due)
                .text("correlation", cause.correlation())
                .row();
        table.upsertEntityWithResponse(row, TableEntityUpdateMode.REPLACE, null, Context.NONE);
    }

    @Override
    public void settle(Change change) {
        table.deleteEntity(partition(change), key(change)); // an absent row is no failure to the SDK
    }

    @Override
    public List<Entry> due(Instant now, int atMost) {
        var query = only(List.of("PartitionKey", "RowKey", "correlation"), atMost)
                .setFilter("due le datetime'" + now + "'");
        return rows(query).limit(atMost).map(TableUnsettled::entry).toList();
    }

    @Override
    public int count(int atMost) {
        return (int) rows(only(List.of("PartitionKey", "RowKey"), atMost))
                .limit(atMost)
                .count();
    }

    private Stream<TableEntity> rows(ListEntitiesOptions query) {
        return table.listEntities(query, null, Context.NONE).stream();
    }

    private static ListEntitiesOptions only(List<String> columns, int atMost) {
        return new ListEntitiesOptions().setSelect(columns).setTop(Math.min(atMost, MOST_ROWS_A_PAGE));
    }

    private static Entry entry(TableEntity row) {
        String[] parts = row.getRowKey().split("\\|", 2);
        return new Entry(new Change(new VisitId(parts[0]), Keys.decode(parts[1])), Optional.ofNullable((String)
                row.getProperty("correlation")));
    }

    private static String key(Change change) {
        return change.visit() + "|" + Keys.encode(change.key());
    }

    private static String partition(Change change) {
        return "%02d".formatted(Digest.of(1, change.visit().value()).charAt(0) % SHARDS);
    }
}
