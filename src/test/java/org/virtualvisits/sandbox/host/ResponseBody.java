package org.virtualvisits.sandbox.host;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A response's body, and the content type it has when the function names none. */
final class ResponseBody {

    private final byte[] bytes;
    private final Optional<String> contentType;

    private ResponseBody(byte[] bytes, Optional<String> contentType) {
        this.bytes = bytes;
        this.contentType = contentType;
    }

    /** Empty for a body that is neither text nor bytes: the worker would run it through its own gson. */
    static Optional<ResponseBody> of(@Nullable Object body) {
        return switch (body) {
            case null -> Optional.of(new ResponseBody(new byte[0], Optional.empty()));
            case String text ->
                Optional.of(new ResponseBody(
                        text.getBytes(StandardCharsets.UTF_8), Optional.of("text/plain; charset=utf-8")));
            case byte[] bytes -> Optional.of(new ResponseBody(bytes, Optional.of("application/octet-stream")));
            default -> Optional.empty();
        };
    }

    Optional<String> contentType() {
        return contentType;
    }

    void send(HttpExchange exchange, int status) throws IOException {
        boolean bodiless =
                status == 204 || status == 304 || exchange.getRequestMethod().equals("HEAD");
        if (bodiless || bytes.length == 0) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
