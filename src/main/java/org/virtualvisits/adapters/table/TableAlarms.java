package org.virtualvisits.adapters.table;

import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import java.time.Instant;
import java.util.List;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.visit.Alarms;

/**
 * {@link Alarms} in Azure Table Storage: a partition for every five minutes, so that alarms to come are spread over
 * servers, and what is due is one range of partitions at the beginning of the table. What rang is gone, so the range is
 * short, and needs no mark of how far it was read that an alarm set late could fall behind. Thread-safe.
 */
public final class TableAlarms implements Alarms {

    private static final long SECONDS_A_PARTITION = 300;
    private static final int MOST_ROWS_A_PAGE = 1_000;

    private final TableClient table;

    /** Keeps the client, whose own policy decides about retries. */
    public TableAlarms(TableServiceClient service) {
        this(service.getTableClient(Tables.ALARMS));
    }

    TableAlarms(TableClient table) {
        this.table = table;
    }

    @Override
    public void set(VisitId visit, Instant at) {
        TableEntity row =
                new RowWriter(partition(at), visit + "|" + at).moment("due", at).row();
        table.upsertEntityWithResponse(row, TableEntityUpdateMode.REPLACE, null, Context.NONE);
    }

    @Override
    public List<Alarm> due(Instant now, int atMost) {
        var query = new ListEntitiesOptions()
                .setFilter("PartitionKey le '" + partition(now) + "' and due le datetime'" + now + "'")
                .setTop(Math.min(atMost, MOST_ROWS_A_PAGE));
        return table.listEntities(query, null, Context.NONE).stream()
                .limit(atMost)
                .map(TableAlarms::alarm)
                .toList();
    }

    @Override
    public void drop(Alarm alarm) {
        TableEntity row =
                Etags.over(alarm.version(), new TableEntity(partition(alarm.at()), alarm.visit() + "|" + alarm.at()));
        Failures.unlessConflict(() -> table.deleteEntityWithResponse(row, true, null, Context.NONE));
    }

    private static Alarm alarm(TableEntity row) {
        String[] parts = row.getRowKey().split("\\|", 2);
        return new Alarm(new VisitId(parts[0]), Instant.parse(parts[1]), row.getETag());
    }

    /** Sorts as time does, from the year 0 to 9999. */
    private static String partition(Instant at) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), SECONDS_A_PARTITION) * SECONDS_A_PARTITION)
                .toString();
    }
}
