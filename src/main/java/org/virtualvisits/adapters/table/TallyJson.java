package org.virtualvisits.adapters.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.hygiene.Action;
import org.virtualvisits.core.hygiene.Finding.Kept;
import org.virtualvisits.core.hygiene.MailboxSweep.Intent;
import org.virtualvisits.core.hygiene.Mailboxes.Act;
import org.virtualvisits.core.hygiene.Tally;

/** Figures and intents of sweeps inside a column. */
final class TallyJson {

    private TallyJson() {}

    static JsonNode encode(Tally tally) {
        ObjectNode node = Json.object().put("seen", tally.seen());
        node.set("rules", Json.array(tally.rules(), TallyJson::encode));
        return node;
    }

    static Tally tally(JsonNode node) {
        return new Tally(node.path("seen").asLong(), Json.list(node.path("rules"), TallyJson::count));
    }

    static JsonNode encode(Intent intent) {
        ObjectNode node = Json.object();
        node.set("acts", Json.array(intent.acts(), TallyJson::encode));
        node.set("delta", encode(intent.delta()));
        intent.next().ifPresent(next -> node.put("next", next.toString()));
        return node;
    }

    static Intent intent(JsonNode node) {
        return new Intent(
                Json.list(node.path("acts"), TallyJson::act),
                tally(node.path("delta")),
                Json.maybe(node, "next").map(Instant::parse));
    }

    private static JsonNode encode(Tally.Count count) {
        ObjectNode node = Json.object()
                .put("found", count.found())
                .put("acted", count.acted())
                .put("failed", count.failed())
                .put("bytesDue", count.bytesDue())
                .put("bytesActed", count.bytesActed());
        ObjectNode kept = node.putObject("kept");
        count.kept().forEach((why, times) -> kept.put(why.name(), times));
        return node;
    }

    private static Tally.Count count(JsonNode node) {
        Map<Kept, Long> kept = new EnumMap<>(Kept.class);
        node.path("kept")
                .properties()
                .forEach(one ->
                        kept.put(Kept.valueOf(one.getKey()), one.getValue().asLong()));
        return new Tally.Count(
                node.path("found").asLong(),
                node.path("acted").asLong(),
                node.path("failed").asLong(),
                node.path("bytesDue").asLong(),
                node.path("bytesActed").asLong(),
                kept);
    }

    private static JsonNode encode(Act act) {
        ObjectNode node = Json.object()
                .put("rule", act.rule())
                .put("item", act.item())
                .put("action", act.action().name())
                .put("bytes", act.bytes());
        Json.put(node, "attachment", act.attachment());
        return node;
    }

    private static Act act(JsonNode node) {
        return new Act(
                node.path("rule").asInt(),
                node.path("item").asText(),
                Optional.ofNullable(node.path("attachment").textValue()),
                Action.valueOf(node.path("action").asText()),
                node.path("bytes").asLong());
    }
}
