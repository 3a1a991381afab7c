package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.visit.Lateness;
import org.virtualvisits.core.visit.MeetingState;
import org.virtualvisits.core.visit.TellLateness;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.Visits;

final class LatenessFunctionsTest {

    private static final Instant START = Doors.NOW.plus(Duration.ofHours(1));

    private final Doors doors = new Doors();

    @Test
    void staffAreHeardOnceAndAnotherDelayIsNews() {
        book(START);

        assertThat(late("{\"minutes\":15}", Doors.NORTH_TOKEN).getStatusCode()).isEqualTo(204);
        assertThat(doors.stored("a-1").late()).contains(new Lateness(START, Duration.ofMinutes(15), Doors.NOW));
        assertThat(doors.wakeups.drain()).hasSize(1);
        assertThat(late("{\"minutes\":15}", Doors.NORTH_TOKEN).getStatusCode()).isEqualTo(204);
        assertThat(doors.wakeups.drain()).isEmpty();
        assertThat(late("{\"minutes\":30}", Doors.NORTH_TOKEN).getStatusCode()).isEqualTo(204);
        assertThat(doors.wakeups.drain()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"minutes":4}              | 422
                    {"minutes":5}              | 204
                    {"minutes":120}            | 204
                    {"minutes":121}            | 422
                    {"minutes":"15"}           | 422
                    {"minutes":15,"why":"ill"} | 422
                    {}                         | 422
                    []                         | 400
                    """)
    void onlyMinutesFromFiveToTwoHoursAreTaken(String body, int status) {
        book(START);

        assertThat(late(body, Doors.NORTH_TOKEN).getStatusCode()).isEqualTo(status);
        assertThat(doors.stored("a-1").late().isPresent()).isEqualTo(status == 204);
    }

    @ParameterizedTest
    @CsvSource({"PT4H, 204", "PT4H1S, 409", "PT-20M, 204", "PT-20M-1S, 409"})
    void itIsTakenFromFourHoursBeforeUntilTheEnd(Duration ahead, int status) {
        book(Doors.NOW.plus(ahead));

        assertThat(late("{\"minutes\":15}", Doors.NORTH_TOKEN).getStatusCode()).isEqualTo(status);
    }

    @Test
    void aVisitWithoutMeetingIsNotLate() {
        doors.change(HttpMethod.PUT, "a-1", body(START));

        assertThat(late("{\"minutes\":15}", Doors.NORTH_TOKEN).getStatusCode()).isEqualTo(409);
    }

    @Test
    void anotherSourcesVisitIsNotThere() {
        book(START);

        assertThat(late("{\"minutes\":15}", Doors.SOUTH_TOKEN).getStatusCode()).isEqualTo(404);
        assertThat(late("{\"minutes\":15}", "nobody").getStatusCode()).isEqualTo(401);
        assertThat(doors.stored("a-1").late()).isEmpty();
    }

    private HttpResponseMessage late(String body, String token) {
        var functions = new LatenessFunctions(
                doors.recogniseCaller,
                new TellLateness(
                        doors.visits,
                        doors.organisations,
                        doors.unsettled,
                        doors.wakeups,
                        Clock.fixed(Doors.NOW, ZoneOffset.UTC)));
        String id = VisitId.of(Doors.NORTH, Doors.NORTH_EHR, "a-1").value();
        return functions.tell(
                Doors.request(HttpMethod.POST, "visits/" + id + "/late", Doors.bearer(token), body), id, doors.context);
    }

    /** Booked, and with its meeting. */
    private void book(Instant start) {
        doors.change(HttpMethod.PUT, "a-1", body(start));
        doors.wakeups.drain();
        Visits.Stored stored = doors.visits.find(doors.stored("a-1").id()).orElseThrow();
        Visit visit = stored.visit();
        var meeting = new MeetingState.Live(
                "22222222-2222-4222-8222-222222222222",
                visit.externalId(),
                "meeting-1",
                URI.create("https://teams.example/raw"),
                start,
                start.plus(Duration.ofMinutes(20)));
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
        doors.visits.write(new Visits.Write(
                met, Optional.of(stored.version()), List.of(), List.of(), Optional.empty(), List.of()));
    }

    private static String body(Instant start) {
        return """
                {"status":"booked","start":"%s","minutes":20,"type":"VIDEO","clinic":"respiratory",
                 "clinicians":["okafor"],"patients":[{"id":"p-1","phone":"07700 900123"}]}""".formatted(start);
    }
}
