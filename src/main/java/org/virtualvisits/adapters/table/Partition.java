package org.virtualvisits.adapters.table;

import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import java.util.stream.Stream;

/** Rows of an index: put whole, dropped whether there or not, read a partition at a time. */
record Partition(TableClient table) {

    private static final int MOST_ROWS_A_PAGE = 1_000;

    void put(TableEntity row) {
        table.upsertEntityWithResponse(row, TableEntityUpdateMode.REPLACE, null, Context.NONE);
    }

    void drop(String partition, String key) {
        table.deleteEntity(partition, key); // an absent row is no failure to the SDK
    }

    Stream<TableEntity> rows(String partition, int atMost) {
        var query = new ListEntitiesOptions()
                .setFilter("PartitionKey eq '" + partition + "'")
                .setTop(Math.min(atMost, MOST_ROWS_A_PAGE));
        return table.listEntities(query, null, Context.NONE).stream().limit(atMost);
    }
}
