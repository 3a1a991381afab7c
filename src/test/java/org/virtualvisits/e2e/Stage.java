package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.virtualvisits.sandbox.ExampleEhr;
import org.virtualvisits.sandbox.LocalWorld;
import org.virtualvisits.sandbox.RunningWorld;
import org.virtualvisits.sandbox.graph.RecordedRequest;
import org.virtualvisits.sandbox.graph.SentMail;
import org.virtualvisits.sandbox.graph.SimulatedMeeting;
import org.virtualvisits.sandbox.messaging.SentText;

/** The running product and one patient of its own for each test, so that tests do not see each other's messages. */
final class Stage {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final AtomicInteger PATIENTS = new AtomicInteger(100);
    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<>]+/join/[0-9A-Za-z]{22}");
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final LocalWorld world;
    private final ExampleEhr ehr;
    private final int number;

    private Stage(LocalWorld world) {
        this.world = world;
        this.ehr = new ExampleEhr(world.baseUrl(), world.clock()::instant);
        this.number = PATIENTS.incrementAndGet();
    }

    /** A new patient on the world that all stories share. */
    static Stage set() {
        return new Stage(RunningWorld.shared());
    }

    /** A new patient in a world of one's own. */
    static Stage in(LocalWorld world) {
        return new Stage(world);
    }

    LocalWorld world() {
        return world;
    }

    ExampleEhr ehr() {
        return ehr;
    }

    String appointment() {
        return "story-" + number;
    }

    String phone() {
        return "+447700900" + number;
    }

    String email() {
        return "patient" + number + "@example.org";
    }

    /** A whole hour some days ahead. */
    Instant inDays(int days) {
        long hour = world.clock().instant().getEpochSecond() / 3600 * 3600;
        return Instant.ofEpochSecond(hour).plus(Duration.ofDays(days));
    }

    ExampleEhr.Sent version(int version, String status, Instant start) {
        return new ExampleEhr.Sent(version, status, start, "en", phone(), email());
    }

    HttpResponse<String> send(ExampleEhr.Sent sent) {
        return ehr.send(appointment(), sent);
    }

    /** As {@link #send}, without the patient's mail address if so wished. */
    HttpResponse<String> send(ExampleEhr.Sent sent, boolean withMail) {
        String body = ehr.body(appointment(), sent);
        String path = "/api/fhir/Appointment/" + appointment();
        return ehr.put(path, withMail ? body : body.replaceAll(",\\s*\\{\"system\": \"email\"[^}]*}", ""));
    }

    HttpResponse<String> book(Instant start) {
        return send(version(1, "booked", start));
    }

    HttpResponse<String> delete(String path) {
        return ehr.exchange(
                HttpRequest.newBuilder(world.baseUrl().resolve(path)).DELETE());
    }

    JsonNode visit(String location) {
        HttpResponse<String> answer =
                ehr.exchange(HttpRequest.newBuilder(URI.create(location)).GET());
        assertThat(answer.statusCode()).isEqualTo(200);
        return json(answer.body());
    }

    /** Changes how a clinic is configured, as an administrator does. */
    void configure(String clinic, Consumer<ObjectNode> change) {
        var document =
                (ObjectNode) json(ehr.exchangeOnly(administrator(clinic).GET()).body());
        change.accept(document);
        HttpResponse<String> answer =
                ehr.exchangeOnly(administrator(clinic).PUT(HttpRequest.BodyPublishers.ofString(document.toString())));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private HttpRequest.Builder administrator(String clinic) {
        return HttpRequest.newBuilder(world.baseUrl().resolve("/api/organisations/springfield/clinics/" + clinic))
                .header("x-functions-key", LocalWorld.FUNCTION_KEY)
                .header("Authorization", "Bearer " + LocalWorld.ADMINISTRATOR_TOKEN)
                .header("Content-Type", "application/json");
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    /** What the patient was told of changes; reminders, whose keys end in their occasion, are another matter. */
    List<SentText> texts() {
        return world.carrier().messages().stream()
                .filter(text -> text.to().equals(phone()))
                .filter(text -> !text.key().matches(".*-[a-z][0-9]+(x[0-9]+)?"))
                .toList();
    }

    /** Mails about changes: those with an invite. */
    List<SentMail> mails() {
        return world.graph().sentMail().stream()
                .filter(mail -> mail.to().contains(email()))
                .filter(mail -> mail.calendar() != null)
                .toList();
    }

    /** The invites that came by mail, in the order in which they came. */
    List<String> invites() {
        return mails().stream()
                .flatMap(mail -> mail.calendar() == null
                        ? Stream.empty()
                        : Stream.of(mail.calendar().text()))
                .toList();
    }

    /** Every meeting ever made for the test's visit, deleted or not. */
    List<SimulatedMeeting> meetings(String location) {
        String visit = location.substring(location.lastIndexOf('/') + 1);
        return world.graph().meetings().stream()
                .filter(meeting -> String.valueOf(meeting.externalId()).startsWith(visit))
                .toList();
    }

    List<RecordedRequest> requests() {
        return world.graph().requests();
    }

    static String link(String text) {
        Matcher matcher = LINK.matcher(text);
        assertThat(matcher.find()).as("a join link in: " + text).isTrue();
        return matcher.group();
    }

    void await(String what, BooleanSupplier done) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what + "; visits: "
                        + world.host().log().stream()
                                .skip(Math.max(0, world.host().log().size() - 30))
                                .toList());
            }
            LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
        }
    }

    /** Waits until nothing moves: no message waits, no function runs, and this stays so. */
    void awaitQuiet() {
        var calm = new AtomicInteger();
        await("quiet", () -> (world.host().idle() ? calm.incrementAndGet() : calm.getAndSet(0)) > 12);
    }

    void told(int times) {
        await(times + " texts and mails", () -> texts().size() >= times && mails().size() >= times);
        awaitQuiet();
        assertThat(texts()).hasSize(times);
        assertThat(mails()).hasSize(times);
    }
}
