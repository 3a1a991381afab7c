package org.virtualvisits.sandbox.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request as a carrier reads it.
 *
 * @param authorization the header, or empty text
 * @param contentType the header, or empty text
 * @param body missing where it is not JSON
 */
record Call(String method, URI uri, String authorization, String contentType, JsonNode body) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Call of(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        return new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                header(exchange, "Authorization"),
                header(exchange, "Content-Type"),
                json(body));
    }

    boolean is(String wantedMethod, String wantedPath) {
        return method.equals(wantedMethod) && uri.getPath().equals(wantedPath);
    }

    Optional<String> query(String name) {
        String query = Optional.ofNullable(uri.getRawQuery()).orElse("");
        return Stream.of(query.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst();
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    private static JsonNode json(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (IOException malformed) {
            return MissingNode.getInstance();
        }
    }
}
