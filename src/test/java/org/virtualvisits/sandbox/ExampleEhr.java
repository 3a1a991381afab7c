package org.virtualvisits.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** An EHR that sends its appointments as FHIR rest-hooks, over real HTTP, as source {@code demo}. */
public final class ExampleEhr {

    private static final Duration LENGTH = Duration.ofMinutes(20);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI app;
    private final Supplier<Instant> now;
    private final ConcurrentMap<String, Sent> appointments = new ConcurrentHashMap<>();

    /** Sends to that app. */
    public ExampleEhr(URI app, Supplier<Instant> now) {
        this.app = app;
        this.now = now;
    }

    /** What it last sent of an appointment. */
    public record Sent(int version, String status, Instant start, String language, String phone, String email) {

        private static final String PHONE = "07700 900123";
        private static final String EMAIL = "grace.okafor@example.org";

        /** Of the example patient. */
        public Sent(int version, String status, Instant start, String language) {
            this(version, status, start, language, PHONE, EMAIL);
        }

        /** The next version, in this status and at this time. */
        public Sent next(String nextStatus, Instant nextStart) {
            return new Sent(version + 1, nextStatus, nextStart, language, phone, email);
        }
    }

    /** Books a new appointment. */
    public HttpResponse<String> book(String id, Instant start, String language) {
        return send(id, new Sent(1, "booked", start, language));
    }

    /** Moves an appointment. */
    public HttpResponse<String> move(String id, Instant start) {
        return send(id, last(id).next("booked", start));
    }

    /** Cancels an appointment. */
    public HttpResponse<String> cancel(String id) {
        Sent last = last(id);
        return send(id, last.next("cancelled", last.start()));
    }

    /** What it last sent; an appointment it does not know is one that starts now. */
    public Sent last(String id) {
        return appointments.getOrDefault(id, new Sent(0, "booked", now.get(), "en"));
    }

    /** Sends one version, whatever was sent before. */
    public HttpResponse<String> send(String id, Sent sent) {
        appointments.merge(id, sent, (held, next) -> next.version() > held.version() ? next : held);
        return put("/api/fhir/Appointment/" + id, body(id, sent));
    }

    /** The appointment in FHIR. */
    public String body(String id, Sent sent) {
        String text = LocalWorld.resource("appointment.json");
        Map<String, String> values = Map.of(
                "phone", sent.phone(),
                "email", sent.email(),
                "id", id,
                "version", String.valueOf(sent.version()),
                "updated", now.get().toString(),
                "language", sent.language(),
                "status", sent.status(),
                "start", sent.start().toString(),
                "end", sent.start().plus(LENGTH).toString());
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{{" + value.getKey() + "}}", value.getValue());
        }
        return text;
    }

    /** Sends any body anywhere, as source {@code demo}. */
    public HttpResponse<String> put(String path, String body) {
        return exchange(HttpRequest.newBuilder(app.resolve(path))
                .header("content-type", "application/fhir+json; charset=UTF-8")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Sends any request with the keys of source {@code demo}. */
    public HttpResponse<String> exchange(HttpRequest.Builder request) {
        return exchangeAs(LocalWorld.DEMO_TOKEN, request);
    }

    /** Sends JSON, or nothing, to a path below the example organisation, as the deployment's administrator. */
    public HttpResponse<String> administer(String method, String path, String body) {
        return exchangeAs(
                LocalWorld.ADMINISTRATOR_TOKEN,
                HttpRequest.newBuilder(app.resolve("/api/organisations/springfield/" + path))
                        .header("content-type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Sends any request with the function key and that bearer token. */
    public HttpResponse<String> exchangeAs(String token, HttpRequest.Builder request) {
        return exchangeOnly(
                request.header("x-functions-key", LocalWorld.FUNCTION_KEY).header("authorization", "Bearer " + token));
    }

    /** Sends any request, with no more than it has. */
    public HttpResponse<String> exchangeOnly(HttpRequest.Builder request) {
        request.timeout(Duration.ofSeconds(60));
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
