package org.virtualvisits.adapters.table;

import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import java.util.Optional;

/** Writes of one row that must not exist yet, or must be the one that was read. */
final class Conditional {

    private Conditional() {}

    /**
     * Writes the row whole.
     *
     * @param over the ETag it is written over; empty if it must not exist
     * @return its new ETag; empty, and nothing is written, if somebody else was first
     */
    static Optional<String> write(TableClient table, TableEntity row, Optional<String> over) {
        return Failures.unlessConflict(() -> Etags.written(over.map(etag -> table.updateEntityWithResponse(
                        Etags.over(etag, row), TableEntityUpdateMode.REPLACE, true, null, Context.NONE))
                .orElseGet(() -> table.createEntityWithResponse(row, null, Context.NONE))));
    }
}
