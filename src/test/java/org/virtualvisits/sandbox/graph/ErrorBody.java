package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/** Graph's error object (Graph page "errors"). */
final class ErrorBody {

    /** In UTC, though it does not say so. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private ErrorBody() {}

    static Answer of(GraphError refused, String requestId, Optional<String> clientRequestId, Instant now) {
        ObjectNode root = Json.object();
        root.putObject("error")
                .put("code", refused.code())
                .put("message", refused.text())
                .putObject("innerError")
                .put("date", DATE.format(now))
                .put("request-id", requestId)
                .put("client-request-id", clientRequestId.orElse(requestId));
        Answer answer = Answer.json(refused.status(), root);
        for (Map.Entry<String, String> header : refused.headers().entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }
}
