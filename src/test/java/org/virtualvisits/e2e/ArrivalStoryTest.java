package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.virtualvisits.sandbox.LocalWorld;
import org.virtualvisits.sandbox.RunningWorld;
import org.virtualvisits.sandbox.graph.SentMail;

/** A patient presses Join, and the clinician hears of it by mail, through the packaged app. */
final class ArrivalStoryTest {

    private static final LocalWorld WORLD = RunningWorld.inMemory();
    private static final String CLINICIAN = "jasleen.kaur@springfield.example";

    private final Stage stage = Stage.in(WORLD);

    @AfterAll
    static void end() {
        WORLD.close();
    }

    @Test
    void theClinicianGetsOneMailThatSomebodyWaitsWhereTheClinicWantsIt() {
        arrive(stage);
        assertThat(mails()).isEmpty();

        stage.configure("riverside", clinic -> clinic.put("arrivalNotice", true));
        var next = new Stage[] {Stage.in(WORLD)};
        arrive(next[0]);
        arrive(next[0]);

        assertThat(mails()).singleElement().satisfies(mail -> {
            assertThat(mail.from()).isEqualTo("riverside.clinic@springfield.example");
            assertThat(mail.subject()).startsWith("A patient waits for your video visit at ");
            assertThat(mail.textBody()).contains("/api/day").doesNotContain(next[0].phone(), next[0].email(), "/j/");
            assertThat(mail.calendar()).isNull();
        });
    }

    /** Books a visit that is about to begin, if there is none yet, presses Join, and lets the minute pass. */
    private static void arrive(Stage patient) {
        if (patient.texts().isEmpty()) {
            Instant soon = WORLD.clock().instant().plus(Duration.ofMinutes(10));
            String body = patient.ehr()
                    .body(patient.appointment(), patient.version(1, "booked", soon))
                    .replace("Practitioner/demo", "Practitioner/kaur");
            assertThat(patient.ehr()
                            .put("/api/fhir/Appointment/" + patient.appointment(), body)
                            .statusCode())
                    .isEqualTo(204);
            patient.await("the link", () -> !patient.texts().isEmpty());
            patient.awaitQuiet();
        }
        URI link = URI.create(Stage.link(patient.texts().getFirst().body()));
        HttpResponse<String> in =
                patient.ehr().exchangeOnly(HttpRequest.newBuilder(link).POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(in.statusCode()).isEqualTo(303);
        WORLD.host().invoke("tell-arrivals", "");
        patient.awaitQuiet();
    }

    private static List<SentMail> mails() {
        return WORLD.graph().sentMail().stream()
                .filter(mail -> mail.to().contains(CLINICIAN))
                .toList();
    }
}
