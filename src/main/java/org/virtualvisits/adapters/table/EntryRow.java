package org.virtualvisits.adapters.table;

import com.azure.data.tables.models.TableEntity;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.virtualvisits.core.feed.Condition;
import org.virtualvisits.core.feed.Day;
import org.virtualvisits.core.feed.Entry;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Notice;

/** How an entry of the day list is laid out as a row, both ways. */
final class EntryRow {

    private EntryRow() {}

    static String partition(Day day) {
        return day.organisation() + "|" + day.date().map(Object::toString).orElse("undated");
    }

    static TableEntity encode(Day day, Entry entry) {
        return new RowWriter(partition(day), entry.visit().value())
                .text("organisation", entry.organisation())
                .text("clinic", entry.clinic())
                .text("start", entry.start())
                .text("end", entry.end())
                .json("clinicians", Json.texts(entry.clinicians()))
                .text("clinician", entry.clinician())
                .text("stage", entry.stage().name())
                .json("people", Json.array(entry.people(), EntryRow::encode))
                .json("attention", Json.array(entry.attention(), PeopleJson::encode))
                .row();
    }

    static Entry decode(TableEntity entity) {
        var row = new RowReader(entity);
        return new Entry(
                new VisitId(entity.getRowKey()),
                new OrganisationId(row.text("organisation")),
                row.maybe("clinic").map(ClinicId::new),
                row.maybeInstant("start"),
                row.maybeInstant("end"),
                Json.texts(row.json("clinicians")),
                row.text("clinician"),
                Entry.Stage.valueOf(row.text("stage")),
                Json.list(row.json("people"), EntryRow::person),
                Json.list(row.json("attention"), PeopleJson::attention));
    }

    private static JsonNode encode(Entry.Person person) {
        ObjectNode node = Json.object().put("key", person.key()).put("name", person.name());
        Json.put(node, "phone", person.phone());
        Json.put(node, "arrived", person.arrived().map(Instant::toString));
        node.put("condition", person.condition().name());
        node.set("told", Json.array(person.told(), EntryRow::encode));
        PeopleJson.role(node, person.role());
        return node;
    }

    private static Entry.Person person(JsonNode node) {
        return new Entry.Person(
                Json.text(node, "key"),
                Json.text(node, "name"),
                Json.maybe(node, "phone"),
                Json.maybe(node, "arrived").map(Instant::parse),
                Condition.valueOf(Json.text(node, "condition")),
                Json.list(node.required("told"), EntryRow::told),
                PeopleJson.role(node));
    }

    private static JsonNode encode(Entry.Told told) {
        return Json.object()
                .put("channel", told.channel().word())
                .put("kind", told.kind().name())
                .put("progress", told.progress().name())
                .put("at", told.at().toString());
    }

    private static Entry.Told told(JsonNode node) {
        return new Entry.Told(
                Channel.of(Json.text(node, "channel")),
                Notice.Kind.valueOf(Json.text(node, "kind")),
                Entry.Progress.valueOf(Json.text(node, "progress")),
                Instant.parse(Json.text(node, "at")));
    }
}
