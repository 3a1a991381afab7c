package org.virtualvisits.sandbox.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The host's own doors under {@code /admin}; all but {@code /admin/host/ping} need the master key. */
final class AdminDoor implements HttpHandler {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LoadedApp app;
    private final HostKeys keys;
    private final BiConsumer<AppFunction, String> start;

    /**
     * Lists the app's functions, and starts one of them on request.
     *
     * @param start runs a function once with an input, without waiting for it
     */
    AdminDoor(LoadedApp app, HostKeys keys, BiConsumer<AppFunction, String> start) {
        this.app = app;
        this.keys = keys;
        this.start = start;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            List<String> path = Route.split(exchange.getRequestURI().getPath());
            String request = exchange.getRequestMethod() + " " + String.join("/", path);
            if (request.endsWith(" admin/host/ping")) {
                exchange.sendResponseHeaders(200, -1);
            } else if (!keys.open(AuthorizationLevel.ADMIN, exchange)) {
                exchange.sendResponseHeaders(401, -1);
            } else if (request.equals("GET admin/host/status")) {
                json(exchange, JSON.createObjectNode().put("id", "local").put("state", "Running"));
            } else if (request.equals("GET admin/functions")) {
                json(exchange, list());
            } else if (request.startsWith("POST admin/functions/") && path.size() == 3) {
                exchange.sendResponseHeaders(start(path.get(2), exchange), -1);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private int start(String name, HttpExchange exchange) throws IOException {
        Optional<AppFunction> function = app.functions().values().stream()
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst();
        if (function.isEmpty()) {
            return 404;
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        try {
            JsonNode input = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
            if (function.get().trigger() instanceof Trigger.Http || !input.isObject()) {
                return 400;
            }
            start.accept(function.get(), input.path("input").asText(""));
            return 202;
        } catch (JsonProcessingException notJson) {
            return 400;
        }
    }

    private ArrayNode list() {
        String routePrefix = app.hostJson().http().routePrefix();
        ArrayNode list = JSON.createArrayNode();
        for (AppFunction function : app.functions().values()) {
            ObjectNode node = list.addObject()
                    .put("name", function.name())
                    .put("trigger", function.trigger().type());
            switch (function.trigger()) {
                case Trigger.Http http -> {
                    node.put("route", routePrefix.isEmpty() ? http.route() : routePrefix + "/" + http.route());
                    node.put("authLevel", http.access().name());
                    ArrayNode methods = node.putArray("methods");
                    http.methods().forEach(methods::add);
                }
                case Trigger.Queue queue -> node.put("queueName", queue.queue());
                case Trigger.Timer timer -> node.put("schedule", timer.schedule());
            }
        }
        return list;
    }

    private static void json(HttpExchange exchange, JsonNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
