package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which links a visit's patients hold, judged from what they were told. */
final class AgreementTest {

    private static final Patient JO = OneClinic.reachable("jo", "07700 900123");
    private static final Patient SAM = OneClinic.reachable("sam", "07700 900124");

    private final OneClinic clinic = new OneClinic(false, (source, patient) -> new Patients.Answer.Barred());

    @Test
    void whoIsToldThatTheVisitStandsHoldsALinkThatWorks() {
        clinic.tell(1, AppointmentStatus.BOOKED, JO, SAM);
        clinic.reconcile();

        var held = clinic.agreement().heldLinks(clinic.story());

        assertThat(held.values()).extracting(JoinLinks.Target::patient).containsExactlyInAnyOrder(JO.key(), SAM.key());
        assertThat(held)
                .allSatisfy((digest, target) ->
                        assertThat(clinic.links.find(digest)).contains(target));
    }

    @Test
    void whoseMessageBecameUntrueBeforeItWasSentHoldsNone() {
        clinic.tell(1, AppointmentStatus.BOOKED, JO);
        clinic.reconcile();
        clinic.tell(2, AppointmentStatus.CANCELLED, JO);
        clinic.reconcile();

        assertThat(clinic.agreement().heldLinks(clinic.story())).isEmpty();
    }

    @Test
    void anAddressThatWasOnlyToldThatTheVisitIsOffHoldsNone() {
        clinic.tell(1, AppointmentStatus.BOOKED, JO);
        clinic.reconcile();
        clinic.deliverAll();
        clinic.tell(2, AppointmentStatus.CANCELLED, OneClinic.reachable("jo", "07700 900125"));
        clinic.reconcile();

        assertThat(clinic.story().notices()).hasSize(2);
        assertThat(clinic.agreement().heldLinks(clinic.story())).isEmpty();
    }

    @Test
    void onceTheVisitIsOverNobodyHoldsALink() {
        clinic.tell(1, AppointmentStatus.BOOKED, JO);
        clinic.reconcile();
        clinic.pass(Duration.ofDays(10));

        assertThat(clinic.agreement().heldLinks(clinic.story())).isEmpty();
    }
}
