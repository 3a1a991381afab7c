package org.virtualvisits.adapters.table;

import com.azure.data.tables.models.TableEntity;
import java.time.ZoneId;
import org.virtualvisits.core.credential.Watch;
import org.virtualvisits.core.kernel.OrganisationId;

/** What an organisation has watched, as a row. */
final class WatchRow {

    private WatchRow() {}

    static TableEntity encode(String partition, Watch watch) {
        var row = new RowWriter(partition, watch.organisation().value())
                .text("sender", watch.sender())
                .text("zone", watch.zone())
                .json("steps", Json.texts(watch.steps()))
                .flag("toOwners", watch.toOwners())
                .json("contacts", Json.texts(watch.contacts()))
                .json("fallback", Json.texts(watch.fallback()))
                .json("apart", Json.sorted(watch.apart()));
        watch.applications().ifPresent(chosen -> row.json("applications", Json.sorted(chosen)));
        return row.row();
    }

    static Watch decode(TableEntity entity) {
        var row = new RowReader(entity);
        return new Watch(
                new OrganisationId(entity.getRowKey()),
                row.maybe("applications").map(text -> Json.set(row.json("applications"))),
                row.text("sender"),
                ZoneId.of(row.text("zone")),
                Json.texts(row.json("steps")).stream().map(Integer::valueOf).toList(),
                row.flag("toOwners"),
                Json.texts(row.json("contacts")),
                Json.texts(row.json("fallback")),
                Json.set(row.json("apart")));
    }
}
