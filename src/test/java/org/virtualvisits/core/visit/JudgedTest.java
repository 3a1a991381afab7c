package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.notice.Notice;

/** Whether anything is left to do about a visit, told from what there is. */
final class JudgedTest {

    private static final Patient JO = OneClinic.reachable("jo", "+447700900123");

    private final OneClinic clinic = clinic(false);

    @Test
    void aVisitWhoseEverybodyWasToldIsAtRest() {
        told(clinic, JO);

        assertThat(clinic.judged().isAtRest()).isTrue();
        assertThat(clinic.judged().isSettled()).isTrue();
    }

    @Test
    void aVisitWithAMeetingOfWhichNobodyWasToldIsNotAtRest() {
        told(clinic, JO);
        Visits.Story story = clinic.story();
        var untold = new Visits.Story(
                new Visits.Stored(story.visit().but().sequence(0).done(), "version"), List.of());
        Judged judged = clinic.judged();

        assertThat(new Judged(untold, judged.decision(), judged.people(), judged.now()).isAtRest())
                .isFalse();
    }

    @Test
    void aMessageThatWaitsKeepsItFromRest() {
        clinic.tell(1, AppointmentStatus.BOOKED, JO);
        clinic.reconcile();

        assertThat(clinic.judged().isAtRest()).isFalse();
    }

    @Test
    void aPatientOfWhomTheEhrHasNotToldKeepsItFromRestThoughTheOthersKnow() {
        OneClinic asking = clinic(true);

        told(asking, JO, OneClinic.referred("ed"));

        assertThat(asking.story().notices()).hasSize(1).allMatch(Notice::isFinal);
        assertThat(asking.judged().isAtRest()).isFalse();
    }

    @Test
    void aPatientWithoutAnyAddressIsForStaffAndNotForAnotherRun() {
        told(clinic, JO, OneClinic.referred("ed").withoutReference());

        assertThat(clinic.story().visit().attention())
                .extracting(Attention::code)
                .containsExactly(Attention.Code.PATIENT_UNREACHABLE);
        assertThat(clinic.judged().isAtRest()).isTrue();
    }

    @Test
    void whatOnlyAnotherVersionOfTheAppointmentMendsIsAtRestAndNotSettled() {
        told(clinic, JO);
        clinic.tell(2, AppointmentStatus.BOOKED);
        clinic.reconcile();
        deliverAll(clinic);

        assertThat(clinic.story().visit().meeting()).isInstanceOf(MeetingState.Live.class);
        assertThat(clinic.judged().isAtRest()).isTrue();
        assertThat(clinic.judged().isSettled()).isFalse();
    }

    @Test
    void whatConfigurationMendsIsTriedAgain() {
        told(clinic, JO);
        clinic.organisations().removeType(new OrganisationId("north"), "video");

        assertThat(clinic.judged().decision()).isInstanceOf(Decision.Blocked.class);
        assertThat(clinic.judged().isAtRest()).isFalse();
    }

    @Test
    void aMeetingThatMustGoKeepsItFromRestUntilItIsGone() {
        told(clinic, JO);
        Visits.Story there = clinic.story();
        var gone = new Visits.Story(
                new Visits.Stored(there.visit().but().meetingGone().done(), "version"), there.notices());

        assertThat(blockedAndDropped(there).isAtRest()).isFalse();
        assertThat(blockedAndDropped(gone).isAtRest()).isTrue();
    }

    private Judged blockedAndDropped(Visits.Story story) {
        var blocked = new Decision.Blocked(
                Optional.empty(),
                List.of(new Attention(Attention.Code.NO_PATIENT, "It names no patient.", "Add the patient.")),
                true);
        return new Judged(story, blocked, clinic.judged().people(), clinic.now());
    }

    private static OneClinic clinic(boolean canBeAsked) {
        return new OneClinic(canBeAsked, (source, patient) -> new Patients.Answer.Barred());
    }

    private static void told(OneClinic clinic, Patient... patients) {
        clinic.tell(1, AppointmentStatus.BOOKED, patients);
        clinic.reconcile();
        deliverAll(clinic);
    }

    private static void deliverAll(OneClinic clinic) {
        clinic.story()
                .notices()
                .forEach(notice ->
                        clinic.deliver(clinic.visits).deliver(OneClinic.VISIT, notice.id(), 1, OneClinic.cause()));
    }
}
