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
import java.util.Set;
import java.util.function.Function;
import org.virtualvisits.core.pace.Hindrance;
import org.virtualvisits.core.readiness.Probe;

/** Questions about accounts, asked as one batch; each has an answer of its own (Graph page "json-batching"). */
final class ProbeBatch {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final PlainCalls calls;
    private final InstantSource clock;

    ProbeBatch(PlainCalls calls, InstantSource clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * One question.
     *
     * @param expected codes of refusals (400 and 404) that say that the question was looked at, which is what was asked
     */
    record Question(String method, String url, Set<String> expected) {

        static Question get(String user, String rest) {
            return new Question("GET", "/users/" + PlainCalls.encoded(user) + rest, Set.of());
        }

        static Question post(String user, String rest) {
            return new Question("POST", "/users/" + PlainCalls.encoded(user) + rest, Set.of());
        }

        Question expecting(Set<String> codes) {
            return new Question(method, url, codes);
        }
    }

    /** Asks at most 20 questions. */
    <V> List<Probe<V>> ask(List<Question> questions, Function<JsonNode, V> read) {
        ObjectNode body = JSON.objectNode();
        ArrayNode requests = body.putArray("requests");
        for (int i = 0; i < questions.size(); i++) {
            requests.addObject()
                    .put("id", Integer.toString(i + 1))
                    .put("method", questions.get(i).method())
                    .put("url", questions.get(i).url());
        }
        try {
            return answers(questions, calls.post("/$batch", body), read);
        } catch (GraphFailure failure) {
            return questions.stream()
                    .map(question -> ProbeBatch.<V>refused(failure))
                    .toList();
        }
    }

    private <V> List<Probe<V>> answers(List<Question> questions, JsonNode answer, Function<JsonNode, V> read) {
        Map<String, JsonNode> byId = new HashMap<>();
        answer.path("responses")
                .forEach(response -> byId.put(response.path("id").asText(), response));
        var probes = new ArrayList<Probe<V>>();
        for (int i = 0; i < questions.size(); i++) {
            JsonNode response = byId.get(Integer.toString(i + 1));
            probes.add(
                    response == null
                            ? new Probe.Later<>(Duration.ofSeconds(5), false)
                            : answer(questions.get(i), response, read));
        }
        return probes;
    }

    private <V> Probe<V> answer(Question question, JsonNode response, Function<JsonNode, V> read) {
        int status = response.path("status").asInt();
        JsonNode body = response.path("body");
        String code = body.at("/error/code").asText();
        boolean lookedAt =
                (status == 404 || status == 400) && question.expected().contains(code);
        if ((status >= 200 && status < 300) || lookedAt) {
            return new Probe.Answered<>(read.apply(body));
        }
        boolean policy = status == 403
                && GraphCalls.isPolicyMissing(body.at("/error/message").asText());
        return refused(new GraphFailure(
                status,
                "",
                policy,
                pause(response.path("headers")),
                status == 429 ? Hindrance.THROTTLED : Hindrance.UNSURE));
    }

    private static <V> Probe<V> refused(GraphFailure failure) {
        if (!failure.isLasting()) {
            return new Probe.Later<>(PlainCalls.pause(failure), failure.why() == Hindrance.THROTTLED);
        }
        if (failure.is(401)) {
            return new Probe.SignedOut<>();
        }
        if (failure.is(403)) {
            return new Probe.Denied<>(failure.isPolicyMissing());
        }
        return failure.is(404) ? new Probe.Absent<>() : new Probe.Refused<>();
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
