package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.virtualvisits.sandbox.LocalWorld;
import org.virtualvisits.sandbox.RunningWorld;

/** Retention and privacy requests through the packaged app, with a look into every row of every table at the end. */
final class RetentionStoryTest {

    private static final LocalWorld WORLD = RunningWorld.own();
    private static final Stage STAGE = Stage.in(WORLD);
    private static final Stage OTHER = Stage.in(WORLD);

    @AfterAll
    static void end() {
        WORLD.close();
    }

    @Test
    void whatAPatientAsksForIsDoneAndWhatIsOverGoes() {
        Instant start = STAGE.inDays(2);
        String location = STAGE.book(start).headers().firstValue("location").orElseThrow();
        OTHER.book(start);
        STAGE.told(1);
        OTHER.told(1);
        String visit = location.substring(location.lastIndexOf('/') + 1);
        String link = Stage.link(STAGE.texts().getFirst().body());
        assertThat(WORLD.rowsThatName(visit))
                .extracting(row -> row.split(" ")[0])
                .contains("Visits", "JoinLinks", "Days", "Months", "Addresses", "Alarms");

        JsonNode found =
                privacy("export", "{\"organisation\":\"springfield\",\"email\":\"" + STAGE.email() + "\"}", 200);
        assertThat(found.at("/candidates/0/appointments/0").asText()).isEqualTo(STAGE.appointment());
        String one = "{\"organisation\":\"springfield\",\"source\":\""
                + found.at("/candidates/0/source").asText() + "\",\"subject\":\""
                + found.at("/candidates/0/subject").asText() + "\"";
        JsonNode export = privacy("export", one + "}", 200);
        assertThat(export.at("/patient/0/email").asText()).isEqualTo(STAGE.email());
        assertThat(export.toString()).doesNotContain(link, OTHER.email());
        privacy("erase", one + "}", 409);

        WORLD.clock().set(start.plus(Duration.ofDays(100)));
        WORLD.host().wake();
        STAGE.awaitQuiet();
        // What was still being done about it on the first day is done by the next.
        WORLD.clock().set(start.plus(Duration.ofDays(102)));
        WORLD.host().wake();
        STAGE.await("the visit to be forgotten", () -> forgotten(visit));
        STAGE.awaitQuiet();

        assertThat(rowsOf(visit)).isNotEmpty().allMatch(row -> row.matches("Visits " + visit + " (visit|audit\\|.*)"));
        assertThat(WORLD.rowsThatName(STAGE.email())).isEmpty();
        assertThat(WORLD.rowsThatName(STAGE.phone())).isEmpty();
        HttpResponse<String> late = STAGE.send(STAGE.version(1, "booked", start));
        assertThat(late.headers().firstValue("x-visit-outcome")).contains("past");
        HttpResponse<String> past = Stage.in(WORLD).book(start);
        assertThat(past.headers().firstValue("x-visit-outcome")).contains("past");
        STAGE.awaitQuiet();
        assertThat(WORLD.rowsThatName(STAGE.email())).isEmpty();
        assertThat(WORLD.host().log()).noneMatch(line -> line.contains(STAGE.email()) || line.contains(STAGE.phone()));
    }

    private static boolean forgotten(String visit) {
        // A walk a day: what was still being done about it on one day is done by the next.
        WORLD.clock().set(WORLD.clock().instant().plus(Duration.ofDays(1)));
        WORLD.host().invoke("forget-visits", "");
        return rowsOf(visit).stream().allMatch(row -> row.startsWith("Visits "))
                && WORLD.rowsThatName(STAGE.email()).isEmpty();
    }

    /** But for how far a walk has come: it says so by the last visit it saw, until the next walk replaces it. */
    private static List<String> rowsOf(String visit) {
        return WORLD.rowsThatName(visit).stream()
                .filter(row -> !row.matches("Progress (repair|retention) pass"))
                .toList();
    }

    private static JsonNode privacy(String what, String body, int status) {
        HttpResponse<String> answer = STAGE.ehr()
                .exchangeAs(
                        LocalWorld.ADMINISTRATOR_TOKEN,
                        HttpRequest.newBuilder(WORLD.baseUrl().resolve("/api/privacy/" + what))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Stage.json(answer.body());
    }
}
