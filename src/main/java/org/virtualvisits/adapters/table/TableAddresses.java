package org.virtualvisits.adapters.table;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.models.TableEntity;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.virtualvisits.core.feed.Addresses;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;

/** {@link Addresses} in Azure Table Storage: an address, by its keyed digest, is a partition. Thread-safe. */
public final class TableAddresses implements Addresses {

    private final Partition rows;

    /** Keeps the client, whose own policy decides about retries. */
    public TableAddresses(TableServiceClient service) {
        this(service.getTableClient(Tables.ADDRESSES));
    }

    TableAddresses(TableClient table) {
        this.rows = new Partition(table);
    }

    @Override
    public void put(String addressDigest, VisitId visit, Set<Holder> holders) {
        List<Holder> sorted = holders.stream()
                .sorted(Comparator.comparing(Holder::patient).thenComparing(Holder::channel))
                .toList();
        rows.put(new RowWriter(Keys.encode(addressDigest), visit.value())
                .json("holders", Json.array(sorted, TableAddresses::encode))
                .row());
    }

    @Override
    public void drop(String addressDigest, VisitId visit) {
        rows.drop(Keys.encode(addressDigest), visit.value());
    }

    @Override
    public List<Use> of(String addressDigest, int atMost) {
        return rows.rows(Keys.encode(addressDigest), atMost)
                .map(TableAddresses::use)
                .toList();
    }

    private static JsonNode encode(Holder holder) {
        return Json.object()
                .put("patient", holder.patient())
                .put("channel", holder.channel().word());
    }

    private static Use use(TableEntity entity) {
        List<Holder> holders = Json.list(
                new RowReader(entity).json("holders"),
                node -> new Holder(Json.text(node, "patient"), Channel.of(Json.text(node, "channel"))));
        return new Use(new VisitId(entity.getRowKey()), Set.copyOf(holders));
    }
}
