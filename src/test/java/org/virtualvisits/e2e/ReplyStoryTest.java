package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.virtualvisits.sandbox.LocalWorld;
import org.virtualvisits.sandbox.RunningWorld;
import org.virtualvisits.sandbox.graph.SimulatedMeeting;
import org.virtualvisits.sandbox.messaging.AcsEvents;
import org.virtualvisits.sandbox.messaging.SentText;

/** What comes back from patients' phones, through the packaged app (S2.15, S2.22). */
final class ReplyStoryTest {

    private static final LocalWorld WORLD = RunningWorld.own();
    private static final AcsEvents EVENTS = new AcsEvents(WORLD.baseUrl(), LocalWorld.CALLBACK_TOKEN, WORLD.clock());

    private final Stage stage = Stage.in(WORLD);
    private final Instant start = stage.inDays(3);

    @AfterAll
    static void end() {
        WORLD.close();
    }

    @Test
    void aYesConfirmsTheVisitForStaffAndForTheEhrUntilItMoves() {
        String location = booked(true);
        assertThat(stage.texts().getFirst().body()).contains("Reply Y or N");
        assertThat(condition(location)).isEqualTo("unconfirmed");

        String yes = EVENTS.received(stage.phone(), "Yes please 👍");
        assertThat(EVENTS.send(yes)).isEqualTo(204);
        assertThat(EVENTS.send(yes)).isEqualTo(204);
        stage.await("the answer", () -> condition(location).equals("confirmed"));

        stage.await("the list to say so", () -> entry(location).contains("Confirmed"));
        stage.send(stage.version(2, "booked", start.plus(Duration.ofHours(2))));
        stage.told(2);
        assertThat(condition(location)).isEqualTo("unconfirmed");
        stage.await("the list to say so", () -> entry(location).contains("Not confirmed"));
        noWordsAreLogged();
    }

    @Test
    void whoeverBringsNoTokenOfOursChangesNothing() {
        String location = booked(true);

        assertThat(EVENTS.send(EVENTS.received(stage.phone(), "No"), "a-token-somebody-else-has-drawn"))
                .isEqualTo(401);
        stage.awaitQuiet();

        assertThat(condition(location)).isEqualTo("unconfirmed");
    }

    @Test
    void whereTheClinicWishesANoCancelsTheVisitAndALaterYesMakesItAgain() {
        onDecline("cancel");
        try {
            String location = booked(true);
            String link = Stage.link(stage.texts().getFirst().body());

            EVENTS.send(EVENTS.received(stage.phone(), "No thanks"));
            stage.told(2);
            assertThat(stage.texts().getLast().body()).contains("cancelled");
            assertThat(stage.invites().getLast()).contains("METHOD:CANCEL");
            assertThat(stage.meetings(location)).allMatch(SimulatedMeeting::deleted);
            assertThat(condition(location)).isEqualTo("declined");
            assertThat(page(link)).contains("is not going ahead");
            stage.await("the list to say so", () -> entry(location).contains("called off for them"));

            EVENTS.send(EVENTS.received(stage.phone(), "Sorry! Yes"));
            stage.told(3);
            assertThat(stage.texts().getLast().body()).contains("Reply Y or N");
            assertThat(stage.invites().getLast()).contains("METHOD:REQUEST");
            assertThat(stage.meetings(location).stream().filter(meeting -> !meeting.deleted()))
                    .hasSize(1);
            assertThat(condition(location)).isEqualTo("confirmed");
            assertThat(page(link)).doesNotContain("is not going ahead");
        } finally {
            onDecline("ask");
        }
    }

    @Test
    void anUnclearAnswerIsReadByStaffOnceAndThenGone() {
        String location = booked(true);

        EVENTS.send(EVENTS.received(stage.phone(), "Y but in a lift"));
        stage.await("the note", () -> codes(location).contains("reply-to-read"));

        stage.await("the list to say so", () -> entry(location).contains("Read replies"));
        String replies = "/api/day/visits/" + id(location) + "/replies";
        String page =
                staff(HttpRequest.newBuilder(WORLD.baseUrl().resolve(replies))).body();
        assertThat(page).contains("Y but in a lift");
        noWordsAreLogged();
    }

    @Test
    void afterStopNoTextGoesOutAndStaffAreToRingUntilStart() {
        String location = booked(false);

        EVENTS.send(EVENTS.received(stage.phone(), "STOP"));
        stage.await("the audit", () -> audit(location).contains("withdrawn"));
        stage.send(stage.version(2, "booked", start.plus(Duration.ofHours(2))), false);
        stage.await("the attention", () -> codes(location).contains("channel-refused"));
        stage.awaitQuiet();
        assertThat(stage.texts()).hasSize(1);
        stage.await("the list to say so", () -> entry(location).contains("has answered STOP"));

        EVENTS.send(EVENTS.received(stage.phone(), "Start"));
        stage.await("the text that was missed", () -> stage.texts().size() == 2);
        stage.await("nothing to do", () -> codes(location).isEmpty());
    }

    @Test
    void aReportMarksWhatArrivedAndShowsWhatCouldNot() {
        String location = booked(true);
        SentText text = stage.texts().getFirst();

        EVENTS.send(EVENTS.report(text, true));
        stage.await("the receipt", () -> !notice(location).path("delivered").isMissingNode());
        stage.await("the list to say so", () -> entry(location).contains("arrived"));

        String other = booked(Stage.in(WORLD));
        SentText lost = WORLD.carrier().messages().getLast();
        EVENTS.send(EVENTS.report(lost, false));
        stage.await("the failure", () -> codes(other).contains("message-undelivered"));
    }

    private static String booked(Stage stage) {
        String location =
                stage.book(stage.inDays(3)).headers().firstValue("location").orElseThrow();
        stage.told(1);
        return location;
    }

    private String booked(boolean withMail) {
        String location = stage.send(stage.version(1, "booked", start), withMail)
                .headers()
                .firstValue("location")
                .orElseThrow();
        stage.await("a text", () -> stage.texts().size() == 1);
        stage.awaitQuiet();
        return location;
    }

    private String condition(String location) {
        return stage.visit(location).at("/patients/0/condition").asText();
    }

    private List<String> codes(String location) {
        return stage.visit(location).path("attention").findValuesAsText("code");
    }

    private void onDecline(String word) {
        stage.configure("riverside", clinic -> clinic.put("onDecline", word));
    }

    private String page(String link) {
        return stage.ehr()
                .exchangeOnly(HttpRequest.newBuilder(
                        WORLD.baseUrl().resolve(URI.create(link).getRawPath())))
                .body();
    }

    private JsonNode notice(String location) {
        JsonNode notices = stage.visit(location).path("notices");
        for (JsonNode notice : notices) {
            if (notice.path("channel").asText().equals("sms")) {
                return notice;
            }
        }
        return notices.path(-1);
    }

    private String audit(String location) {
        return stage.visit(location + "/audit").toString();
    }

    /** The visit as the day list shows it. */
    private String entry(String location) {
        String path = "/api/day?organisation=springfield&date="
                + start.atZone(ZoneId.of("Europe/London")).toLocalDate();
        String page =
                staff(HttpRequest.newBuilder(WORLD.baseUrl().resolve(path))).body();
        int begin = page.indexOf("<li id=\"" + id(location));
        assertThat(begin).as(path).isPositive();
        return page.substring(begin, page.indexOf("</li>", begin));
    }

    private HttpResponse<String> staff(HttpRequest.Builder request) {
        return stage.ehr().exchangeOnly(request.header("cookie", "AppServiceAuthSession=booking-staff"));
    }

    private void noWordsAreLogged() {
        assertThat(WORLD.host().log())
                .isNotEmpty()
                .noneMatch(line -> line.contains("lift") || line.contains("please") || line.contains(stage.phone()));
    }

    private static String id(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
