package org.virtualvisits.e2e.chaos;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.virtualvisits.functions.Signed;
import org.virtualvisits.sandbox.LocalWorld;

/** The EHRs: each tells a version until the answer is 2xx, as real ones do, and by the same name each time. */
final class Ehr {

    private static final Duration LENGTH = Duration.ofMinutes(20);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration ANSWER = Duration.ofSeconds(40);
    private static final Duration PAUSE = Duration.ofMillis(150);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI app;
    private final InstantSource clock;
    private final Instant epoch;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicInteger accepted = new AtomicInteger();

    /**
     * EHRs that call that app.
     *
     * @param epoch when the first version of each appointment was made
     */
    Ehr(URI app, InstantSource clock, Instant epoch) {
        this.app = app;
        this.clock = clock;
        this.epoch = epoch;
    }

    /** How often anything was sent, answered or not. */
    long sent() {
        return sent.get();
    }

    /** How many tellings were taken. */
    int accepted() {
        return accepted.get();
    }

    /**
     * Tells a version of an appointment.
     *
     * @throws IllegalStateException if it is refused, or is not taken for minutes
     */
    void tell(Life life, int version) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String last = "nothing";
        while (System.nanoTime() < end) {
            sent.incrementAndGet();
            try {
                HttpResponse<String> answer = http.send(request(life, version), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() / 100 == 2) {
                    accepted.incrementAndGet();
                    return;
                }
                last = answer.statusCode() + " " + answer.body();
                if (answer.statusCode() == 422 || answer.statusCode() == 404) {
                    break;
                }
            } catch (IOException noAnswer) {
                last = noAnswer.getClass().getName();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new IllegalStateException(life.appointment() + " version " + (version + 1) + " was not taken: " + last);
    }

    private HttpRequest request(Life life, int version) {
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .timeout(ANSWER)
                .header("x-functions-key", LocalWorld.FUNCTION_KEY)
                .header("content-type", "application/json; charset=UTF-8");
        return switch (life.origin()) {
            case NUMBERED -> fhir(request, life, version, LocalWorld.DEMO_TOKEN);
            case DATED -> fhir(request, life, version, Surroundings.DATED_TOKEN);
            case SIGNED -> signed(request, life, version);
        };
    }

    private HttpRequest fhir(HttpRequest.Builder request, Life life, int version, String token) {
        return request.uri(app.resolve("/api/fhir/Appointment/" + life.appointment()))
                .header("authorization", "Bearer " + token)
                .PUT(HttpRequest.BodyPublishers.ofString(
                        appointment(life, version).toString()))
                .build();
    }

    private HttpRequest signed(HttpRequest.Builder request, Life life, int version) {
        String body = plain(life, version).toString();
        Map<String, String> headers = Signed.headers(
                "msg-" + life.number() + "-" + version,
                clock.instant(),
                body,
                LocalWorld.SECRETS.getOrDefault("signed-1", ""),
                life.origin().source());
        headers.forEach(request::header);
        return request.uri(app.resolve("/api/visits/" + life.origin().source() + "/" + life.appointment()))
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private ObjectNode appointment(Life life, int version) {
        Wish wish = life.wishes().get(version);
        ObjectNode json = object().put("resourceType", "Appointment").put("id", life.appointment());
        ObjectNode meta = json.putObject("meta")
                .put("lastUpdated", epoch.plusSeconds(version).toString());
        if (life.origin() == Life.Origin.NUMBERED) {
            meta.put("versionId", String.valueOf(version + 1));
        }
        ObjectNode patient = json.putArray("contained")
                .addObject()
                .put("resourceType", "Patient")
                .put("id", "pat");
        patient.putArray("identifier").addObject().put("value", "MRN-" + life.number());
        patient.putArray("name")
                .addObject()
                .put("family", "Marlow")
                .putArray("given")
                .add("Rosie");
        patient.putArray("telecom")
                .add(object().put("system", "phone").put("value", life.phone(wish.address())))
                .add(object().put("system", "email").put("value", life.mail(wish.address())));
        json.put("status", wish.status().code());
        json.putObject("appointmentType").putArray("coding").addObject().put("code", type(wish));
        json.put("start", wish.start().toString())
                .put("end", wish.start().plus(LENGTH).toString());
        json.putArray("participant")
                .add(actor("#pat"))
                .add(actor("Practitioner/" + wish.clinician()))
                .add(actor(life.place()));
        return json;
    }

    private static ObjectNode plain(Life life, int version) {
        Wish wish = life.wishes().get(version);
        ObjectNode json = object().put("status", wish.status().code())
                .put("start", wish.start().toString())
                .put("end", wish.start().plus(LENGTH).toString())
                .put("type", type(wish))
                .put("clinic", life.place());
        json.putArray("clinicians").add("Practitioner/" + wish.clinician());
        json.putArray("patients")
                .addObject()
                .put("id", "MRN-" + life.number())
                .put("givenName", "Rosie")
                .put("familyName", "Marlow")
                .put("phone", life.phone(wish.address()))
                .put("email", life.mail(wish.address()));
        return json;
    }

    private static ObjectNode actor(String reference) {
        ObjectNode participant = object().put("status", "accepted");
        participant.putObject("actor").put("reference", reference);
        return participant;
    }

    private static String type(Wish wish) {
        return wish.video() ? "telehealth" : "clinic";
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
