package org.virtualvisits.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.virtualvisits.core.visit.Audit;
import org.virtualvisits.core.visit.Visits;

/** A page of what was done about a visit, as shown. */
final class AuditJson {

    private AuditJson() {}

    static ObjectNode of(Visits.AuditPage page) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode rows = node.putArray("audit");
        page.rows().forEach(row -> row(rows.addObject(), row));
        page.next().ifPresent(next -> node.put("next", next));
        return node;
    }

    private static void row(ObjectNode node, Audit row) {
        node.put("at", row.at().toString())
                .put("who", row.cause().who())
                .put("what", row.act().what())
                .put("outcome", row.act().outcome());
        row.about().ifPresent(about -> node.put("about", about));
        if (row.count() > 1) {
            node.put("count", row.count());
        }
        node.put("correlation", row.cause().correlation());
    }
}
