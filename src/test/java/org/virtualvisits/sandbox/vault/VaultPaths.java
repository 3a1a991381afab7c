package org.virtualvisits.sandbox.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Set Secret, Get Secret and Update Secret (Key Vault REST reference, 7.4): each set makes a version, a name alone leads
 * to the newest one, and a disabled version is refused with 403 even where older ones are enabled.
 */
final class VaultPaths implements HttpHandler {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String address;
    private final InstantSource clock;
    private final Map<String, List<Version>> secrets = new ConcurrentHashMap<>();
    private final Map<String, Integer> planned = new ConcurrentHashMap<>();

    VaultPaths(String address, InstantSource clock) {
        this.address = address;
        this.clock = clock;
    }

    private record Version(String id, ObjectNode body) {

        boolean isEnabled() {
            return body.at("/attributes/enabled").asBoolean(true);
        }

        String value() {
            return body.path("value").asText();
        }
    }

    private record Reply(int status, JsonNode body) {}

    void answer(String method, int status) {
        planned.put(method, status);
    }

    synchronized List<String> readable(String name) {
        return secrets.getOrDefault(name, List.of()).stream()
                .filter(Version::isEnabled)
                .map(Version::value)
                .toList();
    }

    synchronized List<String> everything() {
        return secrets.values().stream()
                .flatMap(List::stream)
                .map(Version::value)
                .toList();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(65_536);
            if (exchange.getRequestHeaders().getFirst("Authorization") == null) {
                exchange.getResponseHeaders()
                        .set(
                                "WWW-Authenticate",
                                "Bearer authorization=\"https://login.example.org/00000000-0000-4000-8000-000000000000\","
                                        + " resource=\"https://vault.example.org\"");
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            Reply reply = reply(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath().split("/"),
                    body);
            byte[] bytes = MAPPER.writeValueAsBytes(reply.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized Reply reply(String method, String[] path, byte[] body) throws IOException {
        int status = planned.getOrDefault(method, 200);
        if (status != 200) {
            return error(status, "Fault", Optional.empty());
        }
        String name = path.length > 2 ? path[2] : "";
        if (!name.matches("[0-9a-zA-Z-]{1,127}") || !path[1].equals("secrets")) {
            return error(400, "BadParameter", Optional.empty());
        }
        List<Version> versions = secrets.computeIfAbsent(name, key -> new ArrayList<>());
        return switch (method) {
            case "PUT" -> set(name, versions, (ObjectNode) MAPPER.readTree(body));
            case "GET" -> get(versions, path.length > 3 ? path[3] : "");
            case "PATCH" -> update(versions, path[3], MAPPER.readTree(body));
            default -> error(405, "MethodNotAllowed", Optional.empty());
        };
    }

    private Reply set(String name, List<Version> versions, ObjectNode asked) {
        String id = "%032x".formatted(versions.size() + 1);
        ObjectNode stored = MAPPER.createObjectNode()
                .put("value", asked.path("value").asText())
                .put("id", address + "/secrets/" + name + "/" + id);
        ObjectNode attributes = stored.putObject("attributes")
                .put("enabled", true)
                .put("created", clock.instant().getEpochSecond())
                .put("updated", clock.instant().getEpochSecond())
                .put("recoveryLevel", "Recoverable+Purgeable");
        if (asked.path("attributes") instanceof ObjectNode given) {
            attributes.setAll(given);
        }
        stored.set("contentType", asked.path("contentType"));
        stored.set("tags", asked.path("tags").isMissingNode() ? MAPPER.createObjectNode() : asked.path("tags"));
        versions.add(new Version(id, stored));
        return new Reply(200, stored);
    }

    private static Reply get(List<Version> versions, String id) {
        Optional<Version> found = find(versions, id);
        if (found.isEmpty()) {
            return error(404, "SecretNotFound", Optional.empty());
        }
        return found.get().isEnabled()
                ? new Reply(200, found.get().body())
                : error(403, "Forbidden", Optional.of("SecretDisabled"));
    }

    private static Reply update(List<Version> versions, String id, JsonNode asked) {
        Optional<Version> found = find(versions, id);
        if (found.isEmpty()) {
            return error(404, "SecretNotFound", Optional.empty());
        }
        ObjectNode attributes = (ObjectNode) found.get().body().path("attributes");
        asked.path("attributes").properties().forEach(one -> attributes.set(one.getKey(), one.getValue()));
        ObjectNode answer = found.get().body().deepCopy();
        answer.remove("value");
        return new Reply(200, answer);
    }

    private static Optional<Version> find(List<Version> versions, String id) {
        return versions.isEmpty()
                ? Optional.empty()
                : id.isEmpty()
                        ? Optional.of(versions.getLast())
                        : versions.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    private static Reply error(int status, String code, Optional<String> inner) {
        ObjectNode body = MAPPER.createObjectNode();
        ObjectNode error = body.putObject("error").put("code", code).put("message", "as the vault would say it");
        inner.ifPresent(word -> error.putObject("innererror").put("code", word));
        return new Reply(status, body);
    }
}
