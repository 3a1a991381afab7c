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
    private static final List<String> COLUMNS = List.of("PartitionKey", "RowKey", "correlation", "since", "lastError");

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
        TableEntity row = new RowWriter(partition(change.visit()), key(change))
                .moment("due", due)
                .text("correlation", cause.correlation())
                .row();
        table.upsertEntityWithResponse(row, TableEntityUpdateMode.MERGE, null, Context.NONE);
    }

    @Override
    public void settle(Change change) {
        table.deleteEntity(partition(change.visit()), key(change)); // an absent row is no failure to the SDK
    }

    @Override
    public Optional<String> marking(Change change) {
        return Failures.unlessAbsent(() -> table.getEntity(partition(change.visit()), key(change)))
                .map(TableEntity::getETag);
    }

    @Override
    public void settle(Change change, String marking) {
        var row = Etags.over(marking, new TableEntity(partition(change.visit()), key(change)));
        Failures.unlessConflict(() -> table.deleteEntityWithResponse(row, true, null, Context.NONE));
    }

    @Override
    public List<Entry> due(Instant now, int atMost) {
        var query = only(COLUMNS, atMost).setFilter("due le datetime'" + now + "'");
        return rows(query).limit(atMost).map(TableUnsettled::entry).toList();
    }

    @Override
    public List<Entry> all(int atMost) {
        return rows(only(COLUMNS, atMost))
                .limit(atMost)
                .map(TableUnsettled::entry)
                .toList();
    }

    @Override
    public Optional<Entry> find(Change change) {
        return Failures.unlessAbsent(() -> table.getEntity(partition(change.visit()), key(change)))
                .map(TableUnsettled::entry);
    }

    @Override
    public boolean has(VisitId visit) {
        String filter = "PartitionKey eq '%s' and RowKey ge '%s|' and RowKey lt '%s}'"
                .formatted(partition(visit), visit, visit);
        return rows(only(List.of("RowKey"), 1).setFilter(filter)).findFirst().isPresent();
    }

    @Override
    public void seen(Change change, Instant since) {
        merge(new RowWriter(partition(change.visit()), key(change))
                .text("since", since)
                .row());
    }

    @Override
    public void failed(Change change, String error) {
        merge(new RowWriter(partition(change.visit()), key(change))
                .text("lastError", error)
                .row());
    }

    /** Into a row that is there: what is settled must not come back. */
    private void merge(TableEntity row) {
        Failures.unlessConflict(() -> {
            table.updateEntity(row, TableEntityUpdateMode.MERGE);
            return true;
        });
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
        return new Entry(
                new Change(new VisitId(parts[0]), Keys.decode(parts[1])),
                text(row, "correlation"),
                text(row, "since").map(Instant::parse),
                text(row, "lastError"));
    }

    private static Optional<String> text(TableEntity row, String column) {
        return Optional.ofNullable((String) row.getProperty(column));
    }

    private static String key(Change change) {
        return change.visit() + "|" + Keys.encode(change.key());
    }

    private static String partition(VisitId visit) {
        return "%02d".formatted(Digest.of(1, visit.value()).charAt(0) % SHARDS);
    }
}
