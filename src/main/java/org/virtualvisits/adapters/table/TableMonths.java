package org.virtualvisits.adapters.table;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.models.TableEntity;
import java.util.List;
import org.virtualvisits.core.feed.Month;
import org.virtualvisits.core.feed.Months;
import org.virtualvisits.core.feed.Slot;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.VisitId;

/** {@link Months} in Azure Table Storage: a month of a clinician is a partition. Thread-safe. */
public final class TableMonths implements Months {

    private final Partition rows;

    /** Keeps the client, whose own policy decides about retries. */
    public TableMonths(TableServiceClient service) {
        this(service.getTableClient(Tables.MONTHS));
    }

    TableMonths(TableClient table) {
        this.rows = new Partition(table);
    }

    @Override
    public void put(Month month, Slot slot) {
        rows.put(new RowWriter(partition(month), slot.visit().value())
                .text("clinic", slot.clinic())
                .text("start", slot.start())
                .text("end", slot.end())
                .number("sequence", slot.sequence())
                .text("changed", slot.changed())
                .row());
    }

    @Override
    public void drop(Month month, VisitId visit) {
        rows.drop(partition(month), visit.value());
    }

    @Override
    public List<Slot> of(Month month, int atMost) {
        return rows.rows(partition(month), atMost).map(TableMonths::slot).toList();
    }

    private static Slot slot(TableEntity entity) {
        var row = new RowReader(entity);
        return new Slot(
                new VisitId(entity.getRowKey()),
                new ClinicId(row.text("clinic")),
                row.instant("start"),
                row.instant("end"),
                row.number("sequence"),
                row.instant("changed"));
    }

    private static String partition(Month month) {
        return month.organisation() + "|" + Keys.encode(month.clinician()) + "|" + month.month();
    }
}
