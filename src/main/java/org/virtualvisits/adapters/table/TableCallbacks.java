package org.virtualvisits.adapters.table;

import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableTransactionAction;
import com.azure.data.tables.models.TableTransactionActionType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.reply.Callback;
import org.virtualvisits.core.reply.Callback.Content;
import org.virtualvisits.core.reply.CallbackId;
import org.virtualvisits.core.reply.Callbacks;

/** {@link Callbacks} in Azure Table Storage: a day is a partition, so that it is forgotten as one. Thread-safe. */
public final class TableCallbacks implements Callbacks {

    private static final int MOST_AT_ONCE = 100;

    private final TableClient table;
    private final Partition rows;

    /** Keeps the client, whose own policy decides about retries. */
    public TableCallbacks(TableServiceClient service) {
        this(service.getTableClient(Tables.CALLBACKS));
    }

    TableCallbacks(TableClient table) {
        this.table = table;
        this.rows = new Partition(table);
    }

    @Override
    public boolean put(Callback callback) {
        TableEntity row = encode(callback);
        return Failures.unlessConflict(() -> table.createEntityWithResponse(row, null, Context.NONE))
                .isPresent();
    }

    @Override
    public Optional<Callback> find(CallbackId id) {
        return Failures.unlessAbsent(() -> table.getEntity(id.day().toString(), id.key()))
                .map(TableCallbacks::decode);
    }

    @Override
    public void replace(Callback callback) {
        rows.put(encode(callback));
    }

    @Override
    public List<CallbackId> waiting(LocalDate day, int atMost) {
        var query = new ListEntitiesOptions()
                .setFilter("PartitionKey eq '" + day + "' and waiting eq true")
                .setSelect(List.of("RowKey"));
        return table.listEntities(query, null, Context.NONE).stream()
                .limit(atMost)
                .map(row -> new CallbackId(day, row.getRowKey()))
                .toList();
    }

    @Override
    public int forget(LocalDate day, int atMost) {
        var query = new ListEntitiesOptions()
                .setFilter("PartitionKey eq '" + day + "'")
                .setSelect(List.of("PartitionKey", "RowKey"));
        List<TableEntity> old = table.listEntities(query, null, Context.NONE).stream()
                .limit(atMost)
                .toList();
        for (int from = 0; from < old.size(); from += MOST_AT_ONCE) {
            table.submitTransaction(old.subList(from, Math.min(old.size(), from + MOST_AT_ONCE)).stream()
                    .map(row -> new TableTransactionAction(TableTransactionActionType.DELETE, row))
                    .toList());
        }
        return old.size();
    }

    private static TableEntity encode(Callback callback) {
        var row = new RowWriter(callback.id().day().toString(), callback.id().key()).text("at", callback.at());
        switch (callback.content()) {
            case Content.Text(var from, var words) ->
                row.text("content", "text")
                        .flag("waiting", true)
                        .text("from", from)
                        .text("words", words);
            case Content.Receipt(var message, var providerId, var delivered) ->
                row.text("content", "receipt")
                        .flag("waiting", true)
                        .text("message", message)
                        .text("providerId", providerId)
                        .flag("delivered", delivered);
            case Content.ForStaff(var words, var visits) ->
                row.text("content", "for-staff").text("words", words).json("visits", Json.texts(visits));
            case Content.Done done -> row.text("content", "done");
        }
        return row.row();
    }

    private static Callback decode(TableEntity entity) {
        var row = new RowReader(entity);
        var id = new CallbackId(LocalDate.parse(entity.getPartitionKey()), entity.getRowKey());
        return new Callback(id, row.instant("at"), content(row));
    }

    private static Content content(RowReader row) {
        return switch (row.text("content")) {
            case "text" -> new Content.Text(row.text("from"), row.text("words"));
            case "receipt" -> new Content.Receipt(row.text("message"), row.text("providerId"), row.flag("delivered"));
            case "for-staff" ->
                new Content.ForStaff(
                        row.text("words"),
                        Json.texts(row.json("visits")).stream()
                                .map(VisitId::new)
                                .toList());
            case "done" -> new Content.Done();
            default -> throw new IllegalStateException("unknown content in " + row.name());
        };
    }
}
