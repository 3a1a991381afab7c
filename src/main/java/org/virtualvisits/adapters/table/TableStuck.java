package org.virtualvisits.adapters.table;

import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.stuck.Stuck;
import org.virtualvisits.core.stuck.StuckId;
import org.virtualvisits.core.stuck.StuckItem;

/** {@link Stuck} in Azure Table Storage: a partition for each organisation, a row for each thing. Thread-safe. */
public final class TableStuck implements Stuck {

    private static final int MOST_ROWS_A_PAGE = 1_000;

    private final TableClient table;

    /** Keeps the client, whose own policy decides about retries. */
    public TableStuck(TableServiceClient service) {
        this(service.getTableClient(Tables.STUCK));
    }

    TableStuck(TableClient table) {
        this.table = table;
    }

    @Override
    public void put(StuckItem item) {
        Failures.unlessConflict(() -> {
            table.createEntity(encode(item));
            return true;
        });
    }

    @Override
    public Optional<StuckItem> find(StuckId id) {
        return row(id).map(TableStuck::decode);
    }

    @Override
    public List<StuckItem> of(OrganisationId organisation, VisitId visit) {
        String filter =
                "PartitionKey eq '%s' and RowKey ge '%s|' and RowKey lt '%s}'".formatted(organisation, visit, visit);
        return table.listEntities(new ListEntitiesOptions().setFilter(filter), null, Context.NONE).stream()
                .map(TableStuck::decode)
                .toList();
    }

    @Override
    public void remove(StuckId id) {
        table.deleteEntity(id.organisation().value(), key(id)); // an absent row is no failure to the SDK
    }

    @Override
    public void dismiss(StuckId id, Instant at) {
        TableEntity row = new RowWriter(id.organisation().value(), key(id))
                .flag("isDismissed", true)
                .text("dismissed", at)
                .row();
        Failures.unlessConflict(() -> {
            table.updateEntity(row, TableEntityUpdateMode.MERGE);
            return true;
        });
    }

    @Override
    public Page page(Filter filter, Optional<String> after, int atMost) {
        var query = new ListEntitiesOptions()
                .setFilter(conditions(filter, after))
                .setTop(Math.min(atMost + 1, MOST_ROWS_A_PAGE));
        List<StuckItem> found = table.listEntities(query, null, Context.NONE).stream()
                .limit(atMost + 1L)
                .map(TableStuck::decode)
                .toList();
        List<StuckItem> page = found.subList(0, Math.min(atMost, found.size()));
        return new Page(
                page, found.size() > atMost ? Optional.of(page.getLast().id().toString()) : Optional.empty());
    }

    private static String conditions(Filter filter, Optional<String> after) {
        var conditions = new ArrayList<String>();
        conditions.add("isDismissed eq false");
        filter.organisation().ifPresent(its -> conditions.add("PartitionKey eq '" + its + "'"));
        filter.reason().ifPresent(its -> conditions.add("reason eq '" + its.replace("'", "''") + "'"));
        filter.before().ifPresent(its -> conditions.add("since le datetime'" + its + "'"));
        after.map(text -> StuckId.read(text).orElseThrow(() -> new IllegalArgumentException("no page ended there")))
                .ifPresent(id -> conditions.add("(PartitionKey gt '%s' or (PartitionKey eq '%s' and RowKey gt '%s'))"
                        .formatted(id.organisation(), id.organisation(), key(id))));
        return String.join(" and ", conditions);
    }

    private Optional<TableEntity> row(StuckId id) {
        return Failures.unlessAbsent(() -> table.getEntity(id.organisation().value(), key(id)));
    }

    private static String key(StuckId id) {
        return id.visit() + "|" + id.key();
    }

    private static TableEntity encode(StuckItem item) {
        return new RowWriter(item.organisation().value(), key(item.id()))
                .text("visit", item.visit())
                .text("work", item.work().word())
                .text("of", item.work().key())
                .text("reason", item.reason())
                .moment("since", item.since())
                .text("lastError", item.lastError())
                .flag("isDismissed", item.dismissed().isPresent())
                .text("dismissed", item.dismissed())
                .row();
    }

    private static StuckItem decode(TableEntity entity) {
        var row = new RowReader(entity);
        return new StuckItem(
                new OrganisationId(entity.getPartitionKey()),
                new VisitId(row.text("visit")),
                StuckItem.Work.of(row.text("work"), row.text("of")),
                row.text("reason"),
                row.moment("since"),
                row.maybe("lastError"),
                row.maybeInstant("dismissed"));
    }
}
