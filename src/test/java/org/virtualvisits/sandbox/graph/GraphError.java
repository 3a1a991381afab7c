package org.virtualvisits.sandbox.graph;

import java.time.Duration;
import java.util.Map;

/** A refusal, in Graph's terms: HTTP status, {@code error.code} and {@code error.message}. */
final class GraphError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, String> headers;

    GraphError(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    private GraphError(int status, String code, String message, Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.headers = headers;
    }

    /** The one code the online-meetings service gives for a body that breaks the type. */
    static GraphError badRequest(String message) {
        return new GraphError(400, "BadRequest", message);
    }

    /** What the online-meetings service calls a value or combination it does not accept. */
    static GraphError invalidArgument(String message) {
        return new GraphError(400, "InvalidArgument", message);
    }

    /** Graph's router, for a path it does not know: status 400, not 404 (microsoft-graph-docs-contrib issue 7414). */
    static GraphError noSegment(String segment) {
        return badRequest("Resource not found for the segment '%s'.".formatted(segment));
    }

    static GraphError methodNotAllowed() {
        return new GraphError(
                405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.");
    }

    static GraphError unauthenticated() {
        return new GraphError(
                401,
                "InvalidAuthenticationToken",
                "Access token is empty.",
                Map.of("WWW-Authenticate", "Bearer realm=\"\", client_id=\"00000003-0000-0000-c000-000000000000\""));
    }

    static GraphError throttled(String code, String message, Duration retryAfter) {
        long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
        return new GraphError(429, code, message, Map.of("Retry-After", Long.toString(seconds)));
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    Map<String, String> headers() {
        return headers;
    }

    String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
