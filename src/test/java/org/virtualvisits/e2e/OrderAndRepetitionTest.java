package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.virtualvisits.sandbox.graph.SimulatedMeeting;

final class OrderAndRepetitionTest {

    private final Stage stage = Stage.set();
    private final Instant start = stage.inDays(20);

    @Test
    void theSameAppointmentTwiceMakesOneMeetingAndOneConfirmation() {
        HttpResponse<String> first = stage.book(start);
        HttpResponse<String> second = stage.book(start);

        stage.told(1);
        assertThat(outcome(first)).isEqualTo("applied");
        assertThat(outcome(second)).isEqualTo("duplicate");
        assertThat(second.statusCode()).isEqualTo(204);
        assertThat(stage.meetings(location(first))).hasSize(1);
    }

    @Test
    void theSameAppointmentTwentyTimesAtOnceMakesOneMeetingAndOneConfirmation() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 20)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> stage.book(start), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(204);
            stage.told(1);
            assertThat(stage.meetings(location(answers.getFirst()))).hasSize(1);
        }
    }

    @Test
    void versionsThreeOneTwoEndAtThreeWithoutAWordAboutTheOthers() {
        HttpResponse<String> third = stage.send(stage.version(3, "booked", start.plus(Duration.ofHours(3))));
        HttpResponse<String> first = stage.send(stage.version(1, "booked", start.plus(Duration.ofHours(1))));
        HttpResponse<String> second = stage.send(stage.version(2, "cancelled", start.plus(Duration.ofHours(2))));

        stage.told(1);
        assertThat(outcome(third)).isEqualTo("applied");
        assertThat(outcome(first)).isEqualTo("superseded");
        assertThat(outcome(second)).isEqualTo("superseded");
        assertThat(stage.meetings(location(third)))
                .extracting(SimulatedMeeting::start)
                .containsExactly(start.plus(Duration.ofHours(3)));
    }

    @Test
    void anAppointmentCancelledBeforeItWasMadeIsNeverMade() {
        HttpResponse<String> cancelled = stage.send(stage.version(2, "cancelled", start));
        HttpResponse<String> booked = stage.send(stage.version(1, "booked", start));

        stage.awaitQuiet();
        assertThat(outcome(booked)).isEqualTo("superseded");
        assertThat(stage.meetings(location(cancelled))).isEmpty();
        assertThat(stage.texts()).isEmpty();
        assertThat(stage.mails()).isEmpty();
    }

    @Test
    void anAppointmentDeletedBeforeItWasMadeIsNeverMade() {
        HttpResponse<String> deleted = stage.delete("/api/fhir/Appointment/" + stage.appointment());
        HttpResponse<String> booked = stage.book(start);

        stage.awaitQuiet();
        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(outcome(booked)).isEqualTo("superseded");
        assertThat(stage.meetings(location(booked))).isEmpty();
        assertThat(stage.texts()).isEmpty();
    }

    @Test
    void anEchoThatChangesNothingWeUseDoesNothing() {
        stage.book(start);
        stage.told(1);
        int requests = stage.requests().size();

        HttpResponse<String> echo = stage.send(stage.version(2, "booked", start));
        stage.awaitQuiet();

        assertThat(outcome(echo)).isEqualTo("unchanged");
        assertThat(stage.requests()).hasSize(requests);
        assertThat(stage.texts()).hasSize(1);
    }

    @Test
    void anotherClinicianMeansAnotherMeetingAndTheOldOneGoes() {
        HttpResponse<String> booked = stage.book(start);
        stage.told(1);
        String body = stage.ehr()
                .body(stage.appointment(), stage.version(2, "booked", start))
                .replace("Practitioner/demo", "Practitioner/kaur");

        stage.ehr().put("/api/fhir/Appointment/" + stage.appointment(), body);
        stage.told(2);

        assertThat(stage.meetings(location(booked)))
                .extracting(SimulatedMeeting::deleted)
                .containsExactlyInAnyOrder(true, false);
        assertThat(Stage.link(stage.texts().get(1).body()))
                .isEqualTo(Stage.link(stage.texts().getFirst().body()));
    }

    @Test
    void acceptedVisitsComeBackAtTheLocationOfTheAnswer() {
        HttpResponse<String> booked = stage.book(start);
        stage.told(1);

        var visit = stage.visit(location(booked));

        assertThat(visit.at("/meeting/state").asText()).isEqualTo("live");
        assertThat(visit.at("/attention")).isEmpty();
        assertThat(visit.at("/notices")).hasSize(2);
        assertThat(visit.toString()).doesNotContain("Okafor").doesNotContain(stage.email());
    }

    private static String outcome(HttpResponse<String> answer) {
        return answer.headers().firstValue("x-visit-outcome").orElse("none, status " + answer.statusCode());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElseThrow();
    }
}
