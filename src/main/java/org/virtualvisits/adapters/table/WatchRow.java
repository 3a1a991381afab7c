package org.virtualvisits.adapters.table;

import com.azure.data.tables.models.TableEntity;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.List;
import org.virtualvisits.core.credential.Reporting;
import org.virtualvisits.core.credential.Rotated;
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
                .json("apart", Json.sorted(watch.apart()))
                .json("rotated", Json.array(watch.rotated(), WatchRow::rotated));
        watch.report()
                .ifPresent(
                        report -> row.json("reportTo", Json.texts(report.to())).text("reportEvery", report.every()));
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
                Json.set(row.json("apart")),
                row.maybeJson("rotated").map(WatchRow::rotated).orElse(List.of()),
                row.maybe("reportEvery")
                        .map(every -> new Reporting(Json.texts(row.json("reportTo")), Reporting.Every.valueOf(every))));
    }

    private static ObjectNode rotated(Rotated one) {
        return Json.object()
                .put("application", one.appId())
                .put("secret", one.secret())
                .put("daysBefore", one.daysBefore())
                .put("daysValid", one.daysValid())
                .put("daysOfGrace", one.daysOfGrace());
    }

    private static List<Rotated> rotated(JsonNode array) {
        return Json.list(
                array,
                one -> new Rotated(
                        Json.text(one, "application"),
                        Json.text(one, "secret"),
                        one.required("daysBefore").asInt(),
                        one.required("daysValid").asInt(),
                        one.required("daysOfGrace").asInt()));
    }
}
