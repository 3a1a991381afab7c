package org.virtualvisits.core.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.notice.Notice.Kind;
import org.virtualvisits.core.notice.Notice.State;

final class OccasionPlanTest {

    private static final Instant START = Instant.parse("2026-12-01T09:00:00Z");
    private static final Instant DUE = START.minus(Duration.ofDays(1));
    private static final Facts FACTS = new Facts(START, START.plusSeconds(1_200), new ClinicId("c"), "Dr Lee");
    private static final Contact PHONE = new Contact("p1", Channel.SMS, "+447700900123", "m1");
    private static final Contact MAIL = new Contact("p1", Channel.EMAIL, "jo@example.org", "m2");
    private static final Occasion DAY = new Occasion(
            Kind.REMINDER,
            Duration.ofDays(1),
            START,
            DUE,
            START.minus(Duration.ofMinutes(75)),
            DUE.minus(Duration.ofHours(6)),
            Instant.MIN,
            Duration.ofHours(2));

    private final List<Notice> told = new ArrayList<>();

    @Test
    void aReminderGoesByTextAloneOnceAndLeansOnWhatWasTold() {
        confirmed(PHONE, DUE.minus(Duration.ofDays(3)));
        confirmed(MAIL, DUE.minus(Duration.ofDays(3)));

        assertThat(plan(DUE, PHONE, MAIL)).singleElement().satisfies(notice -> {
            assertThat(notice.channel()).isEqualTo(Channel.SMS);
            assertThat(notice.id().value()).isEqualTo("000001-sms-p1-r1440");
            assertThat(notice.facts()).isEqualTo(FACTS);
            assertThat(notice.sequence()).isOne();
        });
        assertThat(plan(DUE.plusSeconds(60), PHONE, MAIL)).isEmpty();
        settle(new State.Sent(DUE, "x"));
        assertThat(plan(DUE.plusSeconds(120), PHONE, MAIL)).isEmpty();
    }

    @Test
    void itGoesOutFromItsMomentUntilItIsOfNoUse() {
        confirmed(PHONE, DUE.minus(Duration.ofDays(3)));

        assertThat(plan(DUE.minusMillis(1), PHONE)).isEmpty();
        assertThat(plan(DAY.until(), PHONE)).isEmpty();
        assertThat(plan(DAY.until().minusMillis(1), PHONE)).hasSize(1);
    }

    @Test
    void whoeverHasJustHeardOfTheVisitIsNotReminded() {
        confirmed(MAIL, DAY.silentAfter());
        confirmed(PHONE, DAY.silentAfter().plusMillis(1));

        assertThat(plan(DUE, PHONE, MAIL)).isEmpty();
        assertThat(plan(DUE, MAIL)).isEmpty();
    }

    @Test
    void whatFailedOnOneChannelIsTriedOnTheOtherAtOnce() {
        confirmed(PHONE, DUE.minus(Duration.ofDays(3)));
        confirmed(MAIL, DUE.minus(Duration.ofDays(3)));
        plan(DUE, PHONE, MAIL);
        settle(new State.Failed(DUE, new Attention(Attention.Code.NOTICE_FAILED, "No such number.", "Ring.")));

        assertThat(plan(DUE.plusSeconds(1), PHONE, MAIL))
                .extracting(Notice::channel)
                .containsExactly(Channel.EMAIL);
        settle(new State.Failed(DUE, new Attention(Attention.Code.NOTICE_FAILED, "No such mailbox.", "Ring.")));
        assertThat(plan(DUE.plusSeconds(2), PHONE, MAIL)).isEmpty();
    }

    @Test
    void whatWaitsTooLongIsTriedOnTheOtherChannelAndGivenUpOnceThatHasIt() {
        confirmed(PHONE, DUE.minus(Duration.ofDays(3)));
        confirmed(MAIL, DUE.minus(Duration.ofDays(3)));
        Notice text = plan(DUE, PHONE, MAIL).getFirst();

        assertThat(plan(DUE.plus(Duration.ofHours(2)).minusMillis(1), PHONE, MAIL))
                .isEmpty();
        assertThat(plan(DUE.plus(Duration.ofHours(2)), PHONE, MAIL))
                .extracting(Notice::channel)
                .containsExactly(Channel.EMAIL);
        assertThat(isTrue(text)).isTrue();
        settle(new State.Sent(DUE, "x"));
        assertThat(isTrue(text)).isFalse();
    }

    @Test
    void nobodyIsRemindedOfWhatIsAboutToChangeOrEndedOrIsAtAnotherAddress() {
        confirmed(PHONE, DUE.minus(Duration.ofDays(3)));
        Notice reminder = plan(DUE, PHONE).getFirst();
        told.add(notice(PHONE, 2, Kind.CANCELLATION, new State.Planned()));

        assertThat(isTrue(reminder)).isFalse();
        assertThat(plan(DUE, PHONE)).isEmpty();
        assertThat(OccasionPlan.of(patient -> List.of(DAY), List.of(PHONE), told, DUE)
                        .superseded())
                .extracting(Notice::id)
                .containsExactly(reminder.id());
        told.removeLast();
        assertThat(isTrue(reminder)).isTrue();
        var moved = new Contact("p1", Channel.SMS, "+447700900124", "m3");
        assertThat(OccasionPlan.stillTrue(reminder, List.of(DAY), List.of(moved), told, DUE))
                .isFalse();
        assertThat(OccasionPlan.stillTrue(reminder, List.of(), List.of(PHONE), told, DUE))
                .isFalse();
    }

    @Test
    void whatWasGivenUpBeforeItWentOutIsPlannedAfreshUnderAnotherName() {
        confirmed(PHONE, DUE.minus(Duration.ofDays(3)));
        plan(DUE, PHONE);
        settle(new State.Superseded(DUE));

        assertThat(plan(DUE.plusSeconds(1), PHONE))
                .extracting(its -> its.id().value())
                .containsExactly("000001-sms-p1-r1440x2");
    }

    @Test
    void whoeverWasNeverToldIsNotReminded() {
        told.add(notice(PHONE, 1, Kind.CONFIRMATION, new State.Planned()));

        assertThat(plan(DUE, PHONE)).isEmpty();
    }

    private List<Notice> plan(Instant now, Contact... contacts) {
        List<Notice> added = OccasionPlan.of(patient -> List.of(DAY), List.of(contacts), told, now)
                .added();
        told.addAll(added);
        return added;
    }

    private boolean isTrue(Notice notice) {
        return OccasionPlan.stillTrue(notice, List.of(DAY), List.of(PHONE, MAIL), told, DUE);
    }

    private void settle(State state) {
        told.addLast(told.removeLast().in(state));
    }

    private void confirmed(Contact contact, Instant at) {
        told.add(notice(contact, 1, Kind.CONFIRMATION, new State.Sent(at, "x")));
    }

    private static Notice notice(Contact contact, int sequence, Kind kind, State state) {
        return new Notice(
                NoticeId.of(sequence, contact.channel(), contact.patient()),
                contact.patient(),
                contact.channel(),
                contact.mark(),
                kind,
                FACTS,
                Optional.empty(),
                sequence,
                state,
                0,
                DUE.minus(Duration.ofDays(3)));
    }
}
