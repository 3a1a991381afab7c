package org.virtualvisits.adapters.table;

import com.azure.core.exception.AzureException;
import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.virtualvisits.core.readiness.Defect;
import org.virtualvisits.core.readiness.Finding;
import org.virtualvisits.core.readiness.Stores;

/**
 * {@link Stores} of rows: whether each table answers, and whether a row can be written, which Azure grants for the account as
 * a whole. The row is of a partition that no organisation can have, and is taken off again.
 */
public final class TableStores implements Stores {

    private static final String PARTITION = "|probe";

    private final TableServiceClient service;

    /** Keeps the client. */
    public TableStores(TableServiceClient service) {
        this.service = service;
    }

    @Override
    public Look look() {
        List<Finding> findings = new ArrayList<>();
        Tables.ALL.stream()
                .filter(table -> unlessRefused(() -> reads(service.getTableClient(table)))
                        .isEmpty())
                .forEach(table -> findings.add(new Finding(Defect.TABLE_UNREACHABLE, table)));
        Optional<Instant> time = unlessRefused(() -> written(service.getTableClient(Tables.READINESS)));
        if (time.isEmpty()
                && findings.stream().noneMatch(finding -> finding.about().equals(Tables.READINESS))) {
            findings.add(new Finding(Defect.TABLE_READ_ONLY, Tables.READINESS));
        }
        return new Look(findings, time);
    }

    private static long reads(TableClient table) {
        var one = new ListEntitiesOptions().setSelect(List.of("PartitionKey")).setTop(1);
        return table.listEntities(one, null, Context.NONE).stream().limit(1).count();
    }

    /** The time by the service's clock, as it writes it into the row. */
    private static Instant written(TableClient table) {
        String key = "row";
        table.upsertEntityWithResponse(
                new RowWriter(PARTITION, key).row(), TableEntityUpdateMode.REPLACE, null, Context.NONE);
        TableEntity row = table.getEntity(PARTITION, key);
        table.deleteEntity(PARTITION, key);
        return row.getTimestamp().toInstant();
    }

    private static <T> Optional<T> unlessRefused(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (AzureException | UncheckedIOException refused) {
            return Optional.empty();
        }
    }
}
