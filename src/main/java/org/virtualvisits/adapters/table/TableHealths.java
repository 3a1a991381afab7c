package org.virtualvisits.adapters.table;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.models.TableEntity;
import java.util.Optional;
import org.virtualvisits.core.pace.Health;
import org.virtualvisits.core.pace.Healths;

/** {@link Healths} in Azure Table Storage: one row for each service, whose ETag is the version. Thread-safe. */
public final class TableHealths implements Healths {

    private static final String KEY = "health";

    private final TableClient table;

    /** Keeps the client, whose own policy decides about retries. */
    public TableHealths(TableServiceClient service) {
        this(service.getTableClient(Tables.PACE));
    }

    TableHealths(TableClient table) {
        this.table = table;
    }

    @Override
    public Optional<Stored> find(String service) {
        return Failures.unlessAbsent(() -> table.getEntity(partition(service), KEY))
                .map(row -> new Stored(decode(row), row.getETag()));
    }

    @Override
    public boolean write(String service, Health health, Optional<String> over) {
        var row = new RowWriter(partition(service), KEY)
                .number("failures", health.failures())
                .number("trips", health.trips())
                .text("shutUntil", health.shutUntil())
                .flag("tried", health.tried());
        return Conditional.write(table, row.row(), over).isPresent();
    }

    private static Health decode(TableEntity entity) {
        var row = new RowReader(entity);
        return new Health(
                row.number("failures"), row.number("trips"), row.maybeInstant("shutUntil"), row.flag("tried"));
    }

    private static String partition(String service) {
        return "service:" + Keys.encode(service);
    }
}
