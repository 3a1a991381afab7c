package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.virtualvisits.sandbox.LocalWorld;
import org.virtualvisits.sandbox.RunningWorld;
import org.virtualvisits.sandbox.graph.FaultPlan;

/** Each story breaks Graph for everybody, so each has a world of its own. */
final class GraphTroubleTest {

    private final LocalWorld world = RunningWorld.own();
    private final Stage stage = Stage.in(world);
    private final Instant start = stage.inDays(20);

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void aCreationThatWasAnswered503ButTookEffectIsStillOneMeetingAndOneConfirmation() {
        world.graph()
                .plan(FaultPlan.answering("lost answer", "POST", "/createOrGet$", 503)
                        .afterEffect()
                        .times(1));

        HttpResponse<String> booked = stage.book(start);

        stage.told(1);
        assertThat(stage.meetings(location(booked))).hasSize(1);
        assertThat(stage.requests())
                .filteredOn(request -> request.path().contains("createOrGet"))
                .hasSize(2);
    }

    @Test
    void aMailWhoseSendingWasAnswered503ButTookEffectIsNotSentAgain() {
        world.graph()
                .plan(FaultPlan.answering("lost answer", "POST", "/send$", 503)
                        .afterEffect()
                        .times(1));

        stage.book(start);

        stage.told(1);
    }

    @Test
    void withGraphDownForFiveMinutesWebhooksAreAcceptedAtOnceAndVisitsCompleteAfterwards() {
        Instant back = world.clock().instant().plus(Duration.ofMinutes(5));
        world.graph().plan(FaultPlan.answering("outage", ".*", ".*", 503).until(back));

        long before = System.nanoTime();
        HttpResponse<String> booked = stage.book(start);
        Duration took = Duration.ofNanos(System.nanoTime() - before);
        stage.await("Graph to be asked", () -> !stage.requests().isEmpty());
        assertThat(booked.statusCode()).isEqualTo(204);
        assertThat(took).isLessThan(Duration.ofSeconds(10));
        assertThat(stage.meetings(location(booked))).isEmpty();

        world.clock().set(back.plus(Duration.ofMinutes(1)));
        world.host().timersDue();

        stage.told(1);
        assertThat(stage.meetings(location(booked))).hasSize(1);
    }

    @Test
    void aClinicianWithoutThePolicyShowsTheLineThatGrantsItAndNothingIsSent() {
        String body = stage.ehr()
                .body(stage.appointment(), stage.version(1, "booked", start))
                .replace("Practitioner/demo", "Practitioner/nopolicy");
        HttpResponse<String> booked = stage.ehr().put("/api/fhir/Appointment/" + stage.appointment(), body);
        stage.await(
                "attention",
                () -> !stage.visit(location(booked)).at("/attention").isEmpty());

        var attention = stage.visit(location(booked)).at("/attention/0");

        assertThat(attention.at("/fix").asText())
                .contains("Grant-CsApplicationAccessPolicy")
                .contains("7d1f0000-0000-4000-8000-000000000003");
        assertThat(stage.texts()).isEmpty();
    }

    @Test
    void onceThePolicyIsGrantedTheVisitCompletesByItself() {
        String body = stage.ehr()
                .body(stage.appointment(), stage.version(1, "booked", start))
                .replace("Practitioner/demo", "Practitioner/nopolicy");
        HttpResponse<String> booked = stage.ehr().put("/api/fhir/Appointment/" + stage.appointment(), body);
        stage.await(
                "attention",
                () -> !stage.visit(location(booked)).at("/attention").isEmpty());
        stage.awaitQuiet();

        world.graph().tenant().applicationAccessPolicy("7d1f0000-0000-4000-8000-000000000003", true);
        world.clock().set(world.clock().instant().plus(Duration.ofMinutes(15)));
        world.host().timersDue();

        stage.told(1);
        assertThat(stage.visit(location(booked)).at("/attention")).isEmpty();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElseThrow();
    }
}
