package org.virtualvisits.adapters.table;

import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.retention.IndexRows;

/**
 * {@link IndexRows} of the tables that point to visits. All but one have the visit's id in the key; what has none, such as a
 * counter, belongs to no visit and is passed over. Thread-safe.
 */
public final class TableIndexRows implements IndexRows {

    /** Where keys hold a visit's id: alone, first, or behind a word. A meeting's external id goes on after it. */
    private static final Pattern ID = Pattern.compile("(?:^|\\|)(v[0-9a-z]{25})(?:$|[|-])");

    private static final String VISIT = "visit";
    private static final int MOST_ROWS_A_PAGE = 1_000;

    private final Function<String, TableClient> tables;

    /** Keeps the client, whose own policy decides about retries. */
    public TableIndexRows(TableServiceClient service) {
        this(service::getTableClient);
    }

    TableIndexRows(Function<String, TableClient> tables) {
        this.tables = tables;
    }

    /** Not Unsettled: a change is marked before its visit is there, and settles itself where there is none. */
    @Override
    public List<String> kinds() {
        return List.of(
                Tables.DAYS,
                Tables.MONTHS,
                Tables.ADDRESSES,
                Tables.JOIN_LINKS,
                Tables.ALARMS,
                Tables.STUCK,
                Tables.ALLOWANCE);
    }

    @Override
    public List<Row> after(String kind, Optional<String> last, int atMost) {
        var query = new ListEntitiesOptions().setTop(Math.min(atMost, MOST_ROWS_A_PAGE));
        last.map(place -> place.split(" ", 2))
                .ifPresent(keys -> query.setFilter("PartitionKey gt '%s' or (PartitionKey eq '%s' and RowKey gt '%s')"
                        .formatted(keys[0], keys[0], keys[1])));
        return tables.apply(kind).listEntities(query, null, Context.NONE).stream()
                .flatMap(row -> row(row).stream())
                .limit(atMost)
                .toList();
    }

    @Override
    public void drop(String kind, Row row) {
        String[] keys = row.place().split(" ", 2);
        TableEntity entity = Etags.over(row.version(), new TableEntity(keys[0], keys[1]));
        Failures.unlessConflict(() -> tables.apply(kind).deleteEntityWithResponse(entity, true, null, Context.NONE));
    }

    private static Optional<Row> row(TableEntity entity) {
        return visit(entity)
                .map(visit -> new Row(visit, entity.getPartitionKey() + " " + entity.getRowKey(), entity.getETag()));
    }

    private static Optional<VisitId> visit(TableEntity entity) {
        if (entity.getProperty(VISIT) instanceof String id) {
            return Optional.of(new VisitId(id));
        }
        Matcher matcher = ID.matcher(entity.getRowKey());
        return matcher.find() ? Optional.of(new VisitId(matcher.group(1))) : Optional.empty();
    }
}
