package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.core.kernel.Spans;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.visit.AppointmentStatus;

/** The FHIR doors as HAPI and other servers meet them. */
final class FhirFunctionsTest {

    private static final String BOOKED = """
            {"resourceType":"Appointment","id":"1004","meta":{"versionId":"%d"},"status":"%s",
             "start":"2026-12-01T09:00:00Z","end":"2026-12-01T09:30:00Z",
             "participant":[{"actor":{"reference":"Patient/77"},"status":"accepted"}]}
            """;

    private final Doors doors = new Doors();

    @Test
    void acceptedIsNoContentWithTheVisitAndWhatBecameOfIt() {
        HttpResponseMessage response = put(BOOKED.formatted(1, "booked"));

        assertThat(response.getStatusCode()).isEqualTo(204);
        assertThat(response.getBody()).isNull();
        assertThat(response.getHeader("Location"))
                .isEqualTo("https://visits.example/api/visits/" + VisitId.of(Doors.NORTH, Doors.NORTH_EHR, "1004"));
        assertThat(response.getHeader("x-visit-outcome")).isEqualTo("applied");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void theOutcomeTellsOldAndRepeatedAndMeaninglessVersions() {
        put(BOOKED.formatted(3, "booked"));

        assertThat(put(BOOKED.formatted(3, "booked")).getHeader("x-visit-outcome"))
                .isEqualTo("duplicate");
        assertThat(put(BOOKED.formatted(2, "cancelled")).getHeader("x-visit-outcome"))
                .isEqualTo("superseded");
        assertThat(put(BOOKED.formatted(4, "booked")).getHeader("x-visit-outcome"))
                .isEqualTo("unchanged");
        assertThat(put(BOOKED.formatted(5, "cancelled")).getHeader("x-visit-outcome"))
                .isEqualTo("applied");
    }

    @ParameterizedTest
    @CsvSource({"'W/\"7\"', 7", "'\"7\"', 7", "W/7, 7", "'W/\"2-1\"', -1", "'*', -1", "'\"', -1"})
    void theVersionIsTakenFromIfMatchWhereTheBodyHasNone(String ifMatch, long version) {
        doors.fhir(
                HttpMethod.PUT,
                "1004",
                Doors.bearer(Doors.NORTH_TOKEN, "If-Match", ifMatch),
                BOOKED.formatted(1, "booked").replace("\"versionId\":\"1\"", ""));

        assertThat(doors.stored("1004").version().number().orElse(-1)).isEqualTo(version);
    }

    @Test
    void theBodysOwnVersionCountsBeforeIfMatch() {
        doors.fhir(
                HttpMethod.PUT,
                "1004",
                Doors.bearer(Doors.NORTH_TOKEN, "If-Match", "W/\"9\""),
                BOOKED.formatted(4, "booked"));

        assertThat(doors.stored("1004").version().number()).hasValue(4);
    }

    @Test
    void aDeleteCallsTheVisitOff() {
        put(BOOKED.formatted(1, "booked"));

        HttpResponseMessage response = doors.fhir(HttpMethod.DELETE, "1004", Doors.bearer(Doors.NORTH_TOKEN), null);

        assertThat(response.getStatusCode()).isEqualTo(204);
        assertThat(doors.stored("1004").wanted().status()).isEqualTo(AppointmentStatus.CANCELLED);
    }

    @Test
    void theIdInThePathMustBeTheBodys() {
        HttpResponseMessage response =
                doors.fhir(HttpMethod.PUT, "1005", Doors.bearer(Doors.NORTH_TOKEN), BOOKED.formatted(1, "booked"));

        assertThat(response.getStatusCode()).isEqualTo(422);
        assertThat(doors.isEmpty()).isTrue();
    }

    @Test
    void aPingWithoutPayloadIsAcceptedAndIgnored() {
        HttpResponseMessage response =
                doors.post(Doors.bearer(Doors.NORTH_TOKEN, "Content-Type", "application/x-www-form-urlencoded"), null);

        assertThat(response.getStatusCode()).isEqualTo(204);
        assertThat(response.getHeader("x-visit-outcome")).isEqualTo("ignored");
        assertThat(doors.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/fhir+xml;charset=UTF-8", "application/xml", "text/xml"})
    void xmlIsRefusedWithTheWayToSendJson(String type) {
        HttpResponseMessage response = doors.fhir(
                HttpMethod.PUT, "1", Doors.bearer(Doors.NORTH_TOKEN, "Content-Type", type), "<Appointment/>");

        assertThat(response.getStatusCode()).isEqualTo(415);
        assertThat(response.getHeader("Content-Type")).isEqualTo("application/problem+json");
        assertThat(Doors.json(response).path("detail").asText()).contains("application/fhir+json");
    }

    @Test
    void whatCannotBeReadIsAcceptedAndShownToStaff() {
        HttpResponseMessage response =
                put(BOOKED.formatted(1, "booked").replace("2026-12-01T09:00", "2026-99-01T09:00"));

        assertThat(response.getStatusCode()).isEqualTo(204);
        assertThat(doors.stored("1004").unread()).hasSize(1).first().asString().startsWith("start");
    }

    @Test
    void aBundleOfSeveralEventsIsAppliedWholeOrNotAtAll() {
        String one = BOOKED.formatted(1, "booked");
        String two = one.replace("1004", "1005");
        String bundle =
                "{\"resourceType\":\"Bundle\",\"type\":\"history\",\"entry\":[{\"resource\":%s},{\"resource\":%s}]}";

        HttpResponseMessage bad =
                doors.post(Doors.bearer(Doors.NORTH_TOKEN), bundle.formatted(one, two.replace("1005", "")));
        assertThat(bad.getStatusCode()).isEqualTo(422);
        assertThat(doors.isEmpty()).isTrue();

        HttpResponseMessage good = doors.post(Doors.bearer(Doors.NORTH_TOKEN), bundle.formatted(one, two));
        assertThat(good.getStatusCode()).isEqualTo(204);
        assertThat(good.getHeader("Location")).isNull();
        assertThat(doors.visits.ids()).hasSize(2);
    }

    @Test
    void twoEventsOfOneAppointmentInOneSignedBundleBothCount() {
        String bundle =
                "{\"resourceType\":\"Bundle\",\"type\":\"history\",\"entry\":[{\"resource\":%s},{\"resource\":%s}]}"
                        .formatted(BOOKED.formatted(1, "booked"), BOOKED.formatted(2, "cancelled"));

        doors.post(Signed.headers("msg-1", Doors.NOW, bundle, Doors.SECRET, "north-ehr"), bundle);

        assertThat(doors.stored("1004").wanted().status()).isEqualTo(AppointmentStatus.CANCELLED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"fullUrl\":\"https://ehr.example/fhir/Appointment/7\"}",
                "{\"fullUrl\":\"Appointment/7/_history/1\",\"request\":{\"method\":\"PUT\",\"url\":\"Appointment/7\"}}"
            })
    void namesWithoutAppointmentsAreRefusedWithTheSettingThatMendsIt(String entry) {
        HttpResponseMessage response = doors.post(
                Doors.bearer(Doors.NORTH_TOKEN),
                "{\"resourceType\":\"Bundle\",\"type\":\"subscription-notification\",\"entry\":[" + entry + "]}");

        assertThat(response.getStatusCode()).isEqualTo(422);
        assertThat(Doors.json(response).path("type").asText()).isEqualTo("/problems/id-only");
        assertThat(Doors.json(response).path("detail").asText()).contains("full-resource");
    }

    @Test
    void aFocusWithoutItsAppointmentIsRefusedToo() {
        HttpResponseMessage response = doors.post(Doors.bearer(Doors.NORTH_TOKEN), """
                {"resourceType":"Bundle","type":"subscription-notification","entry":[{"resource":{
                 "resourceType":"SubscriptionStatus","type":"event-notification",
                 "notificationEvent":[{"eventNumber":"1","focus":{"reference":"Appointment/7"}}]}}]}
                """);

        assertThat(response.getStatusCode()).isEqualTo(422);
        assertThat(Doors.json(response).path("type").asText()).isEqualTo("/problems/id-only");
    }

    @Test
    void whenSomethingFailsTheSenderIsAskedToSendAgainAndTheLogQuotesNothing() {
        var failing = new FhirFunctions(
                doors.recogniseCaller,
                doors.receiveAppointment,
                Doors.BASE,
                () -> {
                    throw new IllegalStateException("quotes Imogen Vale");
                },
                Spans.NONE);

        HttpResponseMessage response = failing.notification(
                Doors.request(HttpMethod.POST, "fhir", Doors.bearer(Doors.NORTH_TOKEN), BOOKED.formatted(1, "booked")),
                doors.context);

        assertThat(response.getStatusCode()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("5");
        assertThat(String.valueOf(response.getBody())).doesNotContain("Imogen");
        assertThat(doors.context.log())
                .anyMatch(line -> line.contains("exception=java.lang.IllegalStateException function=door"))
                .noneMatch(line -> line.contains("Imogen"));
    }

    @Test
    void theLogNamesVisitSourceAndInvocationAndNothingPersonal() {
        put(BOOKED.formatted(1, "booked").replace("\"Patient/77\"", "\"Patient/77\",\"display\":\"Imogen Vale\""));

        assertThat(doors.context.log())
                .anyMatch(line -> line.contains("outcome=applied visit=v")
                        && line.contains("source=north-ehr")
                        && line.contains("invocation="))
                .noneMatch(line -> line.contains("Imogen") || line.contains("1004") || line.contains("77"));
    }

    @Test
    void deliveriesOutOfOrderEndWithTheLastVersion() {
        for (int version : new int[] {3, 2, 5, 4, 1, 6, 8, 7, 10, 9, 11, 12}) {
            put(BOOKED.formatted(version, version == 12 ? "cancelled" : "booked"));
        }

        assertThat(doors.stored("1004").version().number()).hasValue(12);
        assertThat(doors.stored("1004").wanted().status()).isEqualTo(AppointmentStatus.CANCELLED);
    }

    private HttpResponseMessage put(String body) {
        Map<String, String> headers = Doors.bearer(Doors.NORTH_TOKEN, "Content-Type", "application/fhir+json");
        return doors.fhir(HttpMethod.PUT, "1004", headers, body);
    }
}
