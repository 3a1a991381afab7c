package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.pace.Hindrance;
import org.virtualvisits.sandbox.memory.RecordingWakeups;

final class EhrSideTest {

    private static final Patient JO = OneClinic.referred("jo");

    private final List<String> asked = new ArrayList<>();
    private final Map<String, Patients.Answer> answers = new HashMap<>();
    private final OneClinic clinic = new OneClinic(true, (source, patient) -> {
        String reference = patient.reference().orElseThrow();
        asked.add(reference);
        return answers.getOrDefault(reference, new Patients.Answer.Told(patient.withoutReference()));
    });

    @Test
    void aPatientWhoIsOnlyReferredToIsAskedForOnceAndTold() {
        reachable("jo", "07700 900123");
        clinic.tell(1, AppointmentStatus.BOOKED, JO);

        clinic.reconcile();
        clinic.reconcile();

        assertThat(asked).containsExactly("Patient/jo");
        assertThat(clinic.story().notices()).hasSize(1);
        assertThat(clinic.story().visit().attention()).isEmpty();
        assertThat(clinic.story().visit().patients())
                .singleElement()
                .satisfies(patient -> assertThat(patient.phone()).contains("07700 900123"));
    }

    @Test
    void anAppointmentThatComesAgainDoesNotForgetWhatWasToldOfItsPatient() {
        reachable("jo", "07700 900123");
        clinic.tell(1, AppointmentStatus.BOOKED, JO);
        clinic.reconcile();
        clinic.tell(2, AppointmentStatus.BOOKED, JO);

        clinic.reconcile();

        assertThat(asked).hasSize(1);
        assertThat(clinic.story().notices()).hasSize(1);
    }

    @Test
    void whileTheEhrIsAwayTheMeetingStandsNobodyIsCalledUnreachableAndItIsAskedAgain() {
        answers.put("Patient/jo", new Patients.Answer.Later(Duration.ofSeconds(40), Hindrance.UNREACHED));
        clinic.tell(1, AppointmentStatus.BOOKED, JO);

        assertThat(clinic.reconcile()).isEqualTo(new ReconcileVisit.Outcome.Later(Duration.ofSeconds(40)));

        assertThat(clinic.story().visit().meeting()).isInstanceOf(MeetingState.Live.class);
        assertThat(codes()).containsExactly(Attention.Code.PATIENT_NOT_READ);
        assertThat(clinic.wakeups.requests().getLast())
                .isInstanceOfSatisfying(
                        RecordingWakeups.Request.Reconcile.class,
                        request -> assertThat(request.after()).isEqualTo(Duration.ofSeconds(40)));

        reachable("jo", "07700 900123");
        assertThat(clinic.reconcile()).isInstanceOf(ReconcileVisit.Outcome.Settled.class);
        assertThat(codes()).isEmpty();
        assertThat(clinic.story().notices()).hasSize(1);
    }

    @Test
    void whoeverTheEhrMayNotTellOfWaitsForAPersonAndHoldsUpNobodyElse() {
        answers.put("Patient/jo", new Patients.Answer.Barred());
        clinic.tell(1, AppointmentStatus.BOOKED, JO, OneClinic.reachable("sam", "07700 900124"));

        assertThat(clinic.reconcile()).isEqualTo(new ReconcileVisit.Outcome.Waiting());

        assertThat(clinic.story().notices()).hasSize(1);
        assertThat(codes()).containsExactly(Attention.Code.PATIENT_NOT_READ);
        assertThat(clinic.agreement().holds(clinic.story())).isFalse();
    }

    @Test
    void aPatientTheEhrDoesNotKnowCannotBeReached() {
        clinic.tell(1, AppointmentStatus.BOOKED, JO);

        clinic.reconcile();

        assertThat(codes()).containsExactly(Attention.Code.PATIENT_UNREACHABLE);
    }

    @Test
    void ofASourceThatCannotBeAskedAReferenceIsNoMoreThanAName() {
        var silent = new OneClinic(false, (source, patient) -> {
            throw new AssertionError("nobody can be asked");
        });
        silent.tell(1, AppointmentStatus.BOOKED, JO);

        silent.reconcile();

        assertThat(silent.story().visit().attention())
                .extracting(Attention::code)
                .containsExactly(Attention.Code.PATIENT_UNREACHABLE);
        assertThat(silent.agreement().holds(silent.story())).isTrue();
    }

    @Test
    void nobodyIsAskedForWhereThereIsNothingToTell() {
        clinic.tell(1, AppointmentStatus.CANCELLED, JO);

        clinic.reconcile();

        assertThat(asked).isEmpty();
    }

    @Test
    void halfADayLaterTheyAreAskedForAgainAndANewNumberIsToldTheVisit() {
        reachable("jo", "07700 900123");
        clinic.tell(1, AppointmentStatus.BOOKED, JO);
        clinic.reconcile();
        reachable("jo", "07700 900199");
        clinic.pass(Duration.ofHours(11));
        clinic.reconcile();
        assertThat(asked).hasSize(1);

        clinic.pass(Duration.ofHours(1));
        clinic.reconcile();

        assertThat(asked).hasSize(2);
        assertThat(clinic.story().visit().patients().getFirst().phone()).contains("07700 900199");
        assertThat(clinic.story().visit().asked()).hasSize(1);
    }

    @Test
    void ifTheEhrIsAwayThenWhatItToldBeforeHolds() {
        reachable("jo", "07700 900123");
        clinic.tell(1, AppointmentStatus.BOOKED, JO);
        clinic.reconcile();
        answers.put("Patient/jo", new Patients.Answer.Later(Duration.ZERO, Hindrance.UNANSWERED));
        clinic.pass(Duration.ofHours(13));

        assertThat(clinic.reconcile()).isInstanceOf(ReconcileVisit.Outcome.Settled.class);
        assertThat(codes()).isEmpty();
    }

    @Test
    void whoLeavesIsToldSoThoughTheAppointmentNeverSaidHow() {
        reachable("jo", "07700 900123");
        clinic.tell(1, AppointmentStatus.BOOKED, JO);
        clinic.reconcile();
        clinic.tell(2, AppointmentStatus.BOOKED, OneClinic.reachable("sam", "07700 900124"));

        clinic.reconcile();

        assertThat(clinic.story().visit().leavers())
                .extracting(Patient::phone)
                .containsExactly(Optional.of("07700 900123"));
        assertThat(clinic.story().visit().asked())
                .allSatisfy(its -> assertThat(its.reference()).isEqualTo("Patient/jo"));
    }

    @Test
    void aGroupIsAskedForTenAtATimeEachOfThemOnceAndNothingToldIsLost() {
        Patient[] group = IntStream.range(0, 25)
                .mapToObj(i -> OneClinic.referred("p" + i))
                .toArray(Patient[]::new);
        for (int i = 0; i < group.length; i++) {
            reachable("p" + i, "07700 9001%02d".formatted(i));
        }
        clinic.tell(1, AppointmentStatus.BOOKED, group);

        assertThat(clinic.reconcile()).isInstanceOf(ReconcileVisit.Outcome.Settled.class);

        assertThat(asked).hasSize(25).doesNotHaveDuplicates();
        assertThat(clinic.story().visit().asked()).hasSize(25);
        assertThat(clinic.story().notices()).hasSize(25);
        assertThat(clinic.reads())
                .as("three times ten at most, and once with all that was told")
                .isEqualTo(4);
    }

    @Test
    void onceTheEhrHasSaidNoNobodyElseIsAskedForInThisRun() {
        answers.put("Patient/jo", new Patients.Answer.Later(Duration.ofSeconds(40), Hindrance.UNREACHED));
        clinic.tell(1, AppointmentStatus.BOOKED, JO, OneClinic.referred("sam"), OneClinic.referred("ed"));

        clinic.reconcile();

        assertThat(asked).containsExactly("Patient/jo");
    }

    @Test
    void whatWasToldOfWhoIsAPatientNoLongerIsDroppedWithTheNextAnswer() {
        reachable("jo", "07700 900123");
        reachable("sam", "07700 900124");
        clinic.tell(1, AppointmentStatus.BOOKED, JO);
        clinic.reconcile();
        clinic.tell(2, AppointmentStatus.BOOKED, OneClinic.referred("sam"));

        clinic.reconcile();

        assertThat(clinic.story().visit().asked())
                .extracting(Visit.Asked::reference)
                .containsExactly("Patient/sam");
    }

    @Test
    void whoJoinsLaterIsAskedForAloneAndWhatWasToldOfTheFirstStays() {
        reachable("jo", "07700 900123");
        reachable("sam", "07700 900124");
        clinic.tell(1, AppointmentStatus.BOOKED, JO);
        clinic.reconcile();
        clinic.tell(2, AppointmentStatus.BOOKED, JO, OneClinic.referred("sam"));

        clinic.reconcile();

        assertThat(asked).containsExactly("Patient/jo", "Patient/sam");
        assertThat(clinic.story().visit().asked())
                .extracting(Visit.Asked::reference)
                .containsExactlyInAnyOrder("Patient/jo", "Patient/sam");
    }

    private void reachable(String id, String phone) {
        answers.put("Patient/" + id, new Patients.Answer.Told(OneClinic.reachable(id, phone)));
    }

    private List<Attention.Code> codes() {
        return clinic.story().visit().attention().stream().map(Attention::code).toList();
    }
}
