package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.sandbox.LocalWorld;
import org.virtualvisits.sandbox.RunningWorld;
import org.virtualvisits.sandbox.graph.FaultPlan;
import org.virtualvisits.sandbox.graph.FaultPlan.Body;

/** The host dies while a function waits for Graph, before or after Graph has acted; another host goes on. */
final class CrashTest {

    private final LocalWorld world = RunningWorld.own();
    private final Stage stage = Stage.in(world);
    private final Instant start = stage.inDays(20);

    @AfterEach
    void end() {
        world.close();
    }

    @ParameterizedTest(name = "{0} {1}, after its effect: {2}")
    @CsvSource({
        "POST,  /createOrGet$,      false",
        "POST,  /createOrGet$,      true",
        "PATCH, /onlineMeetings/,   false",
        "PATCH, /onlineMeetings/,   true",
        "POST,  /messages$,         false",
        "POST,  /messages$,         true",
        "POST,  /send$,             false",
        "POST,  /send$,             true",
    })
    void aVisitEndsWithOneMeetingAndOneMessageEachWhereverTheHostDies(String method, String path, boolean after) {
        HttpResponse<String> booked = deadAt(method, path, after, () -> stage.book(start));

        stage.told(1);
        assertThat(stage.meetings(location(booked)))
                .singleElement()
                .satisfies(meeting -> assertThat(meeting.start()).isEqualTo(start));
    }

    @ParameterizedTest(name = "after its effect: {0}")
    @CsvSource({"false", "true"})
    void aCancellationEndsWithNoMeetingWhereverTheHostDies(boolean after) {
        HttpResponse<String> booked = stage.book(start);
        stage.told(1);

        deadAt("DELETE", "/onlineMeetings/", after, () -> stage.send(stage.version(2, "cancelled", start)));

        stage.told(2);
        assertThat(stage.meetings(location(booked))).allMatch(meeting -> meeting.deleted());
    }

    private HttpResponse<String> deadAt(
            String method, String path, boolean after, Supplier<HttpResponse<String>> webhook) {
        FaultPlan hang =
                FaultPlan.answering("hang", method, path, 200).with(Body.HANG).times(1);
        world.graph().plan(after ? hang.afterEffect() : hang);
        int asked = asked(method, path);
        HttpResponse<String> answer = webhook.get();
        stage.await("Graph to be asked", () -> asked(method, path) > asked || hangs());
        world.crash();
        world.graph().clearFaults();
        for (int i = 0; i < 3; i++) {
            world.clock().set(world.clock().instant().plus(Duration.ofMinutes(6)));
            world.host().timersDue();
            stage.awaitQuiet();
        }
        return answer;
    }

    /** A request that hangs is recorded when it ends, so the fault's use tells that it has begun. */
    private boolean hangs() {
        return world.graph().faults().isEmpty();
    }

    private int asked(String method, String path) {
        return (int) stage.requests().stream()
                .filter(request -> request.method().equals(method))
                .filter(request -> Pattern.compile(path)
                        .matcher(request.path().replaceAll("\\?.*", ""))
                        .find())
                .count();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElseThrow();
    }
}
