package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.core.feed.AddressDigests;
import org.virtualvisits.core.feed.Conditions;
import org.virtualvisits.core.feed.ListVisit;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.retention.DropOrphans;
import org.virtualvisits.core.retention.ErasePatient;
import org.virtualvisits.core.retention.ExportPatient;
import org.virtualvisits.core.retention.FindPatient;
import org.virtualvisits.core.retention.ForgetVisit;
import org.virtualvisits.core.retention.ForgetVisits;
import org.virtualvisits.core.retention.Periods;
import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.core.visit.VisitExamples;
import org.virtualvisits.sandbox.memory.InMemoryAddresses;
import org.virtualvisits.sandbox.memory.InMemoryDays;
import org.virtualvisits.sandbox.memory.InMemoryForgottenVisits;
import org.virtualvisits.sandbox.memory.InMemoryIndexRows;
import org.virtualvisits.sandbox.memory.InMemoryJoinLinks;
import org.virtualvisits.sandbox.memory.InMemoryMonths;
import org.virtualvisits.sandbox.memory.InMemoryRetentionPeriods;
import org.virtualvisits.sandbox.memory.InMemoryTraces;

/** The doors to what a patient may ask for and to how long things are kept, and who may pass them. */
final class PrivacyFunctionsTest {

    private static final String APPOINTMENT = """
            {"version":1,"status":"booked","start":"%s","end":"%s","type":"VIDEO","clinic":"respiratory",
             "clinicians":["okafor"],"patients":[{"id":"p-1","givenName":"Imogen","familyName":"Vale",
              "phone":"07700 900123","email":"imogen@example.org"}]}
            """;
    private static final String NAMED = "{\"organisation\":\"north\",\"source\":\"north-ehr\",\"patient\":\"p-1\"%s}";
    private static final VisitId TO_COME = VisitId.of(Doors.NORTH, Doors.NORTH_EHR, "a-1");
    private static final VisitId PAST = VisitId.of(Doors.NORTH, Doors.NORTH_EHR, "a-2");

    private final Doors doors = new Doors();
    private final InMemoryTraces traces = new InMemoryTraces();
    private final InMemoryAddresses addresses = new InMemoryAddresses();
    private final InMemoryJoinLinks links = new InMemoryJoinLinks();
    private final InMemoryRetentionPeriods periods = new InMemoryRetentionPeriods();
    private final AddressDigests digests =
            new AddressDigests("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));
    private final ListVisit list = new ListVisit(
            doors.visits,
            doors.organisations,
            traces,
            new ListVisit.Indexes(new InMemoryDays(), new InMemoryMonths(), addresses),
            Conditions.NOBODY_CAN_ANSWER,
            Doors::phone,
            digests,
            doors.clock);
    private final AdministratorDoor administrators = Doors.administrators(doors.organisations);
    private final FindPatient find = new FindPatient(addresses, digests, doors.visits, Doors::phone);
    private final InMemoryForgottenVisits forgotten = new InMemoryForgottenVisits(doors.visits, traces);
    private final ForgetVisit forget = new ForgetVisit(
            forgotten, doors.unsettled, list, links, doors.tokens, doors.stuck, List.of(), Measures.NONE, doors.clock);
    private final PrivacyFunctions privacy = new PrivacyFunctions(
            administrators,
            find,
            new ExportPatient(find, doors.visits, traces, links, doors.tokens, List.of(), Measures.NONE, doors.clock),
            new ErasePatient(
                    find,
                    doors.visits,
                    forgotten,
                    forget,
                    links,
                    doors.tokens,
                    doors.unsettled,
                    doors.wakeups,
                    List.of(),
                    Measures.NONE,
                    doors.clock));
    private final RetentionFunctions retention = new RetentionFunctions(
            administrators,
            new TimerRuns(Measures.NONE),
            periods,
            new ForgetVisits(
                    doors.visits,
                    forgotten,
                    forget,
                    periods,
                    doors.organisations,
                    doors.progress,
                    new DropOrphans(
                            new InMemoryIndexRows(addresses, links),
                            doors.visits,
                            doors.progress,
                            Measures.NONE,
                            doors.clock),
                    List.of(),
                    Measures.NONE,
                    doors.clock,
                    () -> "run"));

    @BeforeEach
    void oneVisitBehindAndOneToCome() {
        doors.change(HttpMethod.PUT, "a-1", APPOINTMENT.formatted("2026-12-01T09:00:00Z", "2026-12-01T09:20:00Z"));
        doors.change(HttpMethod.PUT, "a-2", APPOINTMENT.formatted("2026-08-01T09:00:00Z", "2026-08-01T09:20:00Z"));
        doors.unsettled.all(10).stream().map(Unsettled.Entry::change).forEach(doors.unsettled::settle);
        list.changed(TO_COME);
        list.changed(PAST);
    }

    @Test
    void anExportIsAFileWithAllThatIsKept() {
        HttpResponseMessage response = export(NAMED.formatted(""), Doors.NORTH_ADMINISTRATOR);

        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(response.getHeader("Content-Disposition")).isEqualTo("attachment; filename=\"patient.json\"");
        JsonNode all = Doors.json(response);
        assertThat(all.path("visits")).hasSize(2);
        assertThat(all.at("/patient/0/email").asText()).isEqualTo("imogen@example.org");
        assertThat(all.path("audit").findValuesAsText("outcome")).contains("exported", "applied");
        assertThat(all.path("audit").findValuesAsText("who"))
                .anyMatch(who -> who.matches("person:administrator-[0-9a-f]{8}"));
    }

    @Test
    void whoAdministersAnotherOrganisationIsNobodyHere() {
        String south = "{\"organisation\":\"south\",\"source\":\"north-ehr\",\"patient\":\"p-1\"}";

        assertThat(export(south, Doors.NORTH_ADMINISTRATOR).getStatusCode()).isEqualTo(401);
        assertThat(export(NAMED.formatted(""), Doors.NORTH_TOKEN).getStatusCode())
                .isEqualTo(401);
        assertThat(erase(NAMED.formatted(""), Doors.SOUTH_TOKEN).getStatusCode())
                .isEqualTo(401);
        assertThat(export(south, Doors.DEPLOYMENT_ADMINISTRATOR).getStatusCode())
                .isEqualTo(404);
        assertThat(doors.visits.ids()).hasSize(2);
    }

    @Test
    void whoBringsNoTokenIsNotToldWhatABodyShouldBe() {
        assertThat(export("{}", "").getStatusCode()).isEqualTo(401);
        assertThat(erase("no json", "").getStatusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"organisation\":\"north\"}",
                "{\"organisation\":\"north\",\"patient\":\"p-1\"}",
                "{\"organisation\":\"north\",\"phone\":\"07700 900123\",\"source\":\"north-ehr\"}",
                "{\"organisation\":\"north\",\"phone\":\"+447700900123\",\"email\":\"imogen@example.org\"}",
                "{\"organisation\":\"north\",\"phone\":\"12\"}",
                "{\"organisation\":\"north\",\"source\":\"north-ehr\",\"subject\":\"' or 1\"}",
                "{\"organisation\":\"north\",\"source\":\"north-ehr\",\"patient\":\"p-1\",\"futureVisits\":\"maybe\"}"
            })
    void whoIsNotNamedInOneWayIsRefusedWithoutRepeatingWhatWasSent(String body) {
        HttpResponseMessage response = erase(body, Doors.NORTH_ADMINISTRATOR);

        assertThat(response.getStatusCode()).isEqualTo(422);
        assertThat(response.getBody().toString()).doesNotContain("07700", "imogen@", "p-1");
    }

    @Test
    void aPhoneNumberLeadsToCandidatesAndNothingIsErased() {
        JsonNode answer = Doors.json(
                erase("{\"organisation\":\"north\",\"phone\":\"+447700900123\"}", Doors.NORTH_ADMINISTRATOR));

        assertThat(answer.at("/candidates/0/visits").asInt()).isOne();
        assertThat(answer.at("/candidates/0/appointments/0").asText()).isEqualTo("a-1");
        assertThat(answer.toString()).doesNotContain("Imogen", "900123");
        String subject = answer.at("/candidates/0/subject").asText();
        String body = "{\"organisation\":\"north\",\"source\":\"north-ehr\",\"subject\":\"" + subject + "\"}";
        assertThat(Doors.json(export(body, Doors.NORTH_ADMINISTRATOR)).path("visits"))
                .hasSize(2);
    }

    @Test
    void visitsToComeMustBeSpokenOfBeforeAnythingIsErased() {
        HttpResponseMessage refused = erase(NAMED.formatted(""), Doors.NORTH_ADMINISTRATOR);
        assertThat(refused.getStatusCode()).isEqualTo(409);
        assertThat(Doors.json(refused).path("detail").asText()).contains("a-1");
        assertThat(doors.visits.ids()).hasSize(2);

        JsonNode done = Doors.json(erase(NAMED.formatted(",\"futureVisits\":\"cancel\""), Doors.NORTH_ADMINISTRATOR));

        assertThat(done.path("erased").asInt()).isEqualTo(2);
        assertThat(doors.visits.ids()).containsExactly(TO_COME);
        assertThat(doors.stored("a-1").people()).isEmpty();
        assertThat(doors.stored("a-1").wanted().status().code()).isEqualTo("cancelled");
        assertThat(doors.wakeups.requests()).isNotEmpty();
    }

    @Test
    void whatIsBeingDoneAboutAVisitIsWaitedFor() {
        doors.unsettled.mark(new Unsettled.Change(PAST, "k"), Doors.NOW, VisitExamples.cause());

        HttpResponseMessage response = erase(NAMED.formatted(",\"futureVisits\":\"keep\""), Doors.NORTH_ADMINISTRATOR);

        assertThat(response.getStatusCode()).isEqualTo(202);
        assertThat(Doors.json(response).path("later").asInt()).isOne();
        assertThat(Doors.json(response).path("kept").asInt()).isOne();
    }

    @Test
    void theLogSaysNothingOfThePatient() {
        export(NAMED.formatted(""), Doors.NORTH_ADMINISTRATOR);
        export("{\"organisation\":\"north\",\"email\":\"imogen@example.org\"}", Doors.NORTH_ADMINISTRATOR);
        erase(NAMED.formatted(",\"futureVisits\":\"cancel\""), Doors.NORTH_ADMINISTRATOR);

        assertThat(doors.context.log())
                .anyMatch(line -> line.contains("privacy export organisation=north found=true"))
                .anyMatch(line -> line.contains("privacy erase organisation=north erased=2"))
                .noneMatch(line -> line.contains("mogen") || line.contains("p-1") || line.contains("a-1"));
    }

    @Test
    void howLongIsKeptIsReadWrittenAndTakenBack() {
        assertThat(Doors.json(keep(HttpMethod.GET, null)).toString()).isEqualTo("{\"visitDays\":90,\"auditDays\":730}");
        assertThat(keep(HttpMethod.PUT, "{\"visitDays\":30}").getStatusCode()).isEqualTo(204);
        assertThat(periods.find(Doors.NORTH)).contains(new Periods(30, 730));
        assertThat(keep(HttpMethod.PUT, "{\"visitDays\":6}").getStatusCode()).isEqualTo(422);
        assertThat(keep(HttpMethod.PUT, "{\"visitDays\":60,\"auditDays\":30}").getStatusCode())
                .isEqualTo(422);
        assertThat(keep(HttpMethod.PUT, "{\"days\":60}").getStatusCode()).isEqualTo(422);
        assertThat(keep(HttpMethod.DELETE, null).getStatusCode()).isEqualTo(204);
        assertThat(periods.find(Doors.NORTH)).isEmpty();
    }

    @Test
    void theTimerForgetsWhatIsOverAndSaysSoInCounts() {
        retention.forget("", doors.context);

        assertThat(doors.visits.ids()).containsExactly(TO_COME);
        assertThat(doors.context.log()).anyMatch(line -> line.contains("retention looked at count=2"));
    }

    private HttpResponseMessage export(String body, String token) {
        return privacy.export(
                Doors.request(
                        HttpMethod.POST,
                        "privacy/export",
                        Doors.bearer(token, "Content-Type", "application/json"),
                        body),
                doors.context);
    }

    private HttpResponseMessage erase(String body, String token) {
        return privacy.erase(
                Doors.request(
                        HttpMethod.POST,
                        "privacy/erase",
                        Doors.bearer(token, "Content-Type", "application/json"),
                        body),
                doors.context);
    }

    private HttpResponseMessage keep(HttpMethod method, @Nullable String body) {
        return retention.configure(
                Doors.request(
                        method,
                        "organisations/north/retention",
                        Doors.bearer(Doors.NORTH_ADMINISTRATOR, "Content-Type", "application/json"),
                        body),
                "north",
                doors.context);
    }
}
