package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.core.visit.FindVisit;
import org.virtualvisits.functions.Signed;
import org.virtualvisits.sandbox.LocalWorld;
import org.virtualvisits.sandbox.RunningWorld;

/** What cannot be used or proved is answered as docs/reference/api.md says, and leaves no trace in storage. */
final class BadInputStoresNothingTest {

    private static final LocalWorld WORLD = RunningWorld.own();
    private static final String SECRET = LocalWorld.SECRETS.getOrDefault("signed-1", "");

    private final Stage stage = Stage.in(WORLD);
    private final String fhir = "/api/fhir/Appointment/" + stage.appointment();
    private final String plain = "/api/visits/demo/" + stage.appointment();
    private final Instant start = stage.inDays(10);

    @AfterAll
    static void end() {
        WORLD.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"status\":\"booked\",", "[]", "\"text\"", "", "{\"status\":1,\"status\":2}", "\u0000"})
    void whatIsNoJsonObjectIsMalformedOnBothDoors(String body) {
        refused(put(fhir, body), 400, "malformed");
        refused(put(plain, body), 400, "malformed");
    }

    @Test
    void tenThousandDeepIsMalformed() {
        String deep = "{\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

        refused(put(fhir, deep), 400, "malformed");
        refused(put(plain, deep), 400, "malformed");
    }

    @Test
    void fiveMegabytesAreTooLarge() {
        String large = good().replaceFirst("\\{", "{\"x\":\"" + "y".repeat(5 * 1024 * 1024) + "\",");

        refused(put(plain, large), 413, "too-large");
        refused(put(fhir, large), 413, "too-large");
    }

    @Test
    void anotherResourceIsWrong() {
        String patient = "{\"resourceType\":\"Patient\",\"id\":\"" + stage.appointment() + "\"}";

        refused(put(fhir, patient), 422, "wrong-resource");
    }

    @Test
    void anotherIdThanThePathsIsInvalid() {
        String body = stage.ehr().body("another", stage.version(1, "booked", start));

        refused(put(fhir, body), 422, "invalid");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            start     | "2026-13-40T09:00:00Z"      | /start
            start     | "tomorrow"                  | /start
            start     | 1764579600                  | /start
            end       | "1999-01-01T00:00:00Z"      | /end
            timeZone  | "Europe/Atlantis"           | /timeZone
            minutes   | 0                           | /minutes
            status    | "maybe"                     | /status
            colour    | "blue"                      | /colour
            patients  | [{"id":"1","phone":"0770"}] | /patients/0/phone
            patients  | [{"id":"1","email":"a@b@c"}]| /patients/0/email
            patients  | [{"id":"1","email":"a@example.org\\r\\nBcc: b@example.org"}] | /patients/0/email
            patients  | [{"givenName":"Grace"}]     | /patients/0/id
            """)
    void plainJsonThatCannotBeUsedIsInvalidAndPointedAt(String field, String value, String pointer) {
        HttpResponse<String> answer = put(plain, goodBut(field, value));

        refused(answer, 422, "invalid");
        assertThat(Stage.json(answer.body()).findValuesAsText("pointer")).containsExactly(pointer);
        assertThat(answer.body()).doesNotContain("example.org").doesNotContain("0770");
    }

    @Test
    void aWrongBearerIsNobody() {
        var request = request(plain, good()).header("x-functions-key", LocalWorld.FUNCTION_KEY);

        refused(
                stage.ehr().exchangeOnly(request.header("authorization", "Bearer " + "x".repeat(40))),
                401,
                "unauthorised");
    }

    @Test
    void aGoodBearerUnderAnothersSourceIsLikeNothingThere() {
        refused(put("/api/visits/signed/" + stage.appointment(), good()), 404, "not-found");
    }

    @Test
    void withoutTheFunctionKeyTheHostRefuses() {
        HttpResponse<String> answer = stage.ehr()
                .exchangeOnly(request(plain, good()).header("authorization", "Bearer " + LocalWorld.DEMO_TOKEN));

        assertThat(answer.statusCode()).isEqualTo(401);
        nothingIsStored();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(longs = {-301, 301, -86_400, 3_600})
    void aSignatureOfAnotherTimeIsNobodys(long seconds) {
        Instant at = WORLD.clock().instant().plusSeconds(seconds);

        refused(signed("one", at, good(), SECRET, good()), 401, "unauthorised");
    }

    @Test
    void aSignatureByAnotherSecretOrOfAnotherBodyIsNobodys() {
        Instant now = WORLD.clock().instant();
        String other = "whsec_" + "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=";

        refused(signed("two", now, good(), other, good()), 401, "unauthorised");
        refused(signed("three", now, good(), SECRET, goodBut("minutes", "45")), 401, "unauthorised");
    }

    @Test
    void aGoodSignatureIsAppliedOnceInItsWindowAndIsNobodysAfterIt() {
        Instant now = WORLD.clock().instant();
        String id = stage.appointment();

        HttpResponse<String> first = signed(id, now, good(), SECRET, good());
        HttpResponse<String> second = signed(id, now, good(), SECRET, good());
        WORLD.clock().set(now.plus(Duration.ofMinutes(6)));
        HttpResponse<String> late = signed(id, now, good(), SECRET, good());

        assertThat(outcome(first)).isEqualTo("applied");
        assertThat(outcome(second)).isEqualTo("duplicate");
        assertThat(late.statusCode()).isEqualTo(401);
        stage.told(1);
    }

    @Test
    void theSecondSecretAndTheHintInTheQueryProveItAsWell() {
        Instant now = WORLD.clock().instant();
        Map<String, String> headers = new HashMap<>(Signed.headers(
                stage.appointment(), now, good(), LocalWorld.SECRETS.getOrDefault("signed-2", ""), "signed"));
        headers.remove("x-visits-source");

        HttpResponse<String> answer =
                signed("/api/visits/signed/" + stage.appointment() + "?source=signed", headers, good());

        assertThat(outcome(answer)).isEqualTo("applied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13-40T09:00:00Z", "2026-12-01T09:00:00", "soon"})
    void aBadDateInFhirIsAcceptedAndShownToStaffAndNobodyIsTold(String bad) {
        String good = stage.ehr().body(stage.appointment(), stage.version(1, "booked", start));

        HttpResponse<String> answer = put(fhir, good.replace(start.toString(), bad));
        stage.awaitQuiet();

        assertThat(answer.statusCode()).isEqualTo(204);
        JsonNode visit = stage.visit(answer.headers().firstValue("location").orElseThrow());
        assertThat(visit.at("/attention/0/code").asText()).isEqualTo("unreadable");
        assertThat(visit.at("/meeting/state").asText()).isEqualTo("none");
        assertThat(stage.texts()).isEmpty();
        assertThat(stage.mails()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{clinic.phone}}", "{{#each this}}x{{/each}}", "{{{links.join}}}", "<b>${7*7}</b>"})
    void aTemplateInANameStaysWordsInTheMessageThatThePatientGets(String name) {
        put(plain, goodBut("patients", patient(name)));
        stage.told(1);

        assertThat(stage.mails().getFirst().textBody()).contains(name);
        assertThat(stage.mails().getFirst().htmlBody())
                .contains(name.replace("<", "&lt;").replace(">", "&gt;"))
                .doesNotContain("<b>$");
    }

    @Test
    void aLineBreakInANameMakesNoHeaderAndNoSecondRecipient() {
        String name = "Grace\\r\\nBcc: everyone@example.org\\r\\n\\r\\nHello";
        String body = stage.ehr()
                .body(stage.appointment(), stage.version(1, "booked", start))
                .replace("[\"Grace\"]", "[\"" + name + "\"]");

        put(fhir, body);
        stage.told(1);
        HttpResponse<String> strict = put(plain + "-strict", goodBut("patients", patient(name)));

        var mail = stage.mails().getFirst();
        assertThat(mail.to()).containsExactly(stage.email());
        assertThat(mail.cc()).isEmpty();
        assertThat(mail.bcc()).isEmpty();
        assertThat(mail.headers()).doesNotContainKey("bcc");
        assertThat(mail.calendar())
                .isNotNull()
                .satisfies(part -> assertThat(part.text().lines()).noneMatch(line -> line.startsWith("Bcc")));
        refusedOnly(strict, 422, "invalid");
        assertThat(strict.body()).doesNotContain("everyone");
    }

    private String good() {
        return goodBut("minutes", "30");
    }

    private String goodBut(String field, String value) {
        var fields = new HashMap<String, String>();
        fields.put("status", "\"booked\"");
        fields.put("start", "\"" + start + "\"");
        fields.put("type", "\"telehealth\"");
        fields.put("clinicians", "[\"demo\"]");
        fields.put("patients", patient("Grace"));
        fields.put(field, value);
        var body = new StringBuilder("{\"version\":1");
        fields.forEach(
                (name, its) -> body.append(",\"").append(name).append("\":").append(its));
        return body.append('}').toString();
    }

    private String patient(String name) {
        return "[{\"id\":\"1\",\"givenName\":\"" + name + "\",\"phone\":\"" + stage.phone() + "\",\"email\":\""
                + stage.email() + "\"}]";
    }

    private HttpRequest.Builder request(String path, String body) {
        return HttpRequest.newBuilder(WORLD.baseUrl().resolve(path))
                .header("content-type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> put(String path, String body) {
        return stage.ehr().exchange(request(path, body));
    }

    /** Signs one body and sends another, which is usually the same. */
    private HttpResponse<String> signed(String id, Instant at, String body, String secret, String sent) {
        return signed(
                "/api/visits/signed/" + stage.appointment(), Signed.headers(id, at, body, secret, "signed"), sent);
    }

    private HttpResponse<String> signed(String path, Map<String, String> headers, String sent) {
        HttpRequest.Builder request = request(path, sent).header("x-functions-key", LocalWorld.FUNCTION_KEY);
        headers.forEach(request::header);
        return stage.ehr().exchangeOnly(request);
    }

    private void refused(HttpResponse<String> answer, int status, String type) {
        refusedOnly(answer, status, type);
        nothingIsStored();
    }

    private static void refusedOnly(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = Stage.json(answer.body());
        assertThat(problem.at("/type").asText()).isEqualTo("/problems/" + type);
        assertThat(problem.at("/status").asInt()).isEqualTo(status);
    }

    private void nothingIsStored() {
        HttpResponse<String> found = stage.ehr()
                .exchange(HttpRequest.newBuilder(
                        WORLD.baseUrl().resolve("/api/visits?appointment=" + stage.appointment())));
        assertThat(found.statusCode()).isEqualTo(404);
        List<FindVisit.Shown> visits = WORLD.visits();
        assertThat(visits).noneMatch(shown -> shown.visit().appointmentId().equals(stage.appointment()));
    }

    private static String outcome(HttpResponse<String> answer) {
        return answer.headers().firstValue("x-visit-outcome").orElse("none: " + answer.body());
    }
}
