package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.notice.Messenger;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.visit.ResendLink.Outcome;
import org.virtualvisits.sandbox.memory.RecordingWakeups.Request;

/** A patient who has lost the link, and somebody who presses the button again and again. */
final class ResendLinkTest {

    private static final Unsettled.Change NOTICES = Unsettled.Change.ofNotices(OneClinic.VISIT);
    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final Patient JO = OneClinic.reachable("jo", "+447700900123");
    private static final Patient ED = OneClinic.reachable("ed", "+447700900124");

    private final OneClinic clinic = new OneClinic(false, (source, patient) -> new Patients.Answer.Barred());

    @Test
    void aLinkThatIsAskedForGoesOutAndLeavesATraceUntilItHas() {
        told(JO);
        clinic.pass(PAUSE);
        clinic.wakeups.drain();

        assertThat(resend()).isInstanceOf(Outcome.Asked.class);

        Notice again = clinic.story().notices().getLast();
        assertThat(again.isFinal()).isFalse();
        assertThat(again.sequence()).isEqualTo(2);
        assertThat(clinic.story().visit().sequence()).isEqualTo(2);
        assertThat(clinic.wakeups.requests())
                .containsExactly(new Request.Send(OneClinic.VISIT, again.id(), 1, Duration.ZERO, OneClinic.cause()));
        assertThat(clinic.unsettled.changes())
                .containsEntry(NOTICES, clinic.now().plus(Duration.ofMinutes(5)));
        assertThat(deliver(clinic.deliver(clinic.visits), again)).isInstanceOf(DeliverNotice.Outcome.Sent.class);
    }

    @Test
    void aLinkThatWasCancelledWorksAgain() {
        told(JO);
        clinic.pass(PAUSE);
        List<String> links = List.copyOf(clinic.links.rows().keySet());
        links.forEach(clinic.links::remove);

        resend();

        assertThat(clinic.links.rows().keySet()).containsExactlyElementsOf(links);
    }

    @Test
    void ofAVisitThatNobodyKnowsNothingIsSent() {
        assertThat(resend()).isInstanceOf(Outcome.NothingToSend.class);
    }

    @Test
    void ofAVisitThatWasCalledOffNothingIsSent() {
        told(JO);
        clinic.pass(PAUSE);
        clinic.tell(2, AppointmentStatus.CANCELLED, JO);

        assertThat(resend()).isInstanceOf(Outcome.NothingToSend.class);
    }

    @Test
    void whoHasNoAddressOnAChannelIsSentNothingThere() {
        told(JO);
        clinic.pass(PAUSE);

        assertThat(resend(clinic.visits, JO, Channel.EMAIL)).isInstanceOf(Outcome.Unreachable.class);
    }

    @Test
    void nothingGoesOutWhileSomethingIsOnItsWay() {
        planned(JO);

        assertThat(resend()).isInstanceOf(Outcome.OnItsWay.class);
    }

    @Test
    void whatIsOnItsWayToSomebodyElseKeepsNobodyWaiting() {
        planned(JO, ED);
        deliver(clinic.deliver(clinic.visits), noticeOf(JO));
        clinic.pass(PAUSE);

        assertThat(resend()).isInstanceOf(Outcome.Asked.class);
        assertThat(resend(clinic.visits, ED, Channel.SMS)).isInstanceOf(Outcome.OnItsWay.class);
    }

    @Test
    void nothingGoesOutShortlyAfterTheLast() {
        told(JO);

        clinic.pass(PAUSE.minusMillis(1));
        assertThat(resend()).isInstanceOf(Outcome.TooSoon.class);

        clinic.pass(Duration.ofMillis(1));
        assertThat(resend()).isInstanceOf(Outcome.Asked.class);
    }

    @Test
    void whatFailedDidNotMakeThePhoneRingAndKeepsNobodyWaiting() {
        planned(JO);
        var refused = new Delivery.Refused(
                new Attention(Attention.Code.NOTICE_FAILED, "The carrier refuses the number.", "Ring them."));
        Messenger refusing = Messenger.of((text, perhapsSent) -> refused, (mail, perhapsSent) -> refused);
        deliver(
                clinic.deliver(
                        clinic.visits,
                        refusing,
                        Permission.ALWAYS,
                        (part, kind, whose, language, data) -> "words",
                        Onlookers.NOBODY),
                noticeOf(JO));

        assertThat(resend()).isInstanceOf(Outcome.Asked.class);
    }

    @Test
    void nobodyCanMakeAPhoneRingMoreThanSixTimesADay() {
        told(JO);
        for (int i = 2; i <= 6; i++) {
            clinic.pass(PAUSE);
            assertThat(resend()).as("message " + i).isInstanceOf(Outcome.Asked.class);
            deliver(clinic.deliver(clinic.visits), noticeOf(JO));
        }

        clinic.pass(PAUSE);
        assertThat(resend()).isInstanceOf(Outcome.TooSoon.class);

        clinic.pass(Duration.ofDays(1).minus(PAUSE.multipliedBy(6)).minusMillis(1));
        assertThat(resend()).isInstanceOf(Outcome.TooSoon.class);
        clinic.pass(Duration.ofMillis(1));
        assertThat(resend()).as("the first is a day old").isInstanceOf(Outcome.Asked.class);
    }

    @Test
    void whoIsOvertakenByOthersEightTimesSendsNothing() {
        told(JO);
        clinic.pass(PAUSE);

        assertThatThrownBy(() -> resend(new ContestedVisits(clinic.visits, 8), JO, Channel.SMS))
                .isInstanceOf(IllegalStateException.class);
        assertThat(clinic.story().notices()).hasSize(1);

        assertThat(resend(new ContestedVisits(clinic.visits, 7), JO, Channel.SMS))
                .isInstanceOf(Outcome.Asked.class);
        assertThat(clinic.story().notices()).hasSize(2);
    }

    private void planned(Patient... patients) {
        clinic.tell(1, AppointmentStatus.BOOKED, patients);
        clinic.reconcile();
    }

    private void told(Patient patient) {
        planned(patient);
        deliver(clinic.deliver(clinic.visits), noticeOf(patient));
        assertThat(clinic.unsettled.find(NOTICES)).isEmpty();
    }

    private Outcome resend() {
        return resend(clinic.visits, JO, Channel.SMS);
    }

    private Outcome resend(Visits through, Patient patient, Channel channel) {
        return clinic.resend(through).resend(OneClinic.VISIT, patient.key(), channel, PAUSE, OneClinic.cause());
    }

    private static DeliverNotice.Outcome deliver(DeliverNotice through, Notice notice) {
        return through.deliver(OneClinic.VISIT, notice.id(), 1, OneClinic.cause());
    }

    /** The newest one. */
    private Notice noticeOf(Patient patient) {
        return clinic.story().notices().stream()
                .filter(notice -> notice.patient().equals(patient.key()))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
