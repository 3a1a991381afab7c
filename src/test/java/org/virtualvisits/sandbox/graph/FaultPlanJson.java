package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Fault plans as JSON: an array of objects. Only {@code status} is needed; what is left out has the value shown for it.
 *
 * <pre>{@code
 * [{"id": "fault-1",           // a name
 *   "method": ".*",            // regular expression for the whole method
 *   "path": ".*",              // regular expression to find in the path below /v1.0
 *   "status": 503,             // 200 to 599, or 0 for the real answer
 *   "body": "JSON",            // JSON, EMPTY, HTML, DROP_CONNECTION or HANG
 *   "retryAfter": "120",       // the header's text; left out: no header
 *   "moment": "BEFORE_EFFECT", // or AFTER_EFFECT
 *   "times": 0,                // 0: every time
 *   "until": "2026-12-01T10:00:00Z", // left out: no end
 *   "latencyMillis": 0}]
 * }</pre>
 */
public final class FaultPlanJson {

    private static final Set<String> FIELDS =
            Set.of("id", "method", "path", "status", "body", "retryAfter", "moment", "times", "until", "latencyMillis");

    private FaultPlanJson() {}

    /**
     * Reads plans.
     *
     * @throws IllegalArgumentException saying what is wrong, for anything that is not a list of plans
     */
    public static List<FaultPlan> decode(String json) {
        try {
            JsonNode root = Json.MAPPER.readTree(json);
            if (!root.isArray()) {
                throw new IllegalArgumentException("fault plans are a JSON array");
            }
            List<FaultPlan> plans = new ArrayList<>();
            for (JsonNode each : root) {
                plans.add(decode(each, plans.size() + 1));
            }
            return List.copyOf(plans);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("not JSON: " + malformed.getOriginalMessage(), malformed);
        }
    }

    /** Writes plans, every field of each. */
    public static String encode(List<FaultPlan> plans) {
        ArrayNode all = Json.MAPPER.createArrayNode();
        for (FaultPlan plan : plans) {
            ObjectNode node = all.addObject()
                    .put("id", plan.id())
                    .put("method", plan.method())
                    .put("path", plan.path())
                    .put("status", plan.status())
                    .put("body", plan.body().name())
                    .put("moment", plan.moment().name())
                    .put("times", plan.times())
                    .put("latencyMillis", plan.latencyMillis());
            if (plan.retryAfter() != null) {
                node.put("retryAfter", plan.retryAfter());
            }
            if (plan.until() != null) {
                node.put("until", plan.until().toString());
            }
        }
        return all.toString();
    }

    private static FaultPlan decode(JsonNode node, int number) {
        node.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                throw new IllegalArgumentException("fault %d: unknown field %s".formatted(number, name));
            }
        });
        if (!node.path("status").isInt()) {
            throw new IllegalArgumentException("fault %d: status must be a number".formatted(number));
        }
        try {
            JsonNode until = node.path("until");
            return new FaultPlan(
                    node.path("id").asText("fault-" + number),
                    node.path("method").asText(".*"),
                    node.path("path").asText(".*"),
                    node.path("status").intValue(),
                    FaultPlan.Body.valueOf(upper(node.path("body").asText("JSON"))),
                    node.path("retryAfter").isMissingNode()
                            ? null
                            : node.path("retryAfter").asText(),
                    FaultPlan.Moment.valueOf(upper(node.path("moment").asText("BEFORE_EFFECT"))),
                    node.path("times").asInt(0),
                    until.isTextual() ? Instant.parse(until.textValue()) : null,
                    node.path("latencyMillis").asLong(0));
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new IllegalArgumentException("fault %d: %s".formatted(number, wrong.getMessage()), wrong);
        }
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
