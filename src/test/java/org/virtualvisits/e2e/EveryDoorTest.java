package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.golden.ReviewedFunction;
import org.virtualvisits.sandbox.LocalWorld;
import org.virtualvisits.sandbox.RunningWorld;

/**
 * Each method of each route, as docs/reference/doors.md lists them: what a stranger gets, what another organisation's
 * tokens open, and what hostile bodies do. None ends in a fault of ours, and none leaves a trace in storage.
 */
final class EveryDoorTest {

    private static final LocalWorld WORLD = RunningWorld.own();
    private static final Stage STAGE = Stage.in(WORLD);

    /** In each path, body and header of a stranger; has the shape of a join token too. */
    private static final String MARK = "zqstrangerzq0123456789";

    /** In the paths of another organisation's callers, who may store what they like in their own. */
    private static final String OTHER_MARK = "zqelsewherezq012345678";

    private static final String OTHER_SOURCE = "another-organisations-source-0123456789";
    private static final String OTHER_ADMINISTRATOR = "another-organisations-administrator-01";
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    /** They take no body: what comes with the request is not looked at. */
    private static final Set<String> BODILESS = Set.of("redrive-all-stuck", "check-readiness-now");

    /** Event Grid sends lists; events of a kind that means nothing here are taken, so that they do not come again. */
    private static final String TAKES_LISTS = "acs-callback";

    /** One method of one route. */
    record Door(ReviewedFunction function, String method) {

        String path() {
            return path(MARK);
        }

        String path(String mark) {
            return "/api/"
                    + function.where()
                            .replace("{organisation}", "springfield")
                            .replace("{source}", "demo")
                            .replaceAll("\\{[a-zA-Z]+}", mark);
        }

        boolean isKeyed() {
            return function.key().equals("FUNCTION");
        }

        @Override
        public String toString() {
            return method + " " + function.name();
        }
    }

    static Stream<Door> doors() {
        return ReviewedFunction.http().stream()
                .flatMap(function -> function.methods().stream().map(method -> new Door(function, method)));
    }

    static Stream<Door> keyedDoors() {
        return doors().filter(Door::isKeyed);
    }

    static Stream<Door> doorsWithBodies() {
        return doors().filter(door -> WITH_BODY.contains(door.method()));
    }

    static Stream<Door> openPages() {
        return doors().filter(door -> !door.isKeyed());
    }

    @BeforeAll
    static void anotherOrganisationIsThere() {
        String another = """
                {"id":"shelbyville","name":"Shelbyville","administrators":["%s"],"clinics":[],"appointmentTypes":[],
                 "clinicians":[],"sources":[{"id":"other","name":"Another EHR","tokens":["%s"]}]}
                """.formatted(Digest.sha256Hex(OTHER_ADMINISTRATOR), Digest.sha256Hex(OTHER_SOURCE));
        HttpResponse<String> made = STAGE.ehr()
                .exchangeAs(
                        LocalWorld.ADMINISTRATOR_TOKEN,
                        request("PUT", "/api/organisations/shelbyville/configuration", another));

        assertThat(made.statusCode()).as(made.body()).isLessThan(300);
    }

    @AfterAll
    static void end() {
        WORLD.close();
    }

    @AfterEach
    void nothingOfItIsStored() {
        assertThat(WORLD.host().failures()).isEmpty();
        assertThat(WORLD.rowsThatName(MARK)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aStrangerGetsWhatTheTableSays(Door door) {
        HttpResponse<String> answer = keyOnly(door, request(door.method(), door.path(), body(door)));

        assertThat(answer.statusCode()).as(answer.body()).isIn(Doorplates.ofStranger(door.function()));
        if (door.isKeyed()) {
            isProblem(answer);
        }
        isSealed(answer);
    }

    @ParameterizedTest
    @MethodSource("keyedDoors")
    void withoutAFunctionKeyTheHostOpensNothing(Door door) {
        HttpResponse<String> answer = STAGE.ehr()
                .exchangeOnly(request(door.method(), door.path(), body(door))
                        .header("authorization", "Bearer " + LocalWorld.ADMINISTRATOR_TOKEN));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("keyedDoors")
    void anotherOrganisationsTokensOpenNothingOfThisOne(Door door) {
        for (String token : List.of(OTHER_SOURCE, OTHER_ADMINISTRATOR)) {
            HttpResponse<String> answer =
                    STAGE.ehr().exchangeAs(token, request(door.method(), door.path(OTHER_MARK), ""));

            boolean refused = answer.statusCode() >= 400 && answer.statusCode() < 500;
            boolean ofTheirOwn = answer.statusCode() < 300 && !door.path().contains("springfield");
            assertThat(refused || ofTheirOwn)
                    .as("%s %s", answer.statusCode(), answer.body())
                    .isTrue();
            assertThat(answer.body()).doesNotContainIgnoringCase("springfield");
            isSealed(answer);
        }
        assertThat(WORLD.visits())
                .noneMatch(shown -> shown.visit().organisation().value().equals("springfield"));
    }

    @ParameterizedTest
    @MethodSource("openPages")
    void aForgedPrincipalIsTakenOffBeforeAnybodyLooks(Door door) {
        String principal = String.valueOf(LocalWorld.STAFF.get("administrator"));
        String forged = Base64.getEncoder().encodeToString(principal.getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = STAGE.ehr()
                .exchangeOnly(request(door.method(), door.path(), body(door))
                        .header("x-ms-client-principal", forged)
                        .header("x-ms-client-principal-id", "7d1f0000-0000-4000-8000-0000000000b2"));

        assertThat(answer.statusCode()).isIn(Doorplates.ofStranger(door.function()));
        assertThat(answer.body()).doesNotContain("7d1f0000");
    }

    @ParameterizedTest
    @MethodSource("doorsWithBodies")
    void hostileBodiesAreRefusedWhoeverSendsThem(Door door) {
        Map<String, String> bodies = Map.of(
                "large", "{\"x\":\"" + MARK.repeat(60_000) + "\"}",
                "deep", "{\"" + MARK + "\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}",
                "no JSON", MARK + "\u0000{\"",
                "a list", "[\"" + MARK + "\"]",
                "XML", "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e \"" + MARK + "\">]><x>&e;</x>");
        bodies.forEach((kind, body) -> credentials(door).forEach(token -> {
            HttpResponse<String> answer = STAGE.ehr().exchangeAs(token, request(door.method(), door.path(), body));

            assertThat(answer.statusCode())
                    .as("%s: %s", kind, answer.body())
                    .isLessThan(500)
                    .isGreaterThanOrEqualTo(isTaken(door, kind) ? 200 : 303);
            assertThat(answer.body()).doesNotContain("ENTITY");
            isSealed(answer);
        }));
    }

    @ParameterizedTest
    @MethodSource("doorsWithBodies")
    void whatIsNotJsonIsRefusedWhateverItSaysItIs(Door door) {
        for (String type : List.of("application/yaml", "text/csv", "text/plain; charset=utf-7")) {
            for (String token : credentials(door)) {
                HttpRequest.Builder request = HttpRequest.newBuilder(
                                WORLD.baseUrl().resolve(door.path()))
                        .header("content-type", type)
                        .method(door.method(), HttpRequest.BodyPublishers.ofString("--x " + MARK));
                HttpResponse<String> answer = STAGE.ehr().exchangeAs(token, request);

                assertThat(answer.statusCode())
                        .as("%s: %s", type, answer.body())
                        .isLessThan(500)
                        .isGreaterThanOrEqualTo(
                                BODILESS.contains(door.function().name()) ? 200 : 303);
            }
        }
    }

    @Test
    void otherMethodsHaveNoDoor() {
        Map<String, Set<String>> open = doors().collect(
                        Collectors.groupingBy(Door::path, Collectors.mapping(Door::method, Collectors.toSet())));
        open.forEach((path, methods) -> METHODS.stream()
                .filter(method -> !methods.contains(method))
                .filter(method -> isNoOthers(path, method))
                .forEach(method -> {
                    HttpResponse<String> answer =
                            STAGE.ehr().exchangeAs(LocalWorld.ADMINISTRATOR_TOKEN, request(method, path, "{}"));
                    assertThat(answer.statusCode()).as("%s %s", method, path).isIn(404, 405);
                }));
    }

    private static boolean isTaken(Door door, String kind) {
        String name = door.function().name();
        return BODILESS.contains(name) || (name.equals(TAKES_LISTS) && kind.equals("a list"));
    }

    /** A route with a name in it may take the path of another route. */
    private static boolean isNoOthers(String path, String method) {
        return doors().filter(door -> door.method().equals(method))
                .map(door -> "/api/" + door.function().where().replaceAll("\\{[a-zA-Z]+}", "[^/]+"))
                .noneMatch(path::matches);
    }

    private static List<String> credentials(Door door) {
        return door.function().where().startsWith("callbacks")
                ? List.of(LocalWorld.CALLBACK_TOKEN)
                : List.of(LocalWorld.ADMINISTRATOR_TOKEN, LocalWorld.DEMO_TOKEN);
    }

    private static String body(Door door) {
        return WITH_BODY.contains(door.method()) ? "{\"" + MARK + "\":\"" + MARK + "\"}" : "";
    }

    private static HttpResponse<String> keyOnly(Door door, HttpRequest.Builder request) {
        return STAGE.ehr()
                .exchangeOnly(door.isKeyed() ? request.header("x-functions-key", LocalWorld.FUNCTION_KEY) : request);
    }

    private static HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(WORLD.baseUrl().resolve(path))
                .header("content-type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
    }

    private static void isProblem(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        assertThat(Stage.json(answer.body()).path("status").asInt()).isEqualTo(answer.statusCode());
    }

    /** What browsers and caches must not do with it. */
    private static void isSealed(HttpResponse<String> answer) {
        assertThat(header(answer, "cache-control")).isEqualTo("no-store");
        assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
        assertThat(header(answer, "strict-transport-security")).isEqualTo("max-age=31536000");
        assertThat(header(answer, "referrer-policy")).isIn("no-referrer", "same-origin");
        if (answer.statusCode() != 303) {
            assertThat(header(answer, "content-security-policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'");
        }
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("none");
    }
}
