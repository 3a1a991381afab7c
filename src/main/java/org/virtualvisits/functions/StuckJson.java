package org.virtualvisits.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.virtualvisits.core.repair.Progress;
import org.virtualvisits.core.stuck.Stuck;
import org.virtualvisits.core.stuck.StuckItem;

/** What operators look at, as shown. */
final class StuckJson {

    private StuckJson() {}

    static ObjectNode of(Stuck.Page page) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode items = node.putArray("stuck");
        page.items().forEach(item -> item(items.addObject(), item));
        page.next().ifPresent(next -> node.put("next", next));
        return node;
    }

    static ObjectNode redriven(Stuck.Page page) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("redriven", page.items().size());
        page.next().ifPresent(next -> node.put("next", next));
        return node;
    }

    static ObjectNode of(Progress.Pass pass) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("started", pass.started().toString())
                .put("seen", pass.seen());
        pass.finished().ifPresent(finished -> node.put("finished", finished.toString()));
        ObjectNode mended = node.putObject("mended");
        pass.mended().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> mended.put(entry.getKey(), entry.getValue()));
        return node;
    }

    private static void item(ObjectNode node, StuckItem item) {
        node.put("id", item.id().toString())
                .put("organisation", item.organisation().value())
                .put("visit", item.visit().value())
                .put("work", item.work().word())
                .put("of", item.work().key())
                .put("reason", item.reason())
                .put("since", item.since().toString());
        item.lastError().ifPresent(error -> node.put("lastError", error));
    }
}
