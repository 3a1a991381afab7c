package org.virtualvisits.adapters.table;

import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import java.util.Optional;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.retention.Periods;
import org.virtualvisits.core.retention.RetentionPeriods;

/** {@link RetentionPeriods} as a row of its own among what an organisation has configured. Thread-safe. */
public final class TableRetentionPeriods implements RetentionPeriods {

    private static final String KEY = "retention";

    private final TableClient table;

    /** Keeps the client, whose own policy decides about retries. */
    public TableRetentionPeriods(TableServiceClient service) {
        this(service.getTableClient(Tables.ORGANISATIONS));
    }

    TableRetentionPeriods(TableClient table) {
        this.table = table;
    }

    @Override
    public Optional<Periods> find(OrganisationId organisation) {
        return Failures.unlessAbsent(() -> table.getEntity(organisation.value(), KEY))
                .map(TableRetentionPeriods::decode);
    }

    @Override
    public void put(OrganisationId organisation, Periods periods) {
        TableEntity row = new RowWriter(organisation.value(), KEY)
                .number("visitDays", periods.visits())
                .number("auditDays", periods.audit())
                .row();
        table.upsertEntityWithResponse(row, TableEntityUpdateMode.REPLACE, null, Context.NONE);
    }

    @Override
    public void remove(OrganisationId organisation) {
        table.deleteEntity(organisation.value(), KEY); // an absent row is no failure to the SDK
    }

    private static Periods decode(TableEntity entity) {
        var row = new RowReader(entity);
        return new Periods(row.number("visitDays"), row.number("auditDays"));
    }
}
