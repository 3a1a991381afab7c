package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.virtualvisits.sandbox.LocalWorld;
import org.virtualvisits.sandbox.RunningWorld;
import org.virtualvisits.sandbox.ehr.EhrSimulator;
import org.virtualvisits.sandbox.graph.SimulatedMeeting;

/** An EHR whose webhook never comes is asked, and its appointments become visits all the same. */
final class PollStoryTest {

    private final LocalWorld world = RunningWorld.own();
    private final Stage stage = Stage.in(world);
    private final EhrSimulator silent = EhrSimulator.start(world.clock());
    private final Instant start = stage.inDays(20);

    @BeforeEach
    void aSourceThatCanOnlyBeAsked() {
        configure(true);
    }

    private void configure(boolean includePatients) {
        String source = """
                {"name": "Silent EHR", "clinic": "riverside",
                 "fhir": {"baseUrl": "%s", "every": "PT1M", "includePatients": %s}}""".formatted(silent.base(), includePatients);
        assertThat(stage.ehr().administer("PUT", "sources/silent", source).statusCode())
                .isEqualTo(204);
    }

    @AfterEach
    void end() {
        silent.close();
        world.close();
    }

    @Test
    void anAppointmentIsBookedMovedAndCancelledWithoutAnyWebhook() {
        change("booked", start);
        poll();
        stage.told(1);

        change("booked", start.plus(Duration.ofHours(3)));
        poll();
        stage.told(2);

        change("cancelled", start.plus(Duration.ofHours(3)));
        poll();
        stage.told(3);
        assertThat(stage.invites().getLast()).contains("METHOD:CANCEL");
        assertThat(world.graph().meetings()).allMatch(SimulatedMeeting::deleted);
    }

    @Test
    void aPatientWhomTheAppointmentOnlyRefersToIsAskedForAndTold() {
        configure(false);
        silent.putPatient("""
                {"resourceType": "Patient", "id": "p-9", "name": [{"family": "Okafor", "given": ["Grace"]}],
                 "telecom": [{"system": "phone", "use": "mobile", "value": "%s"}, {"system": "email", "value": "%s"}]}""".formatted(stage.phone(), stage.email()));
        silent.put(stage.ehr()
                .body(stage.appointment(), stage.version(1, "booked", start))
                .replace("\"reference\": \"#pat\"", "\"reference\": \"Patient/p-9\""));

        poll();

        stage.told(1);
        assertThat(silent.requests()).contains("GET /fhir/Patient/p-9");
    }

    @Test
    void whatAPersonMustMendIsShownWithItsFixUntilItIsMended() {
        change("booked", start);
        silent.plan(403, "", Map.of());
        poll();
        stage.await("trouble", () -> standing().path("trouble").asText().equals("FORBIDDEN"));
        assertThat(standing().path("fix").asText()).contains("system/Appointment.rs");

        poll();

        stage.told(1);
        stage.await("no trouble", () -> standing().path("trouble").isMissingNode());
    }

    @Test
    void whatIsLongOverIsNotTakenUpBecauseTheEhrStillTellsOfIt() {
        change("booked", world.clock().instant().minus(Duration.ofDays(400)));

        poll();

        assertThat(silent.requests()).anyMatch(line -> line.startsWith("GET /fhir/Appointment"));
        assertThat(standing().path("trouble").isMissingNode()).isTrue();
        assertThat(world.rowsThatName(stage.email())).isEmpty();
    }

    private void change(String status, Instant at) {
        silent.put(stage.ehr().body(stage.appointment(), stage.version(1, status, at)));
    }

    /** The timer, when all are due. */
    private void poll() {
        world.clock().set(world.clock().instant().plus(Duration.ofMinutes(5)));
        HttpResponse<String> started = stage.ehr()
                .exchangeOnly(HttpRequest.newBuilder(world.baseUrl().resolve("/admin/functions/poll-ehrs"))
                        .header("x-functions-key", LocalWorld.MASTER_KEY)
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(started.statusCode()).isEqualTo(202);
        stage.awaitQuiet();
    }

    private JsonNode standing() {
        return Stage.json(stage.ehr().administer("GET", "polls", "").body()).at("/polls/0");
    }
}
