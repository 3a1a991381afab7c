package org.virtualvisits.adapters.table;

import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import java.util.Optional;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.visit.JoinLinks;

/** {@link JoinLinks} in Azure Table Storage: a partition for each link, found by one point read. Thread-safe. */
public final class TableJoinLinks implements JoinLinks {

    private static final String KEY = "link";

    private final TableClient table;

    /** Keeps the client, whose own policy decides about retries. */
    public TableJoinLinks(TableServiceClient service) {
        this(service.getTableClient(Tables.JOIN_LINKS));
    }

    TableJoinLinks(TableClient table) {
        this.table = table;
    }

    @Override
    public void put(String tokenDigest, Target target) {
        table.upsertEntityWithResponse(encode(tokenDigest, target), TableEntityUpdateMode.REPLACE, null, Context.NONE);
    }

    @Override
    public void remove(String tokenDigest) {
        table.deleteEntity(Keys.encode(tokenDigest), KEY); // an absent row is no failure to the SDK
    }

    @Override
    public Optional<Target> find(String tokenDigest) {
        return Failures.unlessAbsent(() -> table.getEntity(Keys.encode(tokenDigest), KEY))
                .map(TableJoinLinks::decode);
    }

    static TableEntity encode(String tokenDigest, Target target) {
        return new RowWriter(Keys.encode(tokenDigest), KEY)
                .text("visit", target.visit())
                .text("patient", target.patient())
                .text("channel", target.channel().word())
                .text("mark", target.mark())
                .row();
    }

    private static Target decode(TableEntity entity) {
        var row = new RowReader(entity);
        return new Target(
                new VisitId(row.text("visit")), row.text("patient"), Channel.of(row.text("channel")), row.text("mark"));
    }
}
