package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.virtualvisits.sandbox.LocalWorld;
import org.virtualvisits.sandbox.RunningWorld;
import org.virtualvisits.sandbox.messaging.CarrierFault;

/** What cannot succeed is listed; once its cause is mended it completes, once. */
final class StuckTest {

    private static final String CLINICIAN = "7d1f0000-0000-4000-8000-000000000003";

    private final LocalWorld world = RunningWorld.own();
    private final Stage stage = Stage.in(world);
    private final Instant start = stage.inDays(20);

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void allVisitsOfAReasonCompleteOnceWhenTheyAreRedrivenAfterItIsMended() {
        String body = stage.ehr()
                .body(stage.appointment(), stage.version(1, "booked", start))
                .replace("Practitioner/demo", "Practitioner/nopolicy");
        stage.ehr().put("/api/fhir/Appointment/" + stage.appointment(), body);
        stage.await("the list", () -> stuck("?reason=ACCESS_POLICY_MISSING").size() == 1);
        world.graph().tenant().applicationAccessPolicy(CLINICIAN, true);

        assertThat(administered("POST", "/redrive?reason=ACCESS_POLICY_MISSING").body())
                .isEqualTo("{\"redriven\":1}");
        administered("POST", "/redrive?reason=ACCESS_POLICY_MISSING");

        stage.told(1);
        assertThat(stuck("")).isEmpty();
    }

    @Test
    void aMessageThatFailedIsSentOnceWhenItIsRedriven() {
        world.carrier().plan(CarrierFault.answering(400).times(1));
        stage.book(start);
        stage.await("the list", () -> stuck("").size() == 1);
        stage.awaitQuiet();
        assertThat(stage.texts()).isEmpty();
        String id = stuck("").at("/0/id").asText();

        assertThat(administered("POST", "/" + id + "/redrive").statusCode()).isEqualTo(204);
        assertThat(administered("POST", "/" + id + "/redrive").statusCode()).isEqualTo(404);

        stage.told(1);
        assertThat(stuck("")).isEmpty();
    }

    private JsonNode stuck(String query) {
        return Stage.json(administered("GET", query).body()).path("stuck");
    }

    private HttpResponse<String> administered(String method, String path) {
        var request = HttpRequest.newBuilder(world.baseUrl().resolve("/api/operations/stuck" + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        return stage.ehr().exchangeAs(LocalWorld.ADMINISTRATOR_TOKEN, request);
    }
}
