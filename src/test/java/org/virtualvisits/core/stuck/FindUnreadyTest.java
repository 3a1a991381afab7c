package org.virtualvisits.core.stuck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.visit.AppointmentStatus;
import org.virtualvisits.core.visit.OneClinic;
import org.virtualvisits.core.visit.Patient;
import org.virtualvisits.core.visit.Patients;
import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.sandbox.memory.InMemoryStuck;

/** What those who watch are told of work that does not get done in time. */
final class FindUnreadyTest {

    private static final Duration UNTIL_START = Duration.ofDays(9);

    private final OneClinic clinic = new OneClinic(false, (source, patient) -> new Patients.Answer.Barred());
    private final Patient patient = OneClinic.reachable("jo", "07700 900123");
    private final InMemoryStuck stuck = new InMemoryStuck();
    private final Map<Measure, Double> told = new EnumMap<>(Measure.class);
    private final FindUnready findUnready = new FindUnready(
            stuck,
            clinic.unsettled,
            clinic.visits,
            clinic.organisations(),
            (measure, value, labels) -> told.put(measure, value),
            clinic.clock());
    private final FindStuck findStuck = new FindStuck(
            stuck,
            clinic.unsettled,
            clinic.visits,
            (measure, value, labels) -> told.put(measure, value),
            clinic.clock());
    private Instant start = Instant.EPOCH;

    @BeforeEach
    void bookedAndNotYetReconciled() {
        start = clinic.now().plus(UNTIL_START);
        clinic.tell(1, AppointmentStatus.BOOKED, patient);
    }

    @Test
    void aVisitThatHasNoMeetingIsCountedFromTwoHoursBeforeItUntilItIsOver() {
        findStuck.find();

        until(start.minus(FindUnready.NEAR));
        assertThat(findUnready.find()).isZero();
        clinic.pass(Duration.ofSeconds(1));
        assertThat(findUnready.find()).isEqualTo(1);
        assertThat(told).containsEntry(Measure.VISITS_UNREADY_NEAR, 1.0);
        until(start.plus(Duration.ofMinutes(20)));
        assertThat(findUnready.find()).isEqualTo(1);
        clinic.pass(Duration.ofSeconds(1));
        assertThat(findUnready.find()).isZero();
    }

    @Test
    void aVisitThatHasItsMeetingIsNotCountedThoughItsPatientsAreStillBeingTold() {
        findStuck.find();
        clinic.reconcile();
        until(start.minusSeconds(60));

        assertThat(clinic.unsettled.has(OneClinic.VISIT)).isTrue();
        assertThat(findUnready.find()).isZero();
        assertThat(told).containsEntry(Measure.VISITS_UNREADY_NEAR, 0.0);
    }

    @Test
    void whatCameInSinceTheLastLookIsNotLate() {
        until(start.minusSeconds(60));

        assertThat(findUnready.find()).isZero();
        findStuck.find();
        assertThat(findUnready.find()).isEqualTo(1);
    }

    @Test
    void aVisitThatWaitsForAPersonIsCountedThoughNothingIsOnItsWay() {
        until(start.minusSeconds(60));
        clinic.unsettled.all(9).forEach(entry -> clinic.unsettled.settle(entry.change()));
        assertThat(findUnready.find()).isZero();
        stuck.put(StuckItem.of(
                new OrganisationId("north"),
                OneClinic.VISIT,
                new StuckItem.Work.Mend("ACCESS_POLICY_MISSING"),
                "ACCESS_POLICY_MISSING",
                clinic.now()));

        assertThat(findUnready.find()).isEqualTo(1);
    }

    @Test
    void aCancelledVisitIsMissedByNobody() {
        clinic.tell(2, AppointmentStatus.CANCELLED, patient);
        findStuck.find();
        until(start.minusSeconds(60));

        assertThat(findUnready.find()).isZero();
    }

    @Test
    void anAppointmentOfATypeThatNobodyKnowsWakesNobody() {
        clinic.organisations().removeType(new OrganisationId("north"), "video");
        findStuck.find();
        until(start.minusSeconds(60));

        assertThat(findUnready.find()).isZero();
    }

    @Test
    void theOldestChangeIsAsOldAsTheFirstLookAtItAndAnythingThatIsSettledHasNoAge() {
        findStuck.find();
        assertThat(told).containsEntry(Measure.UNSETTLED_OLDEST, 0.0);
        clinic.pass(Duration.ofMinutes(5));
        clinic.unsettled.mark(new Unsettled.Change(OneClinic.VISIT, "later"), clinic.now(), OneClinic.cause());
        findStuck.find();
        clinic.pass(Duration.ofMinutes(5));
        findStuck.find();
        assertThat(told).containsEntry(Measure.UNSETTLED_OLDEST, 600.0);

        clinic.unsettled.all(9).forEach(entry -> clinic.unsettled.settle(entry.change()));
        findStuck.find();
        assertThat(told).containsEntry(Measure.UNSETTLED_OLDEST, 0.0);
    }

    private void until(Instant then) {
        clinic.pass(Duration.between(clinic.now(), then));
    }
}
