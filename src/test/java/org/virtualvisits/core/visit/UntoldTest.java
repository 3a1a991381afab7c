package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Facts;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.Notice.State;
import org.virtualvisits.core.notice.NoticeId;
import org.virtualvisits.core.organisation.ClinicExample;
import org.virtualvisits.core.organisation.Reminding;

final class UntoldTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final Visit VISIT = VisitExamples.minimal(VisitExamples.id());
    private static final Attention REFUSED =
            new Attention(Attention.Code.NOTICE_FAILED, "The number is refused.", "Ring.");

    private Duration until = Duration.ofDays(5);
    private Duration waited = Duration.ofMinutes(1);

    @Test
    void whoWasToldOnTheOtherChannelIsToldApartFromWhoWasToldByNothing() {
        Notice failed = notice(1, Channel.SMS, "p1", new State.Failed(NOW, REFUSED));

        assertThat(what(failed)).singleElement().asString().contains("Nothing else has told this patient");
        assertThat(what(failed, notice(1, Channel.EMAIL, "p1", new State.Sent(NOW, "x"))))
                .singleElement()
                .asString()
                .contains("told to this patient by mail");
        assertThat(what(failed, notice(1, Channel.EMAIL, "p2", new State.Sent(NOW, "x"))))
                .as("another patient's mail tells this one nothing")
                .singleElement()
                .asString()
                .contains("Nothing else");
        assertThat(what(failed, notice(1, Channel.EMAIL, "p1", new State.Planned())))
                .singleElement()
                .asString()
                .contains("Nothing else");
    }

    @Test
    void aFailureThatALaterNoticeFollowsIsNoLongerShown() {
        assertThat(what(
                        notice(1, Channel.SMS, "p1", new State.Failed(NOW, REFUSED)),
                        notice(2, Channel.SMS, "p1", new State.Sent(NOW, "x"))))
                .isEmpty();
    }

    @Test
    void whatAnOperatorMustMendIsShownAtOnce() {
        var barred = new Attention(Attention.Code.MESSAGES_BARRED, "It answered 401.", "Mend it.");

        assertThat(new Untold(
                                VISIT,
                                List.of(notice(1, Channel.SMS, "p1", new State.Barred(NOW, barred))),
                                Optional.empty(),
                                NOW)
                        .attention())
                .containsExactly(barred);
    }

    @ParameterizedTest(name = "{1} before the visit, after {0}: {2}")
    @CsvSource({
        "PT14M59S, PT23H, false",
        "PT15M, PT23H, true",
        "PT15M, PT24H1S, false",
        "PT1H59M, PT25H, false",
        "PT2H, P30D, true",
        "PT5H, PT-1S, false",
    })
    void aMessageIsLateInTimeToRing(Duration waiting, Duration before, boolean late) {
        waited = waiting;
        until = before;
        List<State> states = List.of(new State.Planned(), new State.Placed(NOW), new State.Sending(NOW));

        assertThat(states)
                .allSatisfy(state -> assertThat(
                                new Untold(VISIT, List.of(notice(1, Channel.EMAIL, "p1", state)), Optional.empty(), NOW)
                                        .attention())
                        .extracting(Attention::code)
                        .isEqualTo(late ? List.of(Attention.Code.MESSAGE_LATE) : List.of()));
    }

    @Test
    void whoIsInLineIsShownWhenTheirTimeComes() {
        waited = Duration.ofHours(3);
        Instant at = NOW.plus(Duration.ofHours(1));

        assertThat(new Untold(
                                VISIT,
                                List.of(notice(1, Channel.EMAIL, "p1", new State.Placed(at))),
                                Optional.empty(),
                                NOW)
                        .attention())
                .singleElement()
                .satisfies(attention -> assertThat(attention.fix()).contains(at.toString()));
    }

    @Test
    void aReminderThatFailedIsMadeUpForByWhateverReachesThePatientLater() {
        Notice failed = of(Notice.Kind.REMINDER, notice(1, Channel.SMS, "p1", new State.Failed(NOW, REFUSED)));
        Instant planned = failed.planned();

        assertThat(what(failed)).hasSize(1);
        assertThat(what(failed, notice(0, Channel.EMAIL, "p1", new State.Sent(planned.plusMillis(1), "x"))))
                .isEmpty();
        assertThat(what(failed, notice(0, Channel.EMAIL, "p1", new State.Sent(planned, "x"))))
                .as("sent before")
                .hasSize(1);
        assertThat(what(failed, notice(0, Channel.EMAIL, "p2", new State.Sent(planned.plusMillis(1), "x"))))
                .as("to another")
                .hasSize(1);
        assertThat(what(failed, notice(0, Channel.EMAIL, "p1", new State.Uncertain(planned.plusMillis(1)))))
                .as("perhaps")
                .hasSize(1);
    }

    @Test
    void aConfirmationThatFailedIsNotMadeUpForByAnEarlierMessage() {
        Notice failed = notice(1, Channel.SMS, "p1", new State.Failed(NOW, REFUSED));

        assertThat(what(failed, notice(0, Channel.EMAIL, "p1", new State.Sent(NOW, "x"))))
                .hasSize(1);
    }

    @Test
    void whoWantsNoTextsAndHasTheMailMissesNothing() {
        var refused = new Attention(Attention.Code.CHANNEL_REFUSED, "This patient wants no texts.", "Ring.");
        Notice failed = notice(1, Channel.SMS, "p1", new State.Failed(NOW, refused));

        assertThat(what(failed)).hasSize(1);
        assertThat(what(failed, notice(1, Channel.EMAIL, "p1", new State.Sent(NOW, "x"))))
                .isEmpty();
    }

    @Test
    void whatWasToldElsewhereIsTheSameOnlyIfItIsOfTheSameTime() {
        Notice failed = notice(1, Channel.SMS, "p1", new State.Failed(NOW, REFUSED));
        until = Duration.ofDays(6);
        Notice other = notice(1, Channel.EMAIL, "p1", new State.Sent(NOW, "x"));

        assertThat(what(failed, other)).singleElement().asString().contains("Nothing else has told");
    }

    @Test
    void aCancellationElsewhereDoesNotMakeUpForAConfirmation() {
        Notice failed = notice(1, Channel.SMS, "p1", new State.Failed(NOW, REFUSED));
        Notice other = of(Notice.Kind.CANCELLATION, notice(1, Channel.EMAIL, "p1", new State.Sent(NOW, "x")));

        assertThat(what(failed, other)).singleElement().asString().contains("Nothing else has told");
    }

    @Test
    void theOtherChannelIsNamed() {
        Notice failed = notice(1, Channel.EMAIL, "p1", new State.Failed(NOW, REFUSED));

        assertThat(what(failed, notice(1, Channel.SMS, "p1", new State.Sent(NOW, "x"))))
                .singleElement()
                .asString()
                .contains("told to this patient by text message");
    }

    @Test
    void inTheNightNothingIsLate() {
        waited = Duration.ofMinutes(20);
        until = Duration.ofHours(14);
        Instant night = Instant.parse("2026-11-21T21:00:00Z");
        Notice planned = at(night.minus(waited), night.plus(until));
        var clinic =
                Optional.of(ClinicExample.of("c").reminding(Reminding.USUAL).clinic());

        assertThat(new Untold(VISIT, List.of(planned), clinic, night).attention())
                .isEmpty();
        assertThat(new Untold(VISIT, List.of(planned), Optional.empty(), night).attention())
                .hasSize(1);
    }

    private static Notice at(Instant planned, Instant start) {
        return new Notice(
                new NoticeId("000001-sms-p1"),
                "p1",
                Channel.SMS,
                "mark",
                Notice.Kind.CONFIRMATION,
                new Facts(start, start.plusSeconds(1200), new ClinicId("c"), "lee"),
                Optional.empty(),
                1,
                new State.Planned(),
                1,
                planned);
    }

    private static Notice of(Notice.Kind kind, Notice notice) {
        return new Notice(
                notice.id(),
                notice.patient(),
                notice.channel(),
                notice.mark(),
                kind,
                notice.facts(),
                notice.previousStart(),
                notice.sequence(),
                notice.state(),
                notice.attempts(),
                notice.planned());
    }

    private static List<String> what(Notice... notices) {
        return new Untold(VISIT, List.of(notices), Optional.empty(), NOW)
                .attention()
                .map(Attention::what)
                .toList();
    }

    private Notice notice(int sequence, Channel channel, String patient, State state) {
        Instant start = NOW.plus(until);
        return new Notice(
                new NoticeId("%06d-%s-%s".formatted(sequence, channel.word(), patient)),
                patient,
                channel,
                "mark",
                Notice.Kind.CONFIRMATION,
                new Facts(start, start.plusSeconds(1200), new ClinicId("c"), "lee"),
                Optional.empty(),
                sequence,
                state,
                1,
                NOW.minus(waited));
    }
}
