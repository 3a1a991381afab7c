package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An EHR that tells of an appointment many times, and how often the visit is then looked at. */
final class LatelyAgreedTest {

    private static final Patient JO = OneClinic.reachable("jo", "+447700900123");

    private final OneClinic clinic = new OneClinic(false, (source, patient) -> new Patients.Answer.Barred());

    @BeforeEach
    void isBookedAndFoundInAgreement() {
        clinic.tell(1, AppointmentStatus.BOOKED, JO);
        clinic.reconcile();
        clinic.reconcile();
    }

    @Test
    void whatWasFoundInAgreementIsNotLookedAtAgain() {
        Unsettled.Change told = marked("told-again");
        int before = clinic.looks();

        assertThat(clinic.reconcile(told)).isInstanceOf(ReconcileVisit.Outcome.Settled.class);

        assertThat(clinic.looks()).isEqualTo(before);
        assertThat(clinic.unsettled.find(told)).isEmpty();
    }

    @Test
    void whatTheEhrSaidMeanwhileIsLookedAt() {
        clinic.tell(2, AppointmentStatus.CANCELLED, JO);
        Unsettled.Change told = marked("told-again");
        int before = clinic.looks();

        clinic.reconcile(told);

        assertThat(clinic.looks()).isEqualTo(before + 1);
        assertThat(clinic.story().visit().meeting()).isInstanceOf(MeetingState.None.class);
    }

    @Test
    void anyOtherReasonIsFollowed() {
        Unsettled.Change redriven = marked("redrive");
        int before = clinic.looks();

        clinic.reconcile(redriven);

        assertThat(clinic.looks()).isEqualTo(before + 1);
    }

    @Test
    void fiveMinutesLaterItIsLookedAtAgain() {
        clinic.pass(Duration.ofMinutes(5).minusMillis(1));
        int before = clinic.looks();
        clinic.reconcile(marked("told-just-before"));
        assertThat(clinic.looks()).isEqualTo(before);

        clinic.pass(Duration.ofMillis(1));
        clinic.reconcile(marked("told-then"));

        assertThat(clinic.looks()).isEqualTo(before + 1);
    }

    @Test
    void whatDidNotEndInAgreementIsLookedAtAgain() {
        clinic.tell(2, AppointmentStatus.CANCELLED, JO);
        clinic.tell(3, AppointmentStatus.BOOKED); // nobody to invite
        clinic.reconcile();
        int before = clinic.looks();

        clinic.reconcile(marked("told-again"));
        clinic.reconcile(marked("told-once-more"));

        assertThat(clinic.looks()).isEqualTo(before + 2);
    }

    private Unsettled.Change marked(String key) {
        var change = new Unsettled.Change(OneClinic.VISIT, key);
        clinic.unsettled.mark(change, clinic.now(), OneClinic.cause());
        return change;
    }
}
