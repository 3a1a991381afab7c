package org.virtualvisits.core.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.notice.Notice.Kind;
import org.virtualvisits.core.notice.Notice.State;

final class NoticePlanTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final Facts NINE = facts("2026-12-01T09:00:00Z");
    private static final Facts TEN = facts("2026-12-01T10:00:00Z");
    private static final Desire AT_NINE = new Desire.Standing(NINE);
    private static final Desire AT_TEN = new Desire.Standing(TEN);
    private static final Desire OFF = new Desire.Ended(Kind.CANCELLATION);
    private static final Contact PHONE = new Contact("p1", Channel.SMS, "+447700900123", "m1");
    private static final Contact MAIL = new Contact("p1", Channel.EMAIL, "jo@example.org", "m2");
    private static final Contact NEW_PHONE = new Contact("p1", Channel.SMS, "+447700900124", "m3");

    private final List<Notice> told = new ArrayList<>();
    private int sequence;

    @Test
    void aNewVisitIsConfirmedOncePerChannel() {
        assertThat(plan(AT_NINE, PHONE, MAIL))
                .extracting(Notice::kind, Notice::channel)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.CONFIRMATION, Channel.SMS),
                        org.assertj.core.groups.Tuple.tuple(Kind.CONFIRMATION, Channel.EMAIL));
        assertThat(plan(AT_NINE, PHONE, MAIL)).isEmpty();
    }

    @Test
    void aMoveBeforeTheConfirmationWentOutIsConfirmedAtTheNewTimeAlone() {
        plan(AT_NINE, PHONE);

        assertThat(plan(AT_TEN, PHONE)).extracting(Notice::kind).containsExactly(Kind.CONFIRMATION);
        assertThat(told.getFirst().state()).isInstanceOf(State.Superseded.class);
    }

    @Test
    void aMoveAfterTheConfirmationIsAnAmendmentThatKnowsTheOldTime() {
        plan(AT_NINE, PHONE);
        sendAll();

        assertThat(plan(AT_TEN, PHONE)).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(Kind.AMENDMENT);
            assertThat(notice.previousStart()).contains(NINE.start());
        });
    }

    @Test
    void aMoveThereAndBackBeforeAnythingWentOutIsNotMentioned() {
        plan(AT_NINE, PHONE);
        sendAll();
        plan(AT_TEN, PHONE);

        assertThat(plan(AT_NINE, PHONE)).isEmpty();
        assertThat(told).last().extracting(Notice::state).isInstanceOf(State.Superseded.class);
    }

    @Test
    void aCancellationGoesOnlyToThoseWhoExpectAVisit() {
        assertThat(plan(OFF, PHONE, MAIL)).isEmpty();
        plan(AT_NINE, PHONE);
        sendAll();

        assertThat(plan(OFF, PHONE, MAIL)).extracting(Notice::channel).containsExactly(Channel.SMS);
        sendAll();
        assertThat(plan(OFF, PHONE, MAIL)).isEmpty();
    }

    @Test
    void aVisitThatIsOnAgainIsConfirmedAgain() {
        plan(AT_NINE, PHONE);
        sendAll();
        plan(OFF, PHONE);
        sendAll();

        assertThat(plan(AT_NINE, PHONE)).extracting(Notice::kind).containsExactly(Kind.CONFIRMATION);
    }

    @Test
    void aNoticeThatMayHaveGoneOutCountsAsHeard() {
        plan(AT_NINE, PHONE);
        told.replaceAll(notice -> notice.claimed(NOW));
        told.replaceAll(notice -> notice.in(new State.Planned()));

        assertThat(plan(OFF, PHONE)).extracting(Notice::kind).containsExactly(Kind.CANCELLATION);
    }

    @Test
    void aCorrectedNumberIsToldAfresh() {
        plan(AT_NINE, PHONE);
        sendAll();

        assertThat(plan(AT_NINE, NEW_PHONE)).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(Kind.CONFIRMATION);
            assertThat(notice.mark()).isEqualTo(NEW_PHONE.mark());
        });
    }

    @Test
    void aFailureIsNotRepeatedForTheSameFactsAndAddressButIsForOthers() {
        plan(AT_NINE, PHONE);
        fail();

        assertThat(plan(AT_NINE, PHONE)).isEmpty();
        assertThat(plan(AT_NINE, NEW_PHONE)).extracting(Notice::kind).containsExactly(Kind.CONFIRMATION);
    }

    @Test
    void nothingIsCancelledThatWasNeverHeard() {
        plan(AT_NINE, PHONE);
        fail();

        assertThat(plan(OFF, PHONE)).isEmpty();
    }

    @Test
    void whoLeavesAVisitIsToldThatItIsOffForThem() {
        plan(AT_NINE, PHONE);
        sendAll();

        NoticePlan plan = NoticePlan.of(AT_NINE, List.of(), List.of(PHONE), told, ++sequence, NOW);

        assertThat(plan.added()).extracting(Notice::kind).containsExactly(Kind.CANCELLATION);
    }

    @Test
    void nothingIsSaidWhileTheLinkDoesNotWork() {
        assertThat(plan(new Desire.NotYet(), PHONE)).isEmpty();
    }

    /** Property: however a visit changes and whenever notices get out, the last one heard says what is true. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theLastNoticeHeardIsTrueOnceAllIsSent(long seed) {
        var random = new Random(seed);
        Desire desire = AT_NINE;
        for (int i = 0; i < 30; i++) {
            desire = List.of(AT_NINE, AT_TEN, OFF, (Desire) new Desire.NotYet()).get(random.nextInt(4));
            plan(desire, PHONE);
            if (random.nextBoolean()) {
                sendAll();
            }
        }
        desire = List.of(AT_NINE, AT_TEN, OFF).get(random.nextInt(3));
        plan(desire, PHONE);
        sendAll();

        List<Notice> heard = told.stream()
                .filter(notice -> notice.state() instanceof State.Sent)
                .toList();
        boolean expected = desire instanceof Desire.Standing;
        assertThat(!heard.isEmpty() && heard.getLast().kind().standing()).isEqualTo(expected);
        if (expected) {
            assertThat(heard.getLast().facts()).isEqualTo(((Desire.Standing) desire).facts());
        }
        assertThat(heard).isSortedAccordingTo((one, other) -> Integer.compare(one.sequence(), other.sequence()));
        for (int i = 1; i < heard.size(); i++) {
            assertThat(heard.get(i).kind() == heard.get(i - 1).kind()
                            && heard.get(i).facts().equals(heard.get(i - 1).facts()))
                    .as("the same thing told twice in a row")
                    .isFalse();
        }
    }

    static Stream<Long> seeds() {
        return LongStream.rangeClosed(1, 200).boxed();
    }

    private List<Notice> plan(Desire desire, Contact... contacts) {
        NoticePlan plan = NoticePlan.of(desire, List.of(contacts), List.of(), told, ++sequence, NOW);
        for (Notice gone : plan.superseded()) {
            told.replaceAll(notice -> notice.id().equals(gone.id()) ? gone : notice);
        }
        told.addAll(plan.added());
        return plan.added();
    }

    /** What is planned and still planned is true, so it goes out. */
    private void sendAll() {
        told.replaceAll(notice -> notice.isFinal() ? notice : notice.in(new State.Sent(NOW, "x")));
    }

    private void fail() {
        var attention = new Attention(Attention.Code.NOTICE_FAILED, "no", "ring");
        told.replaceAll(notice -> notice.in(new State.Failed(NOW, attention)));
    }

    private static Facts facts(String start) {
        Instant at = Instant.parse(start);
        return new Facts(at, at.plus(Duration.ofMinutes(20)), new ClinicId("heart"), "Dr Lee");
    }

    @Test
    void idsSortInTheOrderOfPlanning() {
        assertThat(Optional.of(NoticeId.of(9, Channel.SMS, "a").value()))
                .hasValueSatisfying(id -> assertThat(
                                id.compareTo(NoticeId.of(10, Channel.EMAIL, "a").value()))
                        .isNegative());
    }
}
