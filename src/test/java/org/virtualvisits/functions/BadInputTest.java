package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything a stranger or a broken system may send: each is answered as written here, and nothing is stored. */
final class BadInputTest {

    private static final String MIB = "x".repeat(1 << 20);

    private final Doors doors = new Doors();

    static Stream<Arguments> fhirBodies() {
        return Stream.of(
                Arguments.of("malformed JSON", "{\"resourceType\":\"Appointment\",", 400, "malformed"),
                Arguments.of("no JSON at all", "hello", 400, "malformed"),
                Arguments.of("two documents", "{} {}", 400, "malformed"),
                Arguments.of("a list", "[]", 400, "malformed"),
                Arguments.of("a string", "\"Appointment\"", 400, "malformed"),
                Arguments.of("null", "null", 400, "malformed"),
                Arguments.of(
                        "one field twice",
                        "{\"resourceType\":\"Appointment\",\"id\":\"1\",\"status\":\"booked\",\"status\":\"cancelled\"}",
                        400,
                        "malformed"),
                Arguments.of(
                        "depth 10,000",
                        "{\"resourceType\":\"Appointment\",\"a\":" + "[".repeat(10_000),
                        400,
                        "malformed"),
                Arguments.of("depth 101", "{\"a\":".repeat(101) + "1" + "}".repeat(101), 400, "malformed"),
                Arguments.of("a number of 10,000 digits", "{\"a\":" + "9".repeat(10_000) + "}", 400, "malformed"),
                Arguments.of("5 MB", "{\"a\":\"" + MIB.repeat(5) + "\"}", 413, "too-large"),
                Arguments.of("1 MiB in fewer characters", "{\"a\":\"" + "é".repeat(1 << 19) + "\"}", 413, "too-large"),
                Arguments.of("XML", "<Appointment xmlns=\"http://hl7.org/fhir\"/>", 415, "media-type"),
                Arguments.of("no resource type", "{}", 422, "wrong-resource"),
                Arguments.of("another resource", "{\"resourceType\":\"Patient\",\"id\":\"1\"}", 422, "wrong-resource"),
                Arguments.of(
                        "another Bundle",
                        "{\"resourceType\":\"Bundle\",\"type\":\"transaction\"}",
                        422,
                        "wrong-resource"),
                Arguments.of(
                        "a Bundle of something else",
                        "{\"resourceType\":\"Bundle\",\"type\":\"history\",\"entry\":[{\"resource\":{\"resourceType\":\"Slot\"}}]}",
                        422,
                        "wrong-resource"),
                Arguments.of(
                        "a Bundle of 101",
                        "{\"resourceType\":\"Bundle\",\"type\":\"history\",\"entry\":[" + "{},".repeat(100) + "{}]}",
                        413,
                        "too-large"),
                Arguments.of("no id", "{\"resourceType\":\"Appointment\",\"status\":\"booked\"}", 422, "invalid"),
                Arguments.of("an id that is none", "{\"resourceType\":\"Appointment\",\"id\":\"a b\"}", 422, "invalid"),
                Arguments.of(
                        "an id of 65",
                        "{\"resourceType\":\"Appointment\",\"id\":\"" + "1".repeat(65) + "\"}",
                        422,
                        "invalid"),
                Arguments.of(
                        "an id with a line end", "{\"resourceType\":\"Appointment\",\"id\":\"1\\n\"}", 422, "invalid"));
    }

    @ParameterizedTest(name = "{0}: {2} {3}")
    @MethodSource("fhirBodies")
    void whatCannotBeTakenIsRefusedWithAProblem(String what, String body, int status, String word) {
        HttpResponseMessage response =
                doors.post(Doors.bearer(Doors.NORTH_TOKEN, "Content-Type", "application/fhir+json"), body);

        assertThat(response.getStatusCode()).isEqualTo(status);
        assertThat(response.getHeader("Content-Type")).isEqualTo("application/problem+json");
        JsonNode problem = Doors.json(response);
        assertThat(problem.path("type").asText()).isEqualTo("/problems/" + word);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asText()).isNotEmpty();
        assertThat(String.valueOf(response.getBody()).length()).isLessThan(2_000);
        assertThat(doors.isEmpty()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`{}`, /status",
                "`{\"status\":null}`, /status",
                "`{\"status\":\"postponed\"}`, /status",
                "`{\"status\":7}`, /status",
                "`{\"status\":\"booked\"}`, /start",
                "`{\"status\":\"booked\",\"start\":null}`, /start",
                "`{\"status\":\"booked\",\"start\":\"tomorrow\"}`, /start",
                "`{\"status\":\"booked\",\"start\":\"2026-02-30T09:00:00Z\"}`, /start",
                "`{\"status\":\"booked\",\"start\":\"2026-12-01\"}`, /start",
                "`{\"status\":\"booked\",\"start\":\"2026-12-01T09:00:00\"}`, /start",
                "`{\"status\":\"booked\",\"start\":\"+99999-12-01T09:00:00Z\"}`, /start",
                "`{\"status\":\"booked\",\"start\":\"2026-12-01T09:00:00\",\"timeZone\":\"Europe/Nowhere\"}`, /timeZone",
                "`{\"status\":\"booked\",\"start\":\"2026-12-01T09:00:00\",\"timeZone\":\"+01:00\"}`, /timeZone",
                "`{\"status\":\"booked\",\"start\":\"2026-03-29T01:30:00\",\"timeZone\":\"Europe/London\"}`, /start",
                "`{\"status\":\"booked\",\"start\":\"2026-12-01T09:00:00Z\",\"end\":\"2026-12-01T08:00:00Z\"}`, /end",
                "`{\"status\":\"booked\",\"start\":\"2026-12-01T09:00:00Z\",\"end\":\"2026-12-01T09:00:00Z\"}`, /end",
                "`{\"status\":\"booked\",\"start\":\"2026-12-01T09:00:00Z\",\"end\":\"2026-12-01T09:30:00Z\",\"minutes\":30}`, /minutes",
                "`{\"status\":\"proposed\",\"minutes\":0}`, /minutes",
                "`{\"status\":\"proposed\",\"minutes\":1.5}`, /minutes",
                "`{\"status\":\"proposed\",\"minutes\":99999999999999999999}`, /minutes",
                "`{\"status\":\"proposed\",\"version\":\"7\"}`, /version",
                "`{\"status\":\"proposed\",\"version\":-1}`, /version",
                "`{\"status\":\"proposed\",\"updated\":\"now\"}`, /updated",
                "`{\"status\":\"proposed\",\"colour\":\"red\"}`, /colour",
                "`{\"status\":\"proposed\",\"clinicians\":\"okafor\"}`, /clinicians",
                "`{\"status\":\"proposed\",\"clinicians\":[1]}`, /clinicians/0",
                "`{\"status\":\"proposed\",\"patients\":{}}`, /patients",
                "`{\"status\":\"proposed\",\"patients\":[7]}`, /patients/0",
                "`{\"status\":\"proposed\",\"patients\":[{}]}`, /patients/0/id",
                "`{\"status\":\"proposed\",\"patients\":[{\"id\":\"1\"},{\"id\":\"1\"}]}`, /patients/1/id",
                "`{\"status\":\"proposed\",\"patients\":[{\"id\":\"1\",\"phone\":\"12\"}]}`, /patients/0/phone",
                "`{\"status\":\"proposed\",\"patients\":[{\"id\":\"1\",\"email\":\"a@b\"}]}`, /patients/0/email",
                "`{\"status\":\"proposed\",\"patients\":[{\"id\":\"1\",\"email\":\"a@example.org, b@example.org\"}]}`, /patients/0/email",
                "`{\"status\":\"proposed\",\"patients\":[{\"id\":\"1\",\"language\":\"english please\"}]}`, /patients/0/language",
                "`{\"status\":\"proposed\",\"patients\":[{\"id\":\"1\",\"age\":7}]}`, /patients/0/age",
                "`{\"status\":\"proposed\",\"patients\":[{\"id\":\"1\",\"familyName\":\"Vale\\r\\nBcc: a@example.org\"}]}`, /patients/0/familyName",
                "`{\"status\":\"proposed\",\"patients\":[{\"id\":\"1\",\"givenName\":\"I\\u2028\"}]}`, /patients/0/givenName",
                "`{\"status\":\"proposed\",\"patients\":[{\"id\":\"1\",\"givenName\":\"\\ud800\"}]}`, /patients/0/givenName",
                "`{\"status\":\"proposed\",\"patients\":[{\"id\":\"1\",\"givenName\":\" \"}]}`, /patients/0/givenName",
            })
    void whatIsWrongInPlainJsonIsPointedAt(String body, String pointer) {
        HttpResponseMessage response = doors.change(HttpMethod.PUT, "a-1", body);

        assertThat(response.getStatusCode()).isEqualTo(422);
        assertThat(Doors.json(response).at("/errors/0/pointer").asText()).isEqualTo(pointer);
        assertThat(Doors.json(response).at("/errors/0/detail").asText()).isNotEmpty();
        assertThat(doors.isEmpty()).isTrue();
    }

    @Test
    void everythingWrongIsToldAtOnceAndNothingThatWasSentIsRepeated() {
        HttpResponseMessage response = doors.change(
                HttpMethod.PUT,
                "a-1",
                "{\"status\":\"secret-status\",\"start\":\"secret-start\",\"se cret\":1,\"patients\":[{\"id\":\"1\",\"phone\":"
                        + "\"07700 900123 secret\",\"email\":\"secret@\"}]}");

        assertThat(Doors.json(response).path("errors").size()).isEqualTo(5);
        assertThat(String.valueOf(response.getBody())).doesNotContain("secret", "07700", "se cret");
    }

    @Test
    void aLongListOfMistakesIsCut() {
        String patients = "{\"id\":\"1\",\"phone\":\"x\"},".repeat(249) + "{}";

        HttpResponseMessage response =
                doors.change(HttpMethod.PUT, "a-1", "{\"status\":\"proposed\",\"patients\":[" + patients + "]}");

        assertThat(Doors.json(response).path("errors").size()).isEqualTo(50);
    }

    @Test
    void moreThan250PatientsAreTooManyForTeams() {
        var patients = new ArrayList<String>();
        for (int i = 0; i < 251; i++) {
            patients.add("{\"id\":\"" + i + "\"}");
        }
        String of251 = "{\"status\":\"proposed\",\"patients\":[" + String.join(",", patients) + "]}";
        String of250 = "{\"status\":\"proposed\",\"patients\":[" + String.join(",", patients.subList(1, 251)) + "]}";

        assertThat(doors.change(HttpMethod.PUT, "a-1", of251).getStatusCode()).isEqualTo(422);
        assertThat(doors.change(HttpMethod.PUT, "a-1", of250).getStatusCode()).isEqualTo(204);
    }

    @Test
    void templateSyntaxInANameStaysText() {
        doors.change(
                HttpMethod.PUT,
                "a-1",
                "{\"status\":\"proposed\",\"patients\":[{\"id\":\"1\",\"givenName\":\"{{{clinic.phone}}}<script>\"}]}");

        assertThat(doors.stored("a-1").wanted().patients().getFirst().givenName())
                .contains("{{{clinic.phone}}}<script>");
    }

    @ParameterizedTest
    @CsvSource({"PUT, application/octet-stream", "PUT, multipart/form-data", "PATCH, application/json-patch+json"})
    void otherMediaTypesAreRefused(String method, String type) {
        HttpResponseMessage response = doors.change(
                HttpMethod.valueOf(method),
                "north-ehr",
                "a-1",
                Doors.bearer(Doors.NORTH_TOKEN, "Content-Type", type),
                "{\"status\":\"booked\"}");

        assertThat(response.getStatusCode()).isEqualTo(415);
        assertThat(response.getHeader("Accept")).contains("application/json");
    }

    @Test
    void appointmentIdsThatNoPathCarriesAreRefused() {
        for (String id : List.of("%2F", "a%20b".replace("%20", "+") + "%", "x".repeat(129), "é")) {
            HttpResponseMessage response = doors.visit.change(
                    Doors.request(
                            HttpMethod.PUT,
                            "visits/north-ehr/x",
                            Doors.bearer(Doors.NORTH_TOKEN),
                            "{\"status\":\"proposed\"}"),
                    "north-ehr",
                    id,
                    doors.context);
            assertThat(response.getStatusCode()).isEqualTo(422);
        }
        assertThat(doors.isEmpty()).isTrue();
    }

    @Test
    void aBodyWithoutContentIsNoAppointment() {
        assertThat(doors.fhir(HttpMethod.PUT, "1", Doors.bearer(Doors.NORTH_TOKEN), null)
                        .getStatusCode())
                .isEqualTo(400);
        assertThat(doors.change(HttpMethod.PUT, "a-1", null).getStatusCode()).isEqualTo(400);
        assertThat(doors.change(HttpMethod.PATCH, "a-1", " ").getStatusCode()).isEqualTo(400);
    }
}
