package org.virtualvisits.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.virtualvisits.golden.Golden;
import org.virtualvisits.sandbox.ExampleEhr;
import org.virtualvisits.sandbox.LocalWorld;
import org.virtualvisits.sandbox.graph.FaultPlan;
import org.virtualvisits.sandbox.graph.FaultPlan.Body;
import org.virtualvisits.sandbox.messaging.CarrierFault;

/** Much of what can happen to visits, good and bad, with patients whose details cannot be mistaken for anything else. */
final class RichRun {

    static final String GIVEN = "Zephyrinette";
    static final String FAMILY = "Quennevillier";
    static final String DISPLAY = "Madame Quibbletonia";
    static final String MRN = "MRX-7719283";
    static final String NHS_NUMBER = "999 000 0018";
    static final String PHONE = "07700 900718";
    static final String EMAIL = "zeph.quenn@example.org";

    private static final int REFUSED_BY_CARRIER = 900_002;

    private final LocalWorld world;
    private final Stage stage;
    private final Instant start;
    private final List<HttpResponse<String>> answers = new ArrayList<>();
    private final List<HttpResponse<String>> pages = new ArrayList<>();
    private final List<HttpResponse<String>> entries = new ArrayList<>();
    private final List<JsonNode> visits = new ArrayList<>();

    RichRun(LocalWorld world) {
        this.world = world;
        this.stage = Stage.in(world);
        Shapes.prepare(stage);
        this.start = stage.inDays(2);
    }

    /** Plays all of it. */
    RichRun play() {
        Golden.cases("fhir").forEach(name -> answers.add(Shapes.send(stage, Shapes.input(name))));
        lives();
        trouble();
        badInput();
        later();
        show();
        doors();
        return this;
    }

    /** Every answer to an EHR, refusals included. */
    List<HttpResponse<String>> answers() {
        return answers;
    }

    /** Every join page that was opened, before its door opens and after, and the pages of links that are none. */
    List<HttpResponse<String>> pages() {
        return pages;
    }

    /** Every answer to the button. */
    List<HttpResponse<String>> entries() {
        return entries;
    }

    /** Every visit as its own source sees it, at the end. */
    List<JsonNode> visits() {
        return visits;
    }

    private void lives() {
        for (String clinician : List.of("demo", "kaur", "nopolicy", "stranger")) {
            send("life-" + clinician, appointment("life-" + clinician, 1, "booked", start, PHONE, EMAIL, clinician));
        }
        stage.awaitQuiet();
        send("life-demo", appointment("life-demo", 2, "booked", start.plusSeconds(3600), PHONE, EMAIL, "demo"));
        send("life-kaur", appointment("life-kaur", 2, "booked", start, PHONE, EMAIL, "demo"));
        stage.awaitQuiet();
        send("life-kaur", appointment("life-kaur", 3, "cancelled", start, PHONE, EMAIL, "demo"));
        send("bad-contacts", appointment("bad-contacts", 1, "booked", start, PHONE + "12345", EMAIL + "@x", "demo"));
        stage.awaitQuiet();
    }

    private void trouble() {
        world.graph().plan(lost("create", "POST", "/createOrGet$"));
        world.graph().plan(lost("send", "POST", "/send$"));
        world.graph()
                .plan(FaultPlan.answering("html", "POST", "/messages", 503)
                        .with(Body.HTML)
                        .times(1));
        world.carrier().plan(CarrierFault.answering(500).times(1));
        world.carrier().plan(CarrierFault.droppingConnections().times(1));
        send("trouble", appointment("trouble", 1, "booked", start, PHONE, EMAIL, "demo"));
        stage.awaitQuiet();
        String refused = "07700 " + REFUSED_BY_CARRIER;
        send("refused-number", appointment("refused-number", 1, "booked", start, refused, EMAIL, "demo"));
        world.carrier().plan(CarrierFault.answering(400).times(1));
        send("refused-text", appointment("refused-text", 1, "booked", start, PHONE, EMAIL, "demo"));
        world.graph()
                .plan(FaultPlan.answering("denied", "POST", "/messages", 403).times(2));
        send("refused-mail", appointment("refused-mail", 1, "booked", start, PHONE, EMAIL, "demo"));
        stage.awaitQuiet();
    }

    /** What had to wait for another try gets it. */
    private void later() {
        for (int i = 0; i < 3; i++) {
            world.clock().set(world.clock().instant().plus(Duration.ofMinutes(6)));
            world.host().timersDue();
            stage.awaitQuiet();
        }
    }

    private static FaultPlan lost(String id, String method, String path) {
        return FaultPlan.answering(id, method, path, 503).afterEffect().times(1);
    }

    private void badInput() {
        String good = appointment("bad", 1, "booked", start, PHONE, EMAIL, "demo");
        send("bad", good.substring(0, good.length() - 20));
        send("another-id", good);
        send("bad", good.replace("\"Appointment\"", "\"Patient\""));
        send("bad", "<Patient><family value='" + FAMILY + "'/></Patient>");
        send("bad", good.replaceFirst("\\{", "{\"" + FAMILY + "\":" + "[".repeat(500) + "]".repeat(500) + ","));
        send("unread", good.replace("\"bad\"", "\"unread\"").replace(start.toString(), FAMILY));
        plain("{\"status\":\"" + FAMILY + "\",\"unknown\":\"" + GIVEN + "\",\"patients\":[{\"givenName\":\"" + GIVEN
                + "\",\"phone\":\"" + PHONE + "x\",\"email\":\"" + EMAIL + " x\"}]}");
        plain("{\"status\":\"booked\",\"start\":\"" + EMAIL + "\",\"timeZone\":\"" + FAMILY + "\"}");
        answers.add(stage.ehr()
                .exchangeAs(
                        EMAIL.repeat(3),
                        HttpRequest.newBuilder(world.baseUrl().resolve("/api/fhir"))
                                .POST(HttpRequest.BodyPublishers.ofString(good))));
    }

    private void show() {
        world.visits().stream()
                .map(shown ->
                        world.baseUrl() + "/api/visits/" + shown.visit().id().value())
                .map(stage::visit)
                .forEach(visits::add);
    }

    private void doors() {
        List<String> links = world.carrier().messages().stream()
                .filter(text -> text.body().contains("/join/"))
                .map(text -> Stage.link(text.body()))
                .distinct()
                .toList();
        look(links);
        world.clock().set(start.plus(Duration.ofMinutes(50)));
        world.host().timersDue();
        look(links);
        links.forEach(link -> entries.add(door(link, "POST")));
        look(List.of(
                world.baseUrl() + "/api/join/0123456789abcdefABCDEF",
                world.baseUrl() + "/api/join/" + FAMILY,
                world.baseUrl() + "/api/join/" + FAMILY + "?lang=" + GIVEN));
        stage.awaitQuiet();
    }

    private void look(List<String> links) {
        links.forEach(link -> pages.add(door(link, "GET")));
        links.stream().limit(3).forEach(link -> pages.add(door(link + "?lang=cy", "GET")));
    }

    private HttpResponse<String> door(String link, String method) {
        return stage.ehr()
                .exchangeOnly(
                        HttpRequest.newBuilder(URI.create(link)).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    private void send(String id, String body) {
        answers.add(stage.ehr().put("/api/fhir/Appointment/" + id, body));
    }

    private void plain(String body) {
        answers.add(stage.ehr().put("/api/visits/demo/plain", body));
    }

    /** The example EHR's appointment, of another patient. */
    private String appointment(
            String id, int version, String status, Instant at, String phone, String email, String clinician) {
        var sent = new ExampleEhr.Sent(version, status, at, "en", phone, email);
        ObjectNode body = (ObjectNode) Stage.json(stage.ehr()
                .body(id, sent)
                .replace("Okafor", FAMILY)
                .replace("\"Grace\"", "\"" + GIVEN + "\"")
                .replace("Grace " + FAMILY, DISPLAY)
                .replace("MRN-" + id, MRN)
                .replace("Practitioner/demo", "Practitioner/" + clinician));
        ((ArrayNode) body.at("/contained/0/identifier"))
                .addObject()
                .put("system", "https://fhir.nhs.uk/Id/nhs-number")
                .put("value", NHS_NUMBER.replace(" ", ""));
        return body.toString();
    }
}
