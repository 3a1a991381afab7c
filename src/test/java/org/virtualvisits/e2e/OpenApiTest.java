package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.virtualvisits.sandbox.ExampleEhr;
import org.virtualvisits.sandbox.LocalWorld;
import org.virtualvisits.sandbox.RunningWorld;

/** docs/reference/openapi.yaml against the running app: its routes, its statuses, its headers, its bodies. */
final class OpenApiTest {

    private static final JsonNode DOCUMENT = document();
    private static final JsonSchema SCHEMA = new JsonSchema(DOCUMENT);
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete", "head");
    private static final LocalWorld WORLD = RunningWorld.own();
    private static final Stage STAGE = Stage.in(WORLD);
    private static final Map<String, String> IDS = new HashMap<>();

    /** One documented operation. */
    record Operation(String method, String path, JsonNode node) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** A visit to look at, a patient's link that works now, one of everything configured, something stuck, a repair. */
    @BeforeAll
    static void world() {
        Instant start = STAGE.inDays(1);
        String location = STAGE.book(start).headers().firstValue("location").orElseThrow();
        STAGE.told(1);
        IDS.put("visitId", location.substring(location.lastIndexOf('/') + 1));
        String link = Stage.link(STAGE.texts().getFirst().body());
        IDS.put("token", link.substring(link.lastIndexOf('/') + 1));
        WORLD.clock().set(start.minus(Duration.ofMinutes(10)));
        somethingStuck(start);
        JsonNode configuration = DOCUMENT.at("/components/examples/Configuration/value");
        assertThat(Shapes.administer(STAGE, "PUT", "north/configuration", configuration.toString())
                        .statusCode())
                .isEqualTo(204);
        JsonNode watch = DOCUMENT.at("/components/examples/CredentialWatch/value");
        assertThat(Shapes.administer(STAGE, "PUT", "north/credential-watch", watch.toString())
                        .statusCode())
                .isEqualTo(204);
        WORLD.host().invoke("watch-credentials", "");
        JsonNode report = Stage.json(STAGE.ehr()
                .exchangeAs(
                        LocalWorld.ADMINISTRATOR_TOKEN,
                        HttpRequest.newBuilder(
                                WORLD.baseUrl().resolve("/api/credentials?organisation=north&state=valid")))
                .body());
        IDS.put("credential", report.at("/credentials/0/id").asText());
        assertThat(Shapes.administer(STAGE, "POST", "north/clinicians/okafor/feed", "")
                        .statusCode())
                .isEqualTo(201);
        JsonNode text = DOCUMENT.at("/components/examples/TemplateText/value");
        assertThat(Shapes.administer(STAGE, "PUT", "north/templates/en/confirmation/sms", text.toString())
                        .statusCode())
                .isEqualTo(200);
        String rules = DOCUMENT.at("/components/examples/RuleSet/value").toString();
        for (String name : List.of("usual", "first")) {
            assertThat(Shapes.administer(STAGE, "PUT", "north/hygiene/" + name, rules)
                            .statusCode())
                    .isEqualTo(204);
        }
        HttpResponse<String> begun = Shapes.administer(STAGE, "POST", "north/hygiene/first/sweeps", "{}");
        IDS.put("sweep", Stage.json(begun.body()).path("id").asText());
        var readiness = WORLD.baseUrl().resolve("/api/readiness?organisation=north");
        STAGE.ehr()
                .exchangeAs(
                        LocalWorld.ADMINISTRATOR_TOKEN,
                        HttpRequest.newBuilder(readiness).POST(HttpRequest.BodyPublishers.noBody()));
        STAGE.await(
                "readiness",
                () -> STAGE.ehr()
                        .exchangeAs(LocalWorld.ADMINISTRATOR_TOKEN, HttpRequest.newBuilder(readiness))
                        .body()
                        .contains("\"finished\""));
    }

    private static void somethingStuck(Instant start) {
        String body = STAGE.ehr()
                .body("stuck", STAGE.version(1, "booked", start))
                .replace("Practitioner/demo", "Practitioner/nopolicy");
        STAGE.ehr().put("/api/fhir/Appointment/stuck", body);
        STAGE.await("something stuck", () -> operated("stuck").contains("ACCESS_POLICY_MISSING"));
        HttpResponse<String> soon = STAGE.ehr()
                .send("soon", STAGE.version(1, "booked", WORLD.clock().instant().plusSeconds(1_800)));
        String location = soon.headers().firstValue("Location").orElseThrow();
        IDS.put("soon", location.substring(location.lastIndexOf('/') + 1));
        IDS.put("stuck", Stage.json(operated("stuck")).at("/stuck/0/id").asText());
        WORLD.host().timersDue();
        STAGE.await("a repair", () -> operated("repair").contains("started"));
    }

    private static String operated(String what) {
        var request = HttpRequest.newBuilder(WORLD.baseUrl().resolve("/api/operations/" + what));
        return STAGE.ehr()
                .exchangeAs(LocalWorld.ADMINISTRATOR_TOKEN, request.GET())
                .body();
    }

    @AfterAll
    static void end() {
        WORLD.close();
    }

    @Test
    void theDocumentHasExactlyTheGeneratedRoutes() throws IOException {
        Set<String> documented = operations().map(Operation::toString).collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented).isEqualTo(generated()).hasSizeGreaterThan(30);
    }

    @ParameterizedTest
    @MethodSource("called")
    void aGoodCallIsAnsweredAsDocumented(Operation operation) {
        HttpResponse<String> answer = call(operation, path(operation), body(operation), true);

        assertThat(answer.statusCode()).as("%s: %s", operation, answer.body()).isBetween(200, 303);
        assertDocumented(operation, answer);
    }

    @ParameterizedTest
    @MethodSource("called")
    void aCallByNobodyIsAnsweredAsDocumented(Operation operation) {
        HttpResponse<String> answer = call(operation, path(operation), body(operation), false);

        boolean open =
                operation.node().path("security").isEmpty() && operation.node().has("security");
        assertThat(answer.statusCode()).isEqualTo(open ? good(operation) : 401);
        assertDocumented(operation, answer);
    }

    @ParameterizedTest
    @MethodSource("called")
    void aCallForWhatIsNotThereIsAnsweredAsDocumented(Operation operation) {
        String elsewhere = path(operation)
                .replace("north", "nowhere")
                .replace("/demo/", "/nowhere/")
                .replace(IDS.getOrDefault("visitId", ""), "v" + "0".repeat(25))
                .replace(IDS.getOrDefault("token", ""), "0".repeat(22));

        assertDocumented(operation, call(operation, elsewhere, body(operation), true));
    }

    @ParameterizedTest(name = "{0} on {1} operations")
    @CsvSource({"'{', 400", "'[]', 400", "'', 400", "'{\"nonsense\":1}', 422"})
    void aBadBodyIsAnsweredAsDocumented(String body, int status) {
        List<Operation> writing = called().filter(one -> one.node().has("requestBody"))
                // Who sends events again because one of them is odd is not helped: CallbackFunctionsTest has their
                // faults.
                .filter(one -> !one.path().startsWith("/callbacks"))
                .toList();

        assertThat(writing).hasSizeGreaterThan(10);
        for (Operation operation : writing) {
            HttpResponse<String> answer = call(operation, path(operation), body, true);
            boolean ping = body.isEmpty()
                    && !operation.node().at("/requestBody/required").asBoolean();
            assertThat(answer.statusCode())
                    .as("%s: %s", operation, answer.body())
                    .isEqualTo(ping ? 204 : status);
            assertDocumented(operation, answer);
        }
    }

    @Test
    void tooMuchAndAnotherMediaTypeAreAnsweredAsDocumented() {
        for (Operation operation :
                called().filter(one -> one.node().has("requestBody")).toList()) {
            HttpResponse<String> large =
                    call(operation, path(operation), "{\"x\":\"" + "y".repeat(1_100_000) + "\"}", true);

            assertThat(large.statusCode()).as(operation.toString()).isEqualTo(413);
            assertDocumented(operation, large);
            if (operation.node().at("/responses").has("415")) {
                HttpResponse<String> xml = call(operation, path(operation), "<Appointment/>", true);
                assertThat(xml.statusCode()).as(operation + xml.body()).isEqualTo(415);
                assertDocumented(operation, xml);
            }
        }
    }

    @Test
    void everyExampleOfTheDocumentSatisfiesItsSchema() {
        var checked = new ArrayList<String>();
        for (JsonNode media : DOCUMENT.findValues("content").stream()
                .flatMap(JsonNode::valueStream)
                .toList()) {
            media.path("examples").forEach(example -> {
                JsonNode value = SCHEMA.resolved(example).path("value");
                assertThat(SCHEMA.violations(media.path("schema"), value)).isEmpty();
                checked.add(value.toString());
            });
            if (media.has("example")) {
                assertThat(SCHEMA.violations(media.path("schema"), media.path("example")))
                        .isEmpty();
                checked.add(media.path("example").toString());
            }
        }
        assertThat(checked).hasSizeGreaterThan(15);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"id":"x"}                                                       | required
            {"name":1}                                                       | type
            {"name":"North","colour":"blue"}                                 | not a property
            {"name":"North","id":"No Slug"}                                  | pattern
            {"name":"North","administrators":["short"]}                      | pattern
            {"name":"North","sources":[{"name":"x","order":"random"}]}       | enum
            {"name":"North","clinicians":[{"displayName":"x","objectId":"x"}]}| format
            """)
    void theCheckerFindsWhatIsWrong(String value, String word) {
        JsonNode schema = DOCUMENT.at("/components/schemas/Configuration");

        assertThat(SCHEMA.violations(schema, Stage.json(value)))
                .singleElement()
                .asString()
                .contains(word);
    }

    /** Those that programs call; what signed-in people and calendars get is checked in DayFunctionsTest and FeedFunctionsTest. */
    static Stream<Operation> called() {
        return operations()
                .filter(one -> !Set.of("Staff", "Calendars")
                        .contains(one.node().at("/tags/0").asText()))
                .filter(one -> !one.node().at("/requestBody/content").has("application/x-www-form-urlencoded"));
    }

    static Stream<Operation> operations() {
        return DOCUMENT.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .map(method -> new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue())));
    }

    private static void assertDocumented(Operation operation, HttpResponse<String> answer) {
        String which = operation + " answered " + answer.statusCode() + " " + answer.body();
        JsonNode response = SCHEMA.resolved(operation.node().path("responses").path("" + answer.statusCode()));
        assertThat(response.isObject()).as(which).isTrue();
        response.path("headers").properties().forEach(header -> {
            var sent = answer.headers().firstValue(header.getKey());
            if (header.getValue().path("required").asBoolean()) {
                assertThat(sent).as(which + " " + header.getKey()).isPresent();
            }
            JsonNode schema = header.getValue().path("schema");
            if (sent.isPresent() && !schema.path("type").asText().equals("integer")) {
                assertThat(SCHEMA.violations(schema, TextNode.valueOf(sent.get())))
                        .isEmpty();
            }
        });
        assertThat(answer.headers().firstValue("cache-control")).as(which).contains("no-store");
        assertBody(response.path("content"), answer, which);
    }

    private static void assertBody(JsonNode content, HttpResponse<String> answer, String which) {
        if (content.isEmpty()) {
            assertThat(answer.body()).as(which).isEmpty();
            return;
        }
        String type = answer.headers().firstValue("content-type").orElse("").replaceAll(";.*", "");
        assertThat(content.has(type)).as(which + " as " + type).isTrue();
        if (type.endsWith("json")) {
            assertThat(SCHEMA.violations(content.path(type).path("schema"), Stage.json(answer.body())))
                    .as(which)
                    .isEmpty();
        }
    }

    private static int good(Operation operation) {
        return operation.method().equals("POST") ? 303 : 200;
    }

    private static String path(Operation operation) {
        String path = operation
                .path()
                .replace("{organisation}", "north")
                .replace("{source}", "demo")
                .replace("{appointmentId}", "open-api")
                .replace("{code}", "VIDEO")
                .replace("{appRole}", "Visits.Booking")
                .replace("{ruleSet}", "usual")
                .replace("{language}/{kind}", "en/confirmation")
                .replace("{part}", "sms")
                .replace("{sweep}", IDS.getOrDefault("sweep", ""))
                .replace("{visitId}", IDS.getOrDefault(operation.path().endsWith("/late") ? "soon" : "visitId", ""))
                .replace("{kind}", "received")
                .replace("{token}", IDS.getOrDefault("token", ""))
                .replace("{id}", id(operation.path()));
        if (path.startsWith("/readiness")) {
            return "/api" + path + "?organisation=north";
        }
        if (path.endsWith("/rotate")) {
            return "/api" + path + "?organisation=north&dryRun=true";
        }
        return "/api"
                + switch (path) {
                    case "/visits" -> "/visits?appointment=" + STAGE.appointment();
                    case "/credentials" -> "/credentials?organisation=north";
                    case "/operations/stuck/redrive" -> "/operations/stuck/redrive?reason=ACCESS_POLICY_MISSING";
                    default -> path;
                };
    }

    private static String id(String path) {
        if (path.startsWith("/credentials/")) {
            return IDS.getOrDefault("credential", "");
        }
        if (path.startsWith("/operations/")) {
            return IDS.getOrDefault("stuck", "");
        }
        return path.contains("/clinics/")
                ? "respiratory"
                : path.contains("/clinicians/") ? "okafor" : path.contains("/sources/") ? "north-ehr" : "1004";
    }

    /** The document's own example, where it has one; else the item of its example of a configuration. */
    private static String body(Operation operation) {
        if (!operation.node().has("requestBody")) {
            return "";
        }
        JsonNode media = operation.node().at("/requestBody/content").elements().next();
        for (JsonNode example : media.path("examples")) {
            // What carriers tell is of this moment, or it is refused.
            return SCHEMA.resolved(example)
                    .path("value")
                    .toString()
                    .replaceAll(
                            "2026-11-22T10:00:00[.0]*Z", WORLD.clock().instant().toString());
        }
        ObjectNode configuration =
                DOCUMENT.at("/components/examples/Configuration/value").deepCopy();
        String list = operation.path().contains("/clinics/")
                ? "clinics"
                : operation.path().contains("/appointment-types/")
                        ? "appointmentTypes"
                        : operation.path().contains("/clinicians/")
                                ? "clinicians"
                                : operation.path().contains("/sources/") ? "sources" : "";
        if (list.isEmpty()) {
            return configuration.retain("name", "administratorToken").toString();
        }
        return configuration.path(list).path(0).toString();
    }

    private static HttpResponse<String> call(Operation operation, String path, String body, boolean known) {
        var request = HttpRequest.newBuilder(WORLD.baseUrl().resolve(path))
                .method(
                        operation.method(),
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("content-type", body.startsWith("<") ? "application/fhir+xml" : "application/json");
        }
        ExampleEhr ehr = STAGE.ehr();
        if (!known) {
            return ehr.exchangeOnly(request.header("x-functions-key", LocalWorld.FUNCTION_KEY));
        }
        if (operation.path().startsWith("/callbacks")) {
            return ehr.exchangeAs(LocalWorld.CALLBACK_TOKEN, request);
        }
        return ehr.exchangeAs(
                operation.path().startsWith("/organisations")
                                || operation.path().startsWith("/operations")
                                || operation.path().startsWith("/credentials")
                                || operation.path().startsWith("/hygiene")
                                || operation.path().startsWith("/readiness")
                                || operation.path().startsWith("/privacy")
                        ? LocalWorld.ADMINISTRATOR_TOKEN
                        : LocalWorld.DEMO_TOKEN,
                request);
    }

    private static Set<String> generated() throws IOException {
        var routes = new TreeSet<String>();
        try (Stream<Path> folders = Files.list(Path.of("target", "azure-functions", "virtual-visits"))) {
            for (Path file : folders.map(folder -> folder.resolve("function.json"))
                    .filter(Files::exists)
                    .toList()) {
                JsonNode trigger = Stage.json(Files.readString(file)).at("/bindings/0");
                trigger.path("methods")
                        .forEach(method -> routes.add(
                                method.asText() + " /" + trigger.path("route").asText()));
            }
        }
        return routes;
    }

    private static JsonNode document() {
        try {
            return new ObjectMapper(new YAMLFactory())
                    .readTree(Path.of("docs", "reference", "openapi.yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
