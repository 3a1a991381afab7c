package org.virtualvisits.adapters.table;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import java.util.List;
import org.virtualvisits.core.feed.Day;
import org.virtualvisits.core.feed.Days;
import org.virtualvisits.core.feed.Entry;
import org.virtualvisits.core.kernel.VisitId;

/** {@link Days} in Azure Table Storage: a day of an organisation is a partition. Thread-safe. */
public final class TableDays implements Days {

    private final Partition rows;

    /** Keeps the client, whose own policy decides about retries. */
    public TableDays(TableServiceClient service) {
        this(service.getTableClient(Tables.DAYS));
    }

    TableDays(TableClient table) {
        this.rows = new Partition(table);
    }

    @Override
    public void put(Day day, Entry entry) {
        rows.put(EntryRow.encode(day, entry));
    }

    @Override
    public void drop(Day day, VisitId visit) {
        rows.drop(EntryRow.partition(day), visit.value());
    }

    @Override
    public List<Entry> of(Day day, int atMost) {
        return rows.rows(EntryRow.partition(day), atMost).map(EntryRow::decode).toList();
    }
}
