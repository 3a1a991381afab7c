package org.virtualvisits.sandbox.ehr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A FHIR server with appointments and patients, which answers searches as HAPI does (R4 http and search): sorted, in pages
 * whose next link holds a cursor of its own, with a self link that says what was searched for. It tells nobody of changes.
 */
public final class EhrSimulator implements AutoCloseable {

    static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final Clock clock;
    private final Map<String, ObjectNode> appointments = new LinkedHashMap<>();
    private final Map<String, ObjectNode> patients = new LinkedHashMap<>();
    private final Deque<Planned> planned = new ArrayDeque<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final TokenDesk tokens;

    private EhrSimulator(HttpServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
        this.tokens = new TokenDesk(base().resolve("/token"), clock);
    }

    /** A server on this machine. */
    public static EhrSimulator start(Clock clock) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var simulator = new EhrSimulator(server, clock);
            server.createContext("/", simulator::handle);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return simulator;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** FHIR's base address. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/fhir");
    }

    /** Where tokens are given; until it is set up, none is asked for. */
    public TokenDesk tokens() {
        return tokens;
    }

    /** Stores an appointment, which is a new version of it. */
    public synchronized void put(String json) {
        put(json, clock.instant());
    }

    /** Stores an appointment as changed at that time by this server's clock. */
    public synchronized void put(String json, Instant updated) {
        ObjectNode appointment = parsed(json);
        String id = appointment.path("id").asText();
        int version = Optional.ofNullable(appointments.remove(id))
                        .map(held -> held.at("/meta/versionId").asInt())
                        .orElse(0)
                + 1;
        appointment.putObject("meta").put("versionId", String.valueOf(version)).put("lastUpdated", updated.toString());
        appointments.put(id, appointment);
    }

    /** Stores a patient. */
    public synchronized void putPatient(String json) {
        ObjectNode patient = parsed(json);
        patients.put(patient.path("id").asText(), patient);
    }

    /** Forgets a patient. */
    public synchronized void removePatient(String id) {
        patients.remove(id);
    }

    /** The next request is answered so, and nothing else happens. */
    public synchronized void plan(int status, String body, Map<String, String> headers) {
        planned.add(new Planned(status, body, headers));
    }

    /** Every request so far: method, path and query. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            Answer answer = answer(exchange);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private synchronized Answer answer(HttpExchange exchange) throws IOException {
        Planned fault = planned.poll();
        if (fault != null) {
            return new Answer(fault.status(), fault.body(), fault.headers());
        }
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/token")) {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            return tokens.give(query(form));
        }
        if (!tokens.lets(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return new Answer(401, "", Map.of());
        }
        Map<String, String> query = query(
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
        if (path.equals("/fhir/Appointment")) {
            return found(query, 0, exchange.getRequestURI().toString());
        }
        if (path.equals("/fhir") && query.containsKey("_getpages")) {
            var search = query(URLDecoder.decode(query.get("_getpages"), StandardCharsets.UTF_8));
            return found(search, Integer.parseInt(query.getOrDefault("_getpagesoffset", "0")), "");
        }
        String id = path.replaceFirst("^/fhir/Patient/", "");
        return patients.containsKey(id) ? json(patients.get(id)) : new Answer(404, outcome(), Map.of());
    }

    private Answer found(Map<String, String> search, int offset, String self) {
        Instant since = Instant.parse(search.getOrDefault("_lastUpdated", "").substring(2));
        int count = Integer.parseInt(search.getOrDefault("_count", "50"));
        List<ObjectNode> all = appointments.values().stream()
                .filter(appointment -> updated(appointment).isAfter(since))
                .sorted(Comparator.comparing(EhrSimulator::updated))
                .toList();
        List<ObjectNode> page = all.stream().skip(offset).limit(count).toList();
        ObjectNode bundle =
                MAPPER.createObjectNode().put("resourceType", "Bundle").put("type", "searchset");
        ArrayNode links = bundle.putArray("link");
        links.addObject().put("relation", "self").put("url", base().resolve(self.isEmpty() ? "/fhir" : self) + "");
        if (offset + page.size() < all.size()) {
            links.addObject()
                    .put("relation", "next")
                    .put(
                            "url",
                            base() + "?_getpages=" + encoded(encoded(search)) + "&_getpagesoffset="
                                    + (offset + page.size()));
        }
        ArrayNode entries = bundle.putArray("entry");
        page.forEach(appointment -> entry(entries, appointment, "match"));
        if (search.containsKey("_include")) {
            page.stream()
                    .flatMap(appointment -> appointment.findValuesAsText("reference").stream())
                    .filter(reference -> reference.startsWith("Patient/"))
                    .map(reference -> patients.get(reference.substring("Patient/".length())))
                    .filter(patient -> patient != null)
                    .distinct()
                    .forEach(patient -> entry(entries, patient, "include"));
        }
        return json(bundle);
    }

    private void entry(ArrayNode entries, ObjectNode resource, String mode) {
        ObjectNode entry = entries.addObject();
        entry.put(
                "fullUrl",
                base() + "/" + resource.path("resourceType").asText() + "/"
                        + resource.path("id").asText());
        entry.set("resource", resource);
        entry.putObject("search").put("mode", mode);
    }

    private static Instant updated(ObjectNode appointment) {
        return Instant.parse(appointment.at("/meta/lastUpdated").asText());
    }

    private static String encoded(Map<String, String> query) {
        var text = new StringBuilder();
        query.forEach((name, value) ->
                text.append(text.isEmpty() ? "" : "&").append(name).append('=').append(encoded(value)));
        return text.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static Map<String, String> query(String text) {
        var query = new LinkedHashMap<String, String>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static ObjectNode parsed(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String outcome() {
        return "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"not-found\"}]}";
    }

    static Answer json(ObjectNode body) {
        return new Answer(200, body.toString(), Map.of("Content-Type", "application/fhir+json"));
    }

    private record Planned(int status, String body, Map<String, String> headers) {}

    record Answer(int status, String body, Map<String, String> headers) {}
}
