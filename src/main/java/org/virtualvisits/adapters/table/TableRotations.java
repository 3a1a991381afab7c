package org.virtualvisits.adapters.table;

import com.azure.core.http.rest.Response;
import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.rotation.Rotation;
import org.virtualvisits.core.rotation.Rotations;

/** {@link Rotations} in Azure Table Storage: one partition, a row for each application. Thread-safe. */
public final class TableRotations implements Rotations {

    /** No organisation's id begins with a bar. */
    private static final String ROTATIONS = "|rotations";

    private final TableClient table;

    /** Keeps the client, whose own policy decides about retries. */
    public TableRotations(TableServiceClient service) {
        this(service.getTableClient(Tables.CREDENTIALS));
    }

    TableRotations(TableClient table) {
        this.table = table;
    }

    @Override
    public List<Rotation> all() {
        return table
                .listEntities(
                        new ListEntitiesOptions().setFilter("PartitionKey eq '" + ROTATIONS + "'"), null, Context.NONE)
                .stream()
                .map(RotationRow::decode)
                .toList();
    }

    @Override
    public Optional<Rotation> find(String appId) {
        return Failures.unlessAbsent(() -> table.getEntity(ROTATIONS, appId)).map(RotationRow::decode);
    }

    @Override
    public Optional<Rotation> write(Rotation next) {
        TableEntity row = RotationRow.encode(ROTATIONS, next);
        return Failures.unlessConflict(() -> next.version()
                        .map(version -> replaced(Etags.over(version, row)))
                        .orElseGet(() -> Etags.written(table.createEntityWithResponse(row, null, Context.NONE))))
                .map(next::over);
    }

    private String replaced(TableEntity row) {
        Response<Void> response =
                table.updateEntityWithResponse(row, TableEntityUpdateMode.REPLACE, true, null, Context.NONE);
        return Etags.written(response);
    }
}
