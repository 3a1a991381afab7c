package org.virtualvisits.functions.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a door answers. Nothing it says may be stored by caches, be taken for another
 * media type, or run or be framed in a browser that somebody points here.
 */
public record Answer(HttpStatus status, Map<String, String> headers, Optional<String> body) {

    /** Keeps its own copy. */
    public Answer {
        headers = Map.copyOf(headers);
    }

    /** 204: what FHIR servers of every version accept without trying to read it. */
    public static Answer noContent() {
        return new Answer(HttpStatus.NO_CONTENT, Map.of(), Optional.empty());
    }

    /** 200 with JSON. */
    public static Answer json(JsonNode content) {
        return json(HttpStatus.OK, content);
    }

    /** JSON. */
    public static Answer json(HttpStatus status, JsonNode content) {
        return new Answer(status, Map.of("Content-Type", "application/json"), Optional.of(content.toString()));
    }

    /** 200 with text of a media type. */
    public static Answer text(String type, String content) {
        return new Answer(HttpStatus.OK, Map.of("Content-Type", type), Optional.of(content));
    }

    /** A problem, with the headers its status asks for. */
    public static Answer problem(Problem problem) {
        Answer plain =
                new Answer(problem.status(), Map.of("Content-Type", Problem.MEDIA_TYPE), Optional.of(problem.json()));
        Answer answer =
                problem.retryAfter() > 0 ? plain.with("Retry-After", String.valueOf(problem.retryAfter())) : plain;
        return switch (problem.status()) {
            case UNAUTHORIZED -> answer.with("WWW-Authenticate", "Bearer realm=\"virtual-visits\"");
            case UNSUPPORTED_MEDIA_TYPE -> answer.with("Accept", "application/json, application/fhir+json");
            default -> answer;
        };
    }

    /** The same answer with one more header. */
    public Answer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    /** As the runtime wants it. */
    public HttpResponseMessage to(HttpRequestMessage<?> request) {
        HttpResponseMessage.Builder builder = request.createResponseBuilder(status)
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .header("Referrer-Policy", "no-referrer")
                .header("Strict-Transport-Security", "max-age=31536000")
                .header("X-Content-Type-Options", "nosniff");
        headers.forEach(builder::header);
        body.ifPresent(builder::body);
        return builder.build();
    }
}
