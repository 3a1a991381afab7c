package org.virtualvisits.sandbox.graph;

/** What Graph and the gateways before it say when they fail. */
final class FaultText {

    private FaultText() {}

    static GraphError of(int status) {
        return switch (status) {
            case 429 -> new GraphError(429, "TooManyRequests", "Too many requests. Please try again later.");
            case 500 -> new GraphError(500, "InternalServerError", "An internal server error occurred.");
            case 502 -> new GraphError(502, "BadGateway", "Failed to execute backend request.");
            case 503 -> new GraphError(503, "ServiceUnavailable", "The service is temporarily unavailable.");
            case 504 -> new GraphError(504, "GatewayTimeout", "The server did not respond in time.");
            default -> new GraphError(status, "UnknownError", "");
        };
    }

    static String page(int status) {
        return "<html><head><title>%d</title></head><body><h1>%d</h1><hr>gateway</body></html>"
                .formatted(status, status);
    }
}
