package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Facts;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.NoticeId;
import org.virtualvisits.core.visit.MeetingState;
import org.virtualvisits.core.visit.Patient;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.Visits;
import org.virtualvisits.core.visit.Wanted;

/** The plain JSON doors. */
final class VisitFunctionsTest {

    private static final String FULL = """
            {"version":7,"updated":"2026-11-21T19:00:00Z","status":"booked",
             "start":"2026-12-01T09:00:00Z","end":"2026-12-01T09:20:00Z",
             "type":"VIDEO","clinic":"respiratory","clinicians":["okafor","Practitioner/12"],
             "patients":[{"id":"p-1","title":"Ms","givenName":"Imogen","familyName":"Vale","displayName":"Imogen Vale",
              "phone":"07700 900123","email":"imogen@example.org","language":"cy"},{"id":"p-2","phone":"01632 960123"}]}
            """;
    private static final Instant START = Instant.parse("2026-12-01T09:00:00Z");

    private final Doors doors = new Doors();

    @Test
    void aWholeAppointmentIsRecordedFieldByField() {
        HttpResponseMessage response = doors.change(HttpMethod.PUT, "a-1", FULL);

        assertThat(response.getStatusCode()).isEqualTo(204);
        assertThat(response.getHeader("x-visit-outcome")).isEqualTo("applied");
        Visit visit = doors.stored("a-1");
        Wanted wanted = visit.wanted();
        assertThat(visit.version().number()).hasValue(7);
        assertThat(visit.version().updated()).contains(Instant.parse("2026-11-21T19:00:00Z"));
        assertThat(wanted.start()).contains(START);
        assertThat(wanted.end()).contains(START.plus(Duration.ofMinutes(20)));
        assertThat(wanted.types()).containsExactly("VIDEO");
        assertThat(wanted.patients())
                .first()
                .isEqualTo(new Patient(
                        Patient.key(visit.id(), "p-1"),
                        Optional.of("Ms"),
                        Optional.of("Imogen"),
                        Optional.of("Vale"),
                        Optional.of("Imogen Vale"),
                        Optional.of("07700 900123"),
                        Optional.of("imogen@example.org"),
                        Optional.of("cy"),
                        Optional.empty(),
                        Optional.of(Patient.subject("p-1"))));
    }

    @Test
    void clinicAndClinicianMayBeNamedByOurOwnIds() {
        doors.change(HttpMethod.PUT, "a-1", FULL);
        Wanted wanted = doors.stored("a-1").wanted();

        assertThat(Doors.north().clinicKnownAs(wanted.places().getFirst().identifiers()))
                .map(clinic -> clinic.id().value())
                .contains("respiratory");
        assertThat(Doors.north().clinicianKnownAs(wanted.clinicians().getFirst().identifiers()))
                .isPresent();
    }

    @ParameterizedTest(name = "{0} in {1} is {2}")
    @CsvSource({
        "2026-12-01T09:00:00Z, , 2026-12-01T09:00:00Z",
        "2026-07-01T09:00:00+01:00, , 2026-07-01T08:00:00Z",
        "2026-07-01T09:00:00, Europe/London, 2026-07-01T08:00:00Z",
        "2026-12-01T09:00, Europe/London, 2026-12-01T09:00:00Z",
        "2026-03-29T00:59:59, Europe/London, 2026-03-29T00:59:59Z",
        "2026-03-29T02:00:00, Europe/London, 2026-03-29T01:00:00Z",
        "2026-10-25T01:30:00, Europe/London, 2026-10-25T00:30:00Z", // happens twice: the first
        "2026-10-25T01:30:00+00:00, Europe/London, 2026-10-25T01:30:00Z", // the second, as its offset says
        "2026-10-25T02:00:00, Europe/London, 2026-10-25T02:00:00Z",
    })
    void timesMeanWhatClocksInTheirZoneShow(String start, String zone, Instant instant) {
        String zoned = zone == null ? "" : ",\"timeZone\":\"" + zone + "\"";

        doors.change(
                HttpMethod.PUT,
                "a-1",
                "{\"status\":\"booked\",\"start\":\"" + start + "\",\"minutes\":10" + zoned + "}");

        assertThat(doors.stored("a-1").wanted().start()).contains(instant);
    }

    @Test
    void aPartChangesWhatItNamesAndNothingElse() {
        doors.change(HttpMethod.PUT, "a-1", FULL);
        Wanted before = doors.stored("a-1").wanted();

        doors.change(HttpMethod.PATCH, "a-1", "{\"version\":8,\"end\":\"2026-12-01T09:40:00Z\",\"clinicians\":null}");

        assertThat(doors.stored("a-1").wanted())
                .isEqualTo(new Wanted(
                        before.status(),
                        before.start(),
                        Optional.of(START.plus(Duration.ofMinutes(40))),
                        Optional.empty(),
                        before.patients(),
                        List.of(),
                        before.places(),
                        before.types(),
                        false));
    }

    @Test
    void minutesTakeThePlaceOfTheEndAndTheOtherWayRound() {
        doors.change(HttpMethod.PUT, "a-1", FULL);

        doors.change(HttpMethod.PATCH, "a-1", "{\"minutes\":45}");
        assertThat(doors.stored("a-1").wanted().end()).isEmpty();
        assertThat(doors.stored("a-1").wanted().length()).contains(Duration.ofMinutes(45));

        doors.change(HttpMethod.PATCH, "a-1", "{\"end\":\"2026-12-01T09:30:00Z\"}");
        assertThat(doors.stored("a-1").wanted().end()).contains(START.plus(Duration.ofMinutes(30)));
        assertThat(doors.stored("a-1").wanted().length()).isEmpty();
    }

    @Test
    void aPartThatDoesNotGoWithTheRestIsRefused() {
        doors.change(HttpMethod.PUT, "a-1", FULL);

        assertThat(doors.change(HttpMethod.PATCH, "a-1", "{\"start\":\"2026-12-01T10:00:00Z\"}")
                        .getStatusCode())
                .isEqualTo(422);
        assertThat(doors.change(HttpMethod.PATCH, "a-1", "{\"start\":null}").getStatusCode())
                .isEqualTo(422);
        assertThat(doors.stored("a-1").wanted().start()).contains(START);
    }

    @Test
    void aPartOfWhatIsUnknownIsNotFound() {
        assertThat(doors.change(HttpMethod.PATCH, "a-1", "{\"status\":\"cancelled\"}")
                        .getStatusCode())
                .isEqualTo(404);
        assertThat(doors.isEmpty()).isTrue();
    }

    @Test
    void aDeleteIsAcceptedTwice() {
        doors.change(HttpMethod.PUT, "a-1", FULL);

        assertThat(doors.change(HttpMethod.DELETE, "a-1", null).getHeader("x-visit-outcome"))
                .isEqualTo("applied");
        assertThat(doors.change(HttpMethod.DELETE, "a-1", null).getHeader("x-visit-outcome"))
                .isEqualTo("duplicate");
        assertThat(doors.stored("a-1").removedAt()).isPresent();
    }

    @Test
    void aVisitIsShownWithLinksAndNoticesButNobodysNameOrAddress() {
        doors.change(HttpMethod.PUT, "a-1", FULL);
        meetAndTell(doors.stored("a-1"));

        HttpResponseMessage response = doors.show(doors.stored("a-1").id().value(), Doors.NORTH_TOKEN);

        JsonNode shown = Doors.json(response);
        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(shown.at("/appointment/status").asText()).isEqualTo("booked");
        assertThat(shown.at("/meeting/state").asText()).isEqualTo("live");
        assertThat(shown.at("/links/clinician").asText()).isEqualTo("https://teams.example/raw");
        assertThat(shown.at("/links/patients/0/patient").asInt()).isEqualTo(1);
        assertThat(shown.at("/links/patients/0/url").asText()).startsWith("https://j.example/");
        assertThat(shown.at("/notices/0/state").asText()).isEqualTo("failed");
        assertThat(shown.at("/notices/1/state").asText()).isEqualTo("sent");
        assertThat(shown.at("/attention/0/fix").asText()).isEqualTo("Ring the patient.");
        assertThat(shown.path("settled").asBoolean()).isTrue();
        assertThat(String.valueOf(response.getBody()))
                .doesNotContain("Imogen", "Vale", "07700", "7700900123", "imogen@example.org");
    }

    @Test
    void theTraceOfTheSenderNamesAllThatFollows() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        HttpResponseMessage answer = doors.change(
                HttpMethod.PUT,
                Doors.NORTH_EHR.value(),
                "traced",
                Doors.bearer(Doors.NORTH_TOKEN, "traceparent", "00-" + trace + "-00f067aa0ba902b7-01"),
                "{\"status\":\"booked\",\"start\":\"2026-12-01T09:00:00Z\",\"minutes\":20,\"patients\":[]}");

        assertThat(answer.getHeader("X-Correlation-Id")).isEqualTo(trace);
        assertThat(doors.wakeups.requests())
                .extracting(request -> request.cause().correlation())
                .containsExactly(trace);
        assertThat(doors.audit("traced", Doors.NORTH_TOKEN, Map.of()).getBody().toString())
                .contains("\"who\":\"source:north-ehr\"")
                .contains("\"outcome\":\"applied\"")
                .contains(trace);
    }

    @Test
    void withoutATraceTheCallGetsANameOfItsOwn() {
        HttpResponseMessage answer = doors.change(HttpMethod.DELETE, "untraced", null);

        assertThat(answer.getHeader("X-Correlation-Id")).matches("[0-9a-f]{32}");
    }

    @Test
    void anAuditIsShownToTheVisitsOwnSourceAloneAndOnlyFromWhereAPageEnded() {
        doors.change(HttpMethod.DELETE, "mine", null);

        assertThat(doors.audit("mine", Doors.NORTH_TOKEN, Map.of()).getStatusCode())
                .isEqualTo(200);
        assertThat(doors.audit("mine", Doors.SOUTH_TOKEN, Map.of()).getStatusCode())
                .isEqualTo(404);
        assertThat(doors.audit("other", Doors.NORTH_TOKEN, Map.of()).getStatusCode())
                .isEqualTo(404);
        assertThat(doors.audit("mine", Doors.NORTH_TOKEN, Map.of("after", "x")).getStatusCode())
                .isEqualTo(422);
    }

    @Test
    void aVisitThatNobodyWasToldOfIsNotSettled() {
        doors.change(HttpMethod.PUT, "a-1", FULL);

        JsonNode shown = Doors.json(doors.show(doors.stored("a-1").id().value(), Doors.NORTH_TOKEN));

        assertThat(shown.path("settled").asBoolean(true)).isFalse();
        assertThat(shown.at("/meeting/state").asText()).isEqualTo("none");
    }

    @ParameterizedTest(name = "GET visits{0} is answered with {1}")
    @CsvSource({
        "?appointment=a-1, 200",
        "?appointment=a-1&source=north-ehr, 200",
        "?appointment=a-2, 404",
        "'', 422",
        "?appointment=a%20b, 422"
    })
    void aVisitIsFoundByItsAppointment(String query, int status) {
        doors.change(HttpMethod.PUT, "a-1", FULL);

        HttpResponseMessage response = doors.visit.find(
                Doors.request(HttpMethod.GET, "visits" + query, Doors.bearer(Doors.NORTH_TOKEN), null), doors.context);

        assertThat(response.getStatusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"vzzz", "v0123456789abcdefghjkmnpqr", "..", "v-"})
    void noSuchVisitIsNotFound(String id) {
        assertThat(doors.show(id, Doors.NORTH_TOKEN).getStatusCode()).isEqualTo(404);
    }

    private void meetAndTell(Visit visit) {
        Instant end = START.plus(Duration.ofMinutes(20));
        var facts = new Facts(START, end, new ClinicId("respiratory"), "Dr Okafor");
        var meeting = new MeetingState.Live(
                "22222222-2222-4222-8222-222222222222",
                visit.externalId(),
                "meeting-1",
                URI.create("https://teams.example/raw"),
                START,
                end);
        var attention = new Attention(Attention.Code.NOTICE_FAILED, "Mail bounced.", "Ring the patient.");
        var met = new Visit(
                visit.id(),
                visit.organisation(),
                visit.source(),
                visit.appointmentId(),
                visit.version(),
                visit.removedAt(),
                visit.wanted(),
                visit.unread(),
                visit.leavers(),
                meeting,
                1,
                1,
                List.of(),
                Optional.empty(),
                visit.received(),
                Optional.of(Doors.NOW));
        List<Notice> notices = List.of(
                notice(visit, Channel.SMS, "+447700900123", facts, new Notice.State.Sent(Doors.NOW, "provider-1")),
                notice(
                        visit,
                        Channel.EMAIL,
                        "imogen@example.org",
                        facts,
                        new Notice.State.Failed(Doors.NOW, attention)));
        String version = doors.visits.find(visit.id()).orElseThrow().version();
        assertThat(doors.visits.write(
                        new Visits.Write(met, Optional.of(version), notices, List.of(), Optional.empty(), List.of())))
                .isInstanceOf(Visits.Result.Done.class);
    }

    private static Notice notice(Visit visit, Channel channel, String address, Facts facts, Notice.State state) {
        String patient = visit.wanted().patients().getFirst().key();
        return new Notice(
                new NoticeId("000001-" + channel.word() + "-" + patient),
                patient,
                channel,
                Digest.of(12, visit.id().value(), address),
                Notice.Kind.CONFIRMATION,
                facts,
                Optional.empty(),
                1,
                state,
                1,
                Doors.NOW);
    }
}
