package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.Attention.Code;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.organisation.ClinicExample;
import org.virtualvisits.core.organisation.QuietHours;
import org.virtualvisits.core.organisation.Reminding;
import org.virtualvisits.sandbox.memory.RecordingWakeups;

/** What patients and staff are told of one visit, and what is asked of the queue for it. */
final class PatientSideTest {

    private static final Patient JO = OneClinic.reachable("jo", "07700 900123");
    private static final Patient SAM = OneClinic.reachable("sam", "07700 900124");
    private static final Patient UNREACHABLE = OneClinic.referred("ed");
    private static final Attention NOT_READY = new Attention(Code.CLINICIAN_NOT_READY, "No licence.", "Assign one.");

    private final OneClinic clinic = new OneClinic(false, (source, patient) -> new Patients.Answer.Barred());

    @Test
    void aGroupOfSeventyIsToldInPortionsAndItsMeetingIsToldOfOnce() {
        Patient[] group = IntStream.range(0, 70)
                .mapToObj(i -> OneClinic.reachable("p" + i, "07700 900%03d".formatted(i)))
                .toArray(Patient[]::new);
        clinic.tell(1, AppointmentStatus.BOOKED, group);

        assertThat(clinic.reconcile()).isInstanceOf(ReconcileVisit.Outcome.Settled.class);

        assertThat(clinic.story().notices())
                .extracting(Notice::patient)
                .hasSize(70)
                .doesNotHaveDuplicates();
        assertThat(sends())
                .as("each is asked for")
                .containsAll(ids(clinic.story().notices()));
        assertThat(clinic.audit()).filteredOn(row -> row.startsWith("MEETING_")).hasSize(1);
    }

    @Test
    void whatNeedsAPersonIsToldWhenItArisesAndWhenItIsMendedAndNotInBetween() {
        clinic.tell(1, AppointmentStatus.BOOKED, mailed("not an address"));
        clinic.reconcile();
        assertThat(codes()).containsExactly(Code.BAD_EMAIL, Code.PATIENT_UNREACHABLE);
        clinic.tell(2, AppointmentStatus.BOOKED, UNREACHABLE);
        clinic.reconcile();
        assertThat(codes()).containsExactly(Code.PATIENT_UNREACHABLE);
        clinic.tell(3, AppointmentStatus.BOOKED, mailed("not an address"));
        clinic.reconcile();
        clinic.tell(4, AppointmentStatus.BOOKED, JO);
        clinic.reconcile();

        assertThat(codes()).isEmpty();
        assertThat(clinic.audit())
                .filteredOn(row -> row.startsWith("ATTENTION_"))
                .containsExactly(
                        "ATTENTION_RAISED PATIENT_UNREACHABLE",
                        "ATTENTION_RAISED BAD_EMAIL",
                        "ATTENTION_CLEARED BAD_EMAIL",
                        "ATTENTION_RAISED BAD_EMAIL",
                        "ATTENTION_CLEARED PATIENT_UNREACHABLE",
                        "ATTENTION_CLEARED BAD_EMAIL");
    }

    @Test
    void whatBlocksAVisitStandsOnIt() {
        clinic.tell(
                1, OneClinic.wanted(AppointmentStatus.BOOKED, Optional.of(OneClinic.START), "nobody", List.of(), JO));

        clinic.reconcile();

        assertThat(codes()).containsExactly(Code.UNKNOWN_CLINICIAN);
    }

    @Test
    void whatIsKnownBeforehandIsShownUntilTeamsItselfHasSpoken() {
        clinic.forewarnings((organisation, meet, meeting) -> Optional.of(NOT_READY));
        clinic.tell(1, AppointmentStatus.BOOKED, UNREACHABLE);
        var no = new Attention(Code.MEETING_REFUSED, "No.", "Ask.");
        clinic.meetings.answerInstead(new Meetings.Outcome.Refused(no));

        clinic.reconcile();
        assertThat(codes()).containsExactly(Code.MEETING_REFUSED, Code.PATIENT_UNREACHABLE);

        clinic.reconcile();
        assertThat(codes()).containsExactly(Code.CLINICIAN_NOT_READY, Code.PATIENT_UNREACHABLE);
    }

    @Test
    void whatStillWaitsIsAskedForAgainInTheOrderInWhichItWasPlanned() {
        clinic.tell(1, AppointmentStatus.BOOKED, JO);
        clinic.reconcile();
        clinic.wakeups.drain();
        clinic.tell(2, AppointmentStatus.BOOKED, JO, SAM);

        clinic.reconcile();

        assertThat(clinic.story().notices()).extracting(Notice::patient).containsExactly(JO.key(), SAM.key());
        assertThat(sends()).containsExactlyElementsOf(ids(clinic.story().notices()));
    }

    @Test
    void whatHasBecomeUntrueIsNotAskedForAndWhatStillHoldsIs() {
        clinic.tell(1, AppointmentStatus.BOOKED, JO, SAM);
        clinic.reconcile();
        clinic.wakeups.drain();
        clinic.tell(2, AppointmentStatus.BOOKED, OneClinic.reachable("jo", "07700 900125"), SAM);

        clinic.reconcile();

        List<Notice> waiting = clinic.story().notices().stream()
                .filter(notice -> !notice.isFinal())
                .toList();
        assertThat(waiting).extracting(Notice::patient).containsExactlyInAnyOrder(JO.key(), SAM.key());
        assertThat(clinic.story().notices()).hasSize(3);
        assertThat(sends()).containsExactlyElementsOf(ids(waiting));
    }

    @Test
    void whatHasAPlaceInTheMailboxsLineIsAskedForOnceItsTimeIsPast() {
        clinic.tell(1, AppointmentStatus.BOOKED, JO);
        clinic.reconcile();
        Instant place = clinic.now().plus(Duration.ofMinutes(10));
        clinic.visits.put(
                OneClinic.VISIT, clinic.story().notices().getFirst().in(new Notice.State.Placed(place)), List.of());
        clinic.wakeups.drain();

        assertThat(clinic.reconcile()).isEqualTo(new ReconcileVisit.Outcome.Settled(Optional.of(place)));
        assertThat(sends()).isEmpty();

        clinic.pass(Duration.ofMinutes(11));
        assertThat(clinic.reconcile()).isEqualTo(new ReconcileVisit.Outcome.Settled(Optional.of(clinic.now())));
        assertThat(sends()).hasSize(1);
    }

    @Test
    void inTheQuietHoursAMessageIsAskedForInTheMorning() {
        remind(new Reminding(List.of(), Optional.empty(), false, QuietHours.USUAL));
        clinic.pass(Duration.ofHours(12));
        clinic.tell(1, AppointmentStatus.BOOKED, JO);
        clinic.wakeups.drain();

        assertThat(clinic.reconcile())
                .isEqualTo(new ReconcileVisit.Outcome.Settled(Optional.of(Instant.parse("2026-11-23T08:00:00Z"))));

        assertThat(clinic.wakeups.requests())
                .singleElement()
                .extracting(RecordingWakeups.Request::after)
                .isEqualTo(Duration.ofHours(11));
    }

    @Test
    void whoLeavesIsKeptUntilTheyHaveBeenToldAndWhoCannotBeToldIsNot() {
        clinic.tell(1, AppointmentStatus.BOOKED, JO, SAM, UNREACHABLE);
        clinic.reconcile();
        clinic.story().notices().stream()
                .filter(notice -> notice.patient().equals(SAM.key()))
                .forEach(notice ->
                        clinic.deliver(clinic.visits).deliver(OneClinic.VISIT, notice.id(), 1, OneClinic.cause()));
        clinic.tell(2, AppointmentStatus.BOOKED, JO);

        clinic.reconcile();
        assertThat(clinic.story().visit().leavers()).containsExactly(SAM);
        clinic.reconcile();
        assertThat(clinic.story().visit().leavers())
                .as("while the message is on its way")
                .containsExactly(SAM);

        clinic.deliverAll();
        clinic.reconcile();
        assertThat(clinic.story().visit().leavers()).isEmpty();
        assertThat(clinic.story().notices())
                .filteredOn(notice -> notice.patient().equals(SAM.key()))
                .extracting(Notice::kind)
                .containsExactly(Notice.Kind.CONFIRMATION, Notice.Kind.CANCELLATION);
    }

    @Test
    void aReminderTakesNoNumberOfItsOwn() {
        remind(new Reminding(List.of(Duration.ofDays(1)), Optional.empty(), false, QuietHours.NEVER));
        clinic.tell(1, AppointmentStatus.BOOKED, JO);
        clinic.reconcile();
        clinic.deliverAll();
        clinic.pass(Duration.ofDays(8));

        clinic.reconcile();

        assertThat(clinic.story().notices())
                .extracting(Notice::kind, Notice::sequence)
                .containsExactly(tuple(Notice.Kind.CONFIRMATION, 1), tuple(Notice.Kind.REMINDER, 1));
        assertThat(clinic.story().visit().sequence()).isEqualTo(1);
    }

    private void remind(Reminding when) {
        clinic.organisations()
                .put(OneClinic.NORTH, ClinicExample.of("c").reminding(when).clinic());
    }

    private List<Code> codes() {
        return clinic.story().visit().attention().stream().map(Attention::code).toList();
    }

    /** The messages that the queue was asked to have sent. */
    private List<String> sends() {
        return clinic.wakeups.requests().stream()
                .filter(RecordingWakeups.Request.Send.class::isInstance)
                .map(RecordingWakeups.Request.Send.class::cast)
                .map(send -> send.notice().value())
                .toList();
    }

    private static List<String> ids(List<Notice> notices) {
        return notices.stream().map(notice -> notice.id().value()).toList();
    }

    private static Patient mailed(String email) {
        return new Patient(
                UNREACHABLE.key(),
                Optional.empty(),
                Optional.of("Ed"),
                Optional.of("Example"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(email),
                Optional.empty());
    }
}
