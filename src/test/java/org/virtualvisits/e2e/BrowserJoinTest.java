package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.sandbox.graph.FaultPlan.answering;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.virtualvisits.sandbox.LocalWorld;
import org.virtualvisits.sandbox.RunningWorld;

/** Where Join leads, through the packaged app, in a tenant that offers joining by browser and in one that does not. */
final class BrowserJoinTest {

    private static final LocalWorld WORLD = RunningWorld.inMemory();

    private final Stage stage = Stage.in(WORLD);

    @AfterAll
    static void end() {
        WORLD.close();
    }

    @Test
    void aPatientGetsInByBrowserOrElseByTheMeetingsLinkAndNowhereOnceItIsCancelled() {
        Instant start = stage.inDays(2);
        stage.book(start);
        stage.told(1);
        URI link = URI.create(Stage.link(stage.texts().getFirst().body()));
        assertThat(pressed(link).statusCode()).as("before the door opens").isEqualTo(409);
        WORLD.clock().set(start.minus(Duration.ofMinutes(10)));

        assertThat(location(link)).startsWith("https://visit.teams.microsoft.com/");
        WORLD.graph().plan(answering("silent", "GET", "/getVirtualAppointmentJoinWebUrl$", 503));
        assertThat(location(link)).startsWith("https://teams.microsoft.com/l/meetup-join/");
        WORLD.graph().clearFaults();
        WORLD.graph().plan(answering("unlicensed", "GET", "/getVirtualAppointmentJoinWebUrl$", 403));
        assertThat(location(link)).startsWith("https://teams.microsoft.com/l/meetup-join/");
        long asked = asked();
        assertThat(location(link)).startsWith("https://teams.microsoft.com/l/meetup-join/");
        assertThat(asked()).as("a refusal holds for an hour").isEqualTo(asked);

        stage.send(stage.version(2, "cancelled", start));
        stage.await("the end of the meeting", () -> pressed(link).statusCode() == 409);
        assertThat(asked()).isEqualTo(asked);
    }

    private String location(URI link) {
        HttpResponse<String> answer = pressed(link);
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> pressed(URI link) {
        return stage.ehr().exchangeOnly(HttpRequest.newBuilder(link).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private long asked() {
        return stage.requests().stream()
                .filter(request -> request.path().endsWith("/getVirtualAppointmentJoinWebUrl"))
                .count();
    }
}
