package org.virtualvisits.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.virtualvisits.sandbox.graph.FaultPlan;
import org.virtualvisits.sandbox.graph.FaultPlanJson;
import org.virtualvisits.sandbox.messaging.AcsEvents;

/** What the sandbox adds to the app: a page to click through, its state as JSON, a movable clock, and faults. */
final class SandboxDoor implements HttpHandler {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final LocalWorld world;
    private final ExampleEhr ehr;
    private final AcsEvents events;
    private final AtomicInteger booked = new AtomicInteger();

    SandboxDoor(LocalWorld world, ExampleEhr ehr) {
        this.world = world;
        this.ehr = ehr;
        this.events = new AcsEvents(world.baseUrl(), LocalWorld.CALLBACK_TOKEN, world.clock());
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            switch (exchange.getRequestMethod() + " " + path) {
                case "GET /sandbox", "GET /sandbox/" -> html(exchange, SandboxPage.of(world));
                case "GET /sandbox/state" -> json(exchange, StateJson.of(world).toPrettyString());
                case "PUT /sandbox/clock" -> clock(exchange, body(exchange));
                case "PUT /sandbox/faults" -> faults(exchange, body(exchange));
                case "POST /sandbox/act" -> act(exchange, form(body(exchange)));
                default -> answer(exchange, 404, "text/plain", "Nothing here. Try /sandbox.");
            }
        }
    }

    private void clock(HttpExchange exchange, String body) throws IOException {
        try {
            moveTo(Instant.parse(MAPPER.readTree(body).path("now").asText()));
            json(
                    exchange,
                    MAPPER.createObjectNode()
                            .put("now", world.clock().instant().toString())
                            .toString());
        } catch (JsonProcessingException | DateTimeException e) {
            answer(exchange, 400, "text/plain", "Send {\"now\": \"2026-12-01T09:00:00Z\"}.");
        }
    }

    private void moveTo(Instant now) {
        world.clock().set(now);
        world.host().timersDue();
        world.host().wake();
    }

    private void faults(HttpExchange exchange, String body) throws IOException {
        try {
            List<FaultPlan> plans = FaultPlanJson.decode(body.strip().startsWith("{") ? plans(body) : body);
            world.graph().clearFaults();
            plans.forEach(world.graph()::plan);
            json(exchange, FaultPlanJson.encode(plans));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            answer(exchange, 400, "text/plain", "Not a fault plan: " + e.getMessage());
        }
    }

    /** One plan, or {@code {"graph": [plans]}}; an empty object takes all faults away. */
    private static String plans(String body) throws JsonProcessingException {
        var node = MAPPER.readTree(body);
        if (node.has("graph")) {
            return node.get("graph").toString();
        }
        return node.isEmpty() ? "[]" : "[" + node + "]";
    }

    private void act(HttpExchange exchange, Map<String, String> form) throws IOException {
        String id = form.getOrDefault("appointment", "");
        switch (form.getOrDefault("act", "")) {
            case "book" ->
                ehr.book("clicked-" + booked.incrementAndGet(), nextSlot(), form.getOrDefault("language", "en"));
            case "move" -> ehr.move(id, ehr.last(id).start().plus(Duration.ofDays(1)));
            case "cancel" -> ehr.cancel(id);
            case "litter" -> {
                UntidyClinics.litter(world);
                ehr.administer("PUT", "hygiene/usual", UntidyClinics.RULES);
            }
            case "forget" -> world.host().invoke("forget-visits", "");
            case "readiness" -> world.host().invoke("check-readiness-nightly", "");
            case "sweep" -> world.host().invoke("sweep-nightly", "");
            case "rebook" -> ehr.move(id, ehr.last(id).start());
            case "near" -> moveTo(ehr.last(id).start().minus(Duration.ofMinutes(10)));
            case "later" -> moveTo(world.clock().instant().plus(Duration.parse(form.getOrDefault("by", "PT5M"))));
            case "reply" -> events.send(events.received(form.getOrDefault("from", ""), form.getOrDefault("words", "")));
            case "now" -> {
                world.clock().reset();
                world.host().wake();
            }
            case "credentials" -> watchCredentials();
            case "rotate" -> world.host().invoke("rotate-credentials", "");
            case "break" ->
                world.graph()
                        .plan(FaultPlan.answering("outage", ".*", ".*", 503)
                                .until(world.clock().instant().plus(Duration.ofMinutes(5))));
            case "mend" -> {
                world.graph().clearFaults();
                world.host().wake();
            }
            default -> {
                answer(exchange, 400, "text/plain", "No such button.");
                return;
            }
        }
        exchange.getResponseHeaders().set("Location", "/sandbox");
        answer(exchange, 303, "text/plain", "");
    }

    /** As an administrator would: says once what is watched, and runs the timer by hand. */
    private void watchCredentials() throws IOException {
        if (world.credentials().isEmpty()) {
            ehr.exchangeAs(
                    LocalWorld.ADMINISTRATOR_TOKEN,
                    HttpRequest.newBuilder(world.baseUrl().resolve("/api/organisations/springfield/credential-watch"))
                            .header("content-type", "application/json")
                            .PUT(HttpRequest.BodyPublishers.ofString(LocalWorld.resource("credential-watch.json"))));
        }
        world.host().invoke("watch-credentials", "");
    }

    /** The next whole hour, a week ahead. */
    private Instant nextSlot() {
        Instant hour = Instant.ofEpochSecond(world.clock().instant().getEpochSecond() / 3600 * 3600 + 3600);
        return hour.plus(Duration.ofDays(7)).plus(Duration.ofMinutes(20L * (booked.get() % 3)));
    }

    private static Map<String, String> form(String body) {
        var form = new HashMap<String, String>();
        Arrays.stream(body.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> form.put(decoded(pair[0]), decoded(pair[1])));
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readNBytes(1 << 20), StandardCharsets.UTF_8);
    }

    private static void json(HttpExchange exchange, String body) throws IOException {
        answer(exchange, 200, "application/json", body);
    }

    private static void html(HttpExchange exchange, String body) throws IOException {
        answer(exchange, 200, "text/html; charset=utf-8", body);
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
