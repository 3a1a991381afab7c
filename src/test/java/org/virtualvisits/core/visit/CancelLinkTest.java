package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.virtualvisits.core.notice.Channel;

/** A link that went astray. */
final class CancelLinkTest {

    private static final Patient JO = OneClinic.reachable("jo", "07700 900123");
    private static final Patient SAM = OneClinic.reachable("sam", "07700 900124");

    private final OneClinic clinic = new OneClinic(false, (source, patient) -> new Patients.Answer.Barred());

    CancelLinkTest() {
        clinic.tell(1, AppointmentStatus.BOOKED, JO, SAM);
        clinic.reconcile();
    }

    @Test
    void itStopsWorkingAndThoseOfOthersDoNotAndItIsToldOnce() {
        assertThat(cancel(JO.key(), Channel.SMS)).isTrue();
        assertThat(cancel(JO.key(), Channel.SMS)).isTrue();

        assertThat(clinic.links.rows()).hasSize(1);
        assertThat(clinic.agreement().heldLinks(clinic.story()))
                .allSatisfy(
                        (digest, target) -> assertThat(clinic.links.find(digest).isPresent())
                                .isEqualTo(target.patient().equals(SAM.key())));
        assertThat(clinic.audit()).containsOnlyOnce("LINK_CANCELLED sms");
    }

    @Test
    void whoHasNoAddressThereHasNoLinkToCancel() {
        assertThat(cancel(JO.key(), Channel.EMAIL)).isFalse();
        assertThat(cancel("nobody", Channel.SMS)).isFalse();
        assertThat(clinic.cancelLink().cancel(VisitExamples.id(), JO.key(), Channel.SMS, OneClinic.cause()))
                .isFalse();

        assertThat(clinic.links.rows()).hasSize(2);
        assertThat(clinic.audit()).noneMatch(row -> row.startsWith("LINK_"));
    }

    private boolean cancel(String patient, Channel channel) {
        return clinic.cancelLink().cancel(OneClinic.VISIT, patient, channel, OneClinic.cause());
    }
}
