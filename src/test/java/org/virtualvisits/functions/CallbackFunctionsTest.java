package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.virtualvisits.functions.PeopleScene.NORTH;
import static org.virtualvisits.functions.PeopleScene.PATIENT;
import static org.virtualvisits.functions.ReplyStage.TOKEN;
import static org.virtualvisits.functions.ReplyStage.received;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.core.feed.Condition;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Notice.State;
import org.virtualvisits.core.reply.Replies;
import org.virtualvisits.sandbox.host.LocalResponse;

/** The carriers' doors: who is let in, what is read, and what is told of it. */
final class CallbackFunctionsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    private final ReplyStage stage = new ReplyStage();

    @ParameterizedTest
    @CsvSource({"carrier-token-0123456789-0123456789", "next-carrier-token-0123456789-01234"})
    void eitherTokenLetsTheCarrierIn(String token) {
        assertThat(stage.acs(token, received("1", "+447700900001", "Yes")).getStatusCode())
                .isEqualTo(204);
        assertThat(stage.asked).hasSize(1);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x", "carrier-token-0123456789-012345678x"})
    void whoBringsNoTokenOfOursChangesNothing(@Nullable String token) {
        LocalResponse acs = stage.acs(token, received("1", "+447700900001", "STOP"));
        LocalResponse notify = stage.notified("received", token, "{}");

        assertThat(List.of(acs.getStatusCode(), notify.getStatusCode())).containsOnly(401);
        assertThat(acs.getBody()).isEqualTo(notify.getBody());
        assertThat(stage.callbacks.waiting(TODAY, 10)).isEmpty();
        assertThat(stage.asked).isEmpty();
    }

    @Test
    void theHandshakeIsAnsweredAndKeepsNothing() {
        LocalResponse answer = stage.acs(Map.of("aeg-event-type", "SubscriptionValidation"), null, """
                [{"id":"1","eventType":"Microsoft.EventGrid.SubscriptionValidationEvent","subject":"",
                  "data":{"validationCode":"512d38b6-c7b8-40c8-89fe-f46f9e9622b6","validationUrl":"https://x.example"}}]
                """);

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBody()).isEqualTo("{\"validationResponse\":\"512d38b6-c7b8-40c8-89fe-f46f9e9622b6\"}");
        assertThat(stage.callbacks.waiting(TODAY, 10)).isEmpty();
    }

    @Test
    void whoCallsItselfAHandshakeWithoutATokenKeepsNothing() {
        LocalResponse answer = stage.acs(
                Map.of("aeg-event-type", "SubscriptionValidation"), null, received("1", "+447700900001", "STOP"));

        assertThat(answer.getStatusCode()).isEqualTo(422);
        assertThat(stage.callbacks.waiting(TODAY, 10)).isEmpty();
    }

    @Test
    void aYesThroughTheDoorConfirmsTheVisit() {
        VisitId visit = stage.scene.visit(NORTH, 1);
        stage.acs(TOKEN, received("1", "447700900001", "Yes please"));

        stage.drain();

        assertThat(stage.replies.of(visit).answers())
                .extracting(Replies.Answer::patient, Replies.Answer::condition)
                .containsExactly(tuple(PATIENT, Condition.CONFIRMED));
    }

    @Test
    void eventsInCapitalsAreReadAlike() {
        VisitId visit = stage.scene.visit(NORTH, 1);
        stage.acs(TOKEN, """
                [{"Id":"1","EventType":"Microsoft.Communication.SMSReceived","EventTime":"2026-12-01T08:49:00Z",
                  "Data":{"From":"447700900001","Message":"N","ReceivedTimestamp":"2026-12-01T08:49:00Z"}}]
                """);

        stage.drain();

        assertThat(stage.replies.of(visit).answers())
                .extracting(Replies.Answer::condition)
                .containsExactly(Condition.DECLINED);
    }

    @Test
    void aReplayIsAcceptedAndChangesNothing() {
        VisitId visit = stage.scene.visit(NORTH, 1);
        String yes = received("1", "+447700900001", "Yes");
        stage.acs(TOKEN, yes);
        stage.acs(TOKEN, received("2", "+447700900001", "No").replace("08:49:00", "08:49:30"));
        stage.drain();

        assertThat(stage.acs(TOKEN, yes).getStatusCode()).isEqualTo(204);
        assertThat(stage.asked).isEmpty();
        assertThat(stage.replies.of(visit).answers())
                .extracting(Replies.Answer::condition)
                .containsExactly(Condition.DECLINED);
    }

    @Test
    void whatIsTooOldIsRefused() {
        String old = received("1", "+447700900001", "Yes").replace("2026-12-01T", "2026-11-26T");

        LocalResponse answer = stage.acs(TOKEN, old);

        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(String.valueOf(answer.getBody())).contains("/problems/stale");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "[",
                "yes",
                "[{\"id\":\"1\"},",
            })
    void whatCannotBeReadIsRefusedAndStoresNothing(String body) {
        assertThat(stage.acs(TOKEN, body).getStatusCode()).isEqualTo(400);
        assertThat(stage.acs(TOKEN, "[" + "{},".repeat(100) + "{}]").getStatusCode())
                .isEqualTo(400);
        assertThat(stage.acs(TOKEN, "[" + "[".repeat(200) + "]".repeat(200) + "]")
                        .getStatusCode())
                .isEqualTo(400);
        assertThat(stage.acs(TOKEN, "[\"" + "x".repeat(1 << 20) + "\"]").getStatusCode())
                .isEqualTo(413);
        assertThat(stage.callbacks.waiting(TODAY, 10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[1, null, \"x\", []]",
                "[{\"eventType\":\"Microsoft.Communication.ChatMessageReceived\",\"id\":\"1\",\"data\":{}}]",
                "[{\"eventType\":\"Microsoft.Communication.SMSReceived\",\"id\":\"1\",\"data\":\"x\"}]",
                "[{\"eventType\":\"Microsoft.Communication.SMSReceived\",\"id\":\"1\",\"eventTime\":\"now\","
                        + "\"data\":{\"from\":\"+447700900001\",\"message\":\"Yes\"}}]",
                "[{\"eventType\":\"Microsoft.Communication.SMSReceived\",\"id\":\"1\",\"eventTime\":"
                        + "\"2026-12-01T08:49:00Z\",\"data\":{\"from\":\"Springfield\",\"message\":\"Yes\"}}]",
            })
    void whatIsNotAboutTextsIsAcceptedAndLeftOut(String body) {
        assertThat(stage.acs(TOKEN, body).getStatusCode()).isEqualTo(204);
        assertThat(stage.asked).isEmpty();
    }

    @Test
    void aDeliveryReportMarksTheNotice() {
        VisitId visit = stage.scene.visit(NORTH, 1);
        String message = visit + "-"
                + stage.scene
                        .stage
                        .visits()
                        .read(visit)
                        .orElseThrow()
                        .notices()
                        .getFirst()
                        .id();
        stage.acs(TOKEN, """
                [{"id":"1","eventType":"Microsoft.Communication.SMSDeliveryReportReceived",
                  "eventTime":"2026-12-01T08:49:00Z",
                  "data":{"messageId":"p-1","from":"+447700900999","to":"+447700900001","deliveryStatus":"Delivered",
                          "deliveryStatusDetails":"No error.","receivedTimestamp":"2026-12-01T08:49:00Z",
                          "deliveryAttempts":[],"Tag":"%s"}}]
                """.formatted(message));

        stage.drain();

        assertThat(state(visit))
                .isInstanceOfSatisfying(
                        State.Sent.class, sent -> assertThat(sent.delivered()).isPresent());
    }

    @ParameterizedTest
    @CsvSource({"delivered, true", "permanent-failure, false", "temporary-failure, false", "technical-failure, false"})
    void notifysReceiptsMarkTheNotice(String status, boolean arrived) {
        VisitId visit = stage.scene.visit(NORTH, 1);
        String message = visit + "-"
                + stage.scene
                        .stage
                        .visits()
                        .read(visit)
                        .orElseThrow()
                        .notices()
                        .getFirst()
                        .id();

        LocalResponse answer = stage.notified("delivery", TOKEN, receipt(message, status));
        stage.drain();

        assertThat(answer.getStatusCode()).isEqualTo(204);
        assertThat(state(visit)).isInstanceOf(arrived ? State.Sent.class : State.Failed.class);
    }

    @Test
    void notifysTextsAnswer() {
        VisitId visit = stage.scene.visit(NORTH, 1);
        stage.notified("received", TOKEN, """
                {"id":"740e5834-3a29-46b4-9a6f-16142fde533a","source_number":"447700900001",
                 "destination_number":"07700900999","message":"Ie","date_received":"2026-12-01T08:49:00.000000Z"}
                """);

        stage.drain();

        assertThat(stage.replies.of(visit).answers())
                .extracting(Replies.Answer::condition)
                .containsExactly(Condition.CONFIRMED);
    }

    @Test
    void aReceiptOnItsWayIsLeftOutAndAnotherPathIsNone() {
        assertThat(stage.notified("delivery", TOKEN, receipt("x", "sending")).getStatusCode())
                .isEqualTo(204);
        assertThat(stage.asked).isEmpty();
        assertThat(stage.notified("returned", TOKEN, "{}").getStatusCode()).isEqualTo(404);
    }

    @Test
    void neitherNumberNorWordsAreLoggedOrQueued() {
        stage.scene.visit(NORTH, 1);
        stage.acs(TOKEN, received("1", "+447700900001", "I am in the ward"));
        List<String> queued = stage.asked.stream().map(Object::toString).toList();
        stage.drain();
        stage.functions.take("{\"callback\":\"I am in the ward\"}", stage.context);

        assertThat(queued).allMatch(message -> message.matches("2026-12-01\\.[0-9a-z]{26}"));
        assertThat(stage.context.log().toString())
                .contains("outcomes=kept", "outcome=to_staff")
                .doesNotContain("900001", "ward");
    }

    @Test
    void aPoisonMessageAsksNobodyAtOnceAndTheSweepAsksAgain() {
        stage.acs(TOKEN, received("1", "+447700900001", "Yes"));
        String message = "{\"callback\":\"" + stage.asked.removeFirst() + "\"}";

        stage.functions.poison(message, stage.context);
        assertThat(stage.asked).isEmpty();
        stage.functions.follow("{}", stage.context);

        assertThat(stage.asked).hasSize(1);
    }

    private State state(VisitId visit) {
        return stage.scene
                .stage
                .visits()
                .read(visit)
                .orElseThrow()
                .notices()
                .getFirst()
                .state();
    }

    private static String receipt(String reference, String status) {
        return """
                {"id":"p-1","reference":"%s","to":"07700900001","status":"%s","created_at":"2026-12-01T08:40:00.000000Z",
                 "completed_at":"2026-12-01T08:49:00.000000Z","sent_at":"2026-12-01T08:41:00.000000Z",
                 "notification_type":"sms","template_id":"t","template_version":1}
                """.formatted(reference, status);
    }
}
