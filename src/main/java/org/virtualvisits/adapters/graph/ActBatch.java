package org.virtualvisits.adapters.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.virtualvisits.core.hygiene.Action;
import org.virtualvisits.core.hygiene.Folder;
import org.virtualvisits.core.hygiene.Mailboxes;
import org.virtualvisits.core.hygiene.Mailboxes.Act;
import org.virtualvisits.core.hygiene.Mailboxes.Effect;
import org.virtualvisits.core.pace.Hindrance;

/**
 * Acts as one batch of requests to one mailbox, which run side by side: as many as Graph lets run there at once. Each has
 * its own answer, a 429 with its own pause (Graph page "throttling", "json-batching").
 */
final class ActBatch {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final PlainCalls calls;
    private final InstantSource clock;

    ActBatch(PlainCalls calls, InstantSource clock) {
        this.calls = calls;
        this.clock = clock;
    }

    List<Effect> act(String mailbox, Folder folder, List<Act> acts, String neutral) {
        if (acts.isEmpty() || acts.size() > Mailboxes.AT_ONCE) {
            throw new IllegalArgumentException("a batch has 1 to 4 acts, not " + acts.size());
        }
        ObjectNode body = JSON.objectNode();
        ArrayNode requests = body.putArray("requests");
        for (int i = 0; i < acts.size(); i++) {
            write(requests.addObject().put("id", Integer.toString(i + 1)), mailbox, folder, acts.get(i), neutral);
        }
        try {
            return effects(acts.size(), calls.post("/$batch", body));
        } catch (GraphFailure failure) {
            // Whatever became of the parts: nothing is counted, and the mailbox is read again before anything is
            // repeated.
            Effect effect = failure.isLasting() && !failure.is(401)
                    ? new Effect.Refused(400)
                    : new Effect.Later(PlainCalls.pause(failure));
            return acts.stream().map(act -> effect).toList();
        }
    }

    private static void write(ObjectNode request, String mailbox, Folder folder, Act act, String neutral) {
        String item = "/users/" + PlainCalls.encoded(mailbox) + (folder == Folder.CALENDAR ? "/events/" : "/messages/")
                + PlainCalls.encoded(act.item());
        ObjectNode headers = JSON.objectNode().put("Prefer", "IdType=\"ImmutableId\"");
        switch (act.action()) {
            case STRIP_ATTACHMENTS ->
                request.put("method", "DELETE")
                        .put(
                                "url",
                                item + "/attachments/"
                                        + PlainCalls.encoded(act.attachment().orElseThrow()));
            case DELETE -> deleted(request, headers, folder, item);
            case ARCHIVE -> moved(request, headers, item, "archive");
            case PERMANENTLY_DELETE -> request.put("method", "POST").put("url", item + "/permanentDelete");
            case NEUTRALISE -> {
                request.put("method", "PATCH").put("url", item);
                headers.put("Content-Type", "application/json");
                request.putObject("body").put("subject", neutral);
            }
            case REPORT -> throw new IllegalArgumentException(Action.REPORT + " is no act");
        }
        request.set("headers", headers);
    }

    /** A message is moved, because a second DELETE of what is in Deleted Items would remove it from there as well. */
    private static void deleted(ObjectNode request, ObjectNode headers, Folder folder, String item) {
        if (folder == Folder.CALENDAR) {
            request.put("method", "DELETE").put("url", item);
        } else {
            moved(request, headers, item, "deleteditems");
        }
    }

    private static void moved(ObjectNode request, ObjectNode headers, String item, String folder) {
        request.put("method", "POST").put("url", item + "/move");
        headers.put("Content-Type", "application/json");
        request.putObject("body").put("destinationId", folder);
    }

    private List<Effect> effects(int count, JsonNode answer) {
        Map<String, JsonNode> byId = new HashMap<>();
        answer.path("responses")
                .forEach(response -> byId.put(response.path("id").asText(), response));
        var effects = new ArrayList<Effect>();
        for (int i = 1; i <= count; i++) {
            JsonNode response = byId.get(Integer.toString(i));
            effects.add(response == null ? new Effect.Later(Duration.ofSeconds(5)) : effect(response));
        }
        return effects;
    }

    private Effect effect(JsonNode response) {
        int status = response.path("status").asInt();
        if ((status >= 200 && status < 300) || status == 404) {
            return new Effect.Done();
        }
        var failure = new GraphFailure(status, "", false, pause(response.path("headers")), Hindrance.UNSURE);
        return failure.isLasting() && status != 401
                ? new Effect.Refused(status)
                : new Effect.Later(PlainCalls.pause(failure));
    }

    private Duration pause(JsonNode headers) {
        for (Map.Entry<String, JsonNode> header : headers.properties()) {
            if (header.getKey().equalsIgnoreCase("Retry-After")) {
                return RetryAfter.read(header.getValue().asText(), clock.instant());
            }
        }
        return RetryAfter.UNSAID;
    }
}
