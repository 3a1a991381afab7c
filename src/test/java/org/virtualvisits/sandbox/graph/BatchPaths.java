package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code POST /$batch} (Graph page "json-batching"): up to 20 requests that run side by side, each admitted, limited,
 * struck by faults and answered by itself. Requests that depend on others are not simulated.
 */
final class BatchPaths {

    private static final int MOST = 20;

    private static final int MOST_REMEMBERED = 1_000;

    private final Router router;
    private final Faults faults;
    private final InstantSource clock;
    private final AtomicLong parts = new AtomicLong();
    private final Deque<RecordedRequest> latest = new ConcurrentLinkedDeque<>();

    BatchPaths(Router router, Faults faults, InstantSource clock) {
        this.router = router;
        this.faults = faults;
        this.clock = clock;
    }

    /** How many requests have come in batches. */
    long parts() {
        return parts.get();
    }

    /** The latest of them, oldest first, with the addresses they would have had by themselves. */
    List<RecordedRequest> latest() {
        return List.copyOf(latest);
    }

    Answer answer(Call call) {
        if (!call.method().equals("POST")) {
            throw GraphError.methodNotAllowed();
        }
        JsonNode requests = call.json().path("requests");
        if (!requests.isArray() || requests.isEmpty() || requests.size() > MOST) {
            throw GraphError.badRequest("Invalid batch payload: the number of requests must be from 1 to 20.");
        }
        ids(requests);
        ObjectNode body = Json.object();
        ArrayNode responses = body.putArray("responses");
        var leaving = new ArrayList<Runnable>();
        // All are on their way before the first is done, as they are in Graph.
        List<Optional<GraphError>> refusals = new ArrayList<>();
        for (JsonNode request : requests) {
            try {
                leaving.add(router.admit(part(call, request)));
                refusals.add(Optional.empty());
            } catch (GraphError refused) {
                refusals.add(Optional.of(refused));
            }
        }
        try {
            for (int i = requests.size() - 1; i >= 0; i--) { // in no order that anybody may rely on
                parts.incrementAndGet();
                Optional<GraphError> refused = refusals.get(i);
                JsonNode request = requests.get(i);
                Answer answer = refused.map(this::refusal).orElseGet(() -> one(call, request));
                responses.add(response(request.path("id").asText(), answer));
                record(request, answer);
            }
        } finally {
            leaving.forEach(Runnable::run);
        }
        return Answer.json(200, body);
    }

    private void record(JsonNode request, Answer answer) {
        latest.add(new RecordedRequest(
                request.path("method").asText(),
                Call.ROOT + request.path("url").asText(),
                answer.status(),
                clock.instant(),
                "part"));
        if (latest.size() > MOST_REMEMBERED) {
            latest.poll();
        }
    }

    private static void ids(JsonNode requests) {
        Set<String> seen = new HashSet<>();
        for (JsonNode request : requests) {
            if (!seen.add(request.path("id").asText("").toLowerCase(Locale.ROOT)) || request.has("dependsOn")) {
                throw GraphError.badRequest("Invalid batch payload: ids must differ.");
            }
        }
    }

    private Answer one(Call outer, JsonNode request) {
        Call part = part(outer, request);
        Optional<Strike> fault = faults.strike(part.method(), part.path(), clock.instant());
        try {
            if (fault.isPresent() && !fault.get().onlyDelays()) {
                Answer real = fault.get().preventsEffect() ? Answer.empty(204) : router.answer(part);
                return fault.get().answer(this::refusal).orElse(real);
            }
            return router.answer(part);
        } catch (GraphError refused) {
            return refusal(refused);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(closing);
        }
    }

    private Answer refusal(GraphError refused) {
        return ErrorBody.of(refused, "part", Optional.empty(), clock.instant());
    }

    private static Call part(Call outer, JsonNode request) {
        var headers = new Headers();
        headers.set("Authorization", outer.header("Authorization").orElse(""));
        outer.header("Host").ifPresent(host -> headers.set("Host", host));
        request.path("headers")
                .properties()
                .forEach(
                        header -> headers.set(header.getKey(), header.getValue().asText()));
        JsonNode body = request.path("body");
        if (body.isObject() && !headers.containsKey("Content-type")) {
            throw GraphError.badRequest("Write request id : %s does not contain Content-Type header or body."
                    .formatted(request.path("id").asText()));
        }
        return Call.of(
                request.path("method").asText(),
                URI.create(Call.ROOT + request.path("url").asText()),
                headers,
                body.isObject() ? body.toString() : "");
    }

    private static ObjectNode response(String id, Answer answer) {
        ObjectNode response = Json.object().put("id", id).put("status", answer.status());
        ObjectNode headers = response.putObject("headers");
        answer.headers().forEach(headers::put);
        if (!answer.body().isEmpty()) {
            try {
                response.set("body", Json.MAPPER.readTree(answer.body()));
            } catch (JsonProcessingException notJson) {
                response.put("body", answer.body());
            }
        }
        return response;
    }
}
