package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.pace.Hindrance;
import org.virtualvisits.sandbox.memory.RecordingWakeups;

/** How a run ends, and what is left on the list of what is not complete. */
final class ReconcileVisitTest {

    private static final Patient JO = OneClinic.reachable("jo", "07700 900123");
    private static final Unsettled.Change CHANGE = new Unsettled.Change(OneClinic.VISIT, "change");
    private static final Unsettled.Change NOTICES = Unsettled.Change.ofNotices(OneClinic.VISIT);

    private final OneClinic clinic = new OneClinic(false, (source, patient) -> new Patients.Answer.Barred());

    @ParameterizedTest(name = "after attempt {0}: {1} s at least")
    @CsvSource({"1, 5", "2, 10", "3, 20", "4, 40", "5, 80", "6, 160", "7, 320"})
    void whoDoesNotSayWhenIsAskedAgainAfterAPauseThatDoublesAndTheListAfterTwiceThat(int attempt, long seconds) {
        tellWhileTeamsIsAway(Duration.ZERO);

        clinic.reconcile(CHANGE, attempt);

        RecordingWakeups.Request request = asked();
        assertThat(request.attempt()).isEqualTo(attempt + 1);
        assertThat(request.after())
                .isBetween(
                        Duration.ofSeconds(seconds),
                        Duration.ofSeconds(seconds).multipliedBy(5).dividedBy(4));
        assertThat(clinic.unsettled.changes())
                .containsEntry(CHANGE, clinic.now().plus(request.after()).plus(request.after()));
    }

    @Test
    void theEighthAttemptIsTheLastAndThenTheListGoesOnAlone() {
        tellWhileTeamsIsAway(Duration.ZERO);

        clinic.reconcile(CHANGE, 8);

        assertThat(clinic.wakeups.requests()).isEmpty();
        assertThat(clinic.unsettled.changes())
                .hasEntrySatisfying(
                        CHANGE,
                        due -> assertThat(Duration.between(clinic.now(), due))
                                .isBetween(Duration.ofSeconds(320), Duration.ofSeconds(400)));
    }

    @Test
    void whoSaysWhenIsAskedAgainThen() {
        tellWhileTeamsIsAway(Duration.ofSeconds(90));

        clinic.reconcile(CHANGE, 1);

        assertThat(asked().after()).isEqualTo(Duration.ofSeconds(90));
        assertThat(clinic.unsettled.changes())
                .containsEntry(CHANGE, clinic.now().plusSeconds(180));
    }

    @Test
    void whatAPersonMustMendIsTriedAgainAfterTenMinutesWithoutTheQueue() {
        clinic.tell(1, booked(Optional.of(OneClinic.START), "nobody", JO));
        clinic.wakeups.drain();

        assertThat(clinic.reconcile(CHANGE)).isEqualTo(new ReconcileVisit.Outcome.Waiting());

        assertThat(clinic.unsettled.changes())
                .containsEntry(CHANGE, clinic.now().plus(Duration.ofMinutes(10)));
        assertThat(clinic.wakeups.requests()).isEmpty();
    }

    @Test
    void whatOnlyAnotherVersionMendsIsNotTriedAgain() {
        clinic.tell(1, booked(Optional.empty(), "lee", JO));
        assertThat(clinic.reconcile(CHANGE)).isEqualTo(new ReconcileVisit.Outcome.Settled(Optional.empty()));

        clinic.tell(2, booked(Optional.of(OneClinic.START), "lee"));
        assertThat(clinic.reconcile(CHANGE)).isEqualTo(new ReconcileVisit.Outcome.Settled(Optional.empty()));

        assertThat(clinic.unsettled.find(CHANGE)).isEmpty();
    }

    @Test
    void whatIsDoneIsOffTheListWhichFollowsItsNoticesInstead() {
        clinic.tell(1, AppointmentStatus.BOOKED, JO);
        clinic.unsettled.mark(CHANGE, clinic.now(), OneClinic.cause());

        assertThat(clinic.reconcile(CHANGE)).isEqualTo(new ReconcileVisit.Outcome.Settled(Optional.of(clinic.now())));

        assertThat(clinic.unsettled.find(CHANGE)).isEmpty();
        assertThat(clinic.unsettled.changes())
                .containsEntry(NOTICES, clinic.now().plus(Duration.ofMinutes(5)));
    }

    @Test
    void aVisitThatAnotherRunWorksOnIsLeftAloneUntilThatRunsTimeIsOver() {
        clinic.tell(1, AppointmentStatus.BOOKED, JO);
        var stored = clinic.visits.find(OneClinic.VISIT).orElseThrow();
        var lease = new Visit.Lease("another", clinic.now().plusSeconds(90));
        clinic.visits.write(Visits.Write.of(stored.visit().but().lease(lease).done(), stored, List.of()));
        clinic.pass(Duration.ofSeconds(50));

        assertThat(clinic.reconcile()).isEqualTo(new ReconcileVisit.Outcome.Later(Duration.ofSeconds(40)));
        assertThat(clinic.atTeams()).isEmpty();

        clinic.pass(Duration.ofSeconds(40));
        assertThat(clinic.reconcile()).isInstanceOf(ReconcileVisit.Outcome.Settled.class);
        assertThat(clinic.atTeams()).hasSize(1);
    }

    @Test
    void aVisitThatIsNotThereOrWhoseOrganisationIsNotIsOffTheList() {
        VisitId strange = VisitExamples.id();
        clinic.visits.write(new Visits.Write(
                VisitExamples.minimal(strange), Optional.empty(), List.of(), List.of(), Optional.empty(), List.of()));

        for (VisitId visit : List.of(strange, VisitExamples.id())) {
            var change = new Unsettled.Change(visit, "change");
            clinic.unsettled.mark(change, clinic.now(), OneClinic.cause());

            assertThat(clinic.reconcile(change)).isEqualTo(new ReconcileVisit.Outcome.Unknown());
            assertThat(clinic.unsettled.find(change)).isEmpty();
        }
    }

    @Test
    void aRunThatIsAlwaysOvertakenGivesUpAfterTwentyFourLooksAndIsAskedForAgain() {
        var versions = new ArrayList<Integer>(List.of(1));
        var clinics = new ArrayList<OneClinic>();
        var busy = new OneClinic(true, (source, patient) -> {
            versions.add(versions.size() + 1);
            clinics.getFirst()
                    .tell(
                            versions.getLast(),
                            AppointmentStatus.BOOKED,
                            OneClinic.referred("jo"),
                            OneClinic.reachable("sam" + versions.size(), "07700 900124"));
            return new Patients.Answer.Told(patient.withoutReference());
        });
        clinics.add(busy);
        busy.tell(1, AppointmentStatus.BOOKED, OneClinic.referred("jo"));
        busy.wakeups.drain();

        assertThat(busy.reconcile(CHANGE)).isEqualTo(new ReconcileVisit.Outcome.Later(Duration.ZERO));

        assertThat(busy.reads()).isEqualTo(24);
        assertThat(busy.unsettled.find(CHANGE)).isPresent();
    }

    private void tellWhileTeamsIsAway(Duration after) {
        clinic.tell(1, AppointmentStatus.BOOKED, JO);
        clinic.wakeups.drain();
        clinic.meetings.answerInstead(new Meetings.Outcome.Later(after, Hindrance.UNANSWERED));
    }

    private RecordingWakeups.Request asked() {
        assertThat(clinic.wakeups.requests()).hasSize(1);
        return clinic.wakeups.requests().getFirst();
    }

    private static Wanted booked(Optional<Instant> start, String clinician, Patient... patients) {
        return OneClinic.wanted(AppointmentStatus.BOOKED, start, clinician, List.of(), patients);
    }
}
