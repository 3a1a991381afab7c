package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.sandbox.memory.RecordingWakeups;

/** A patient who will not come, and one who comes after all. */
final class CallOffTest {

    private static final Patient JO = OneClinic.reachable("jo", "07700 900123");
    private static final Optional<Visit.Declined> WILL_NOT_COME =
            Optional.of(new Visit.Declined(JO.key(), OneClinic.START));

    private final OneClinic clinic = new OneClinic(false, (source, patient) -> new Patients.Answer.Barred());

    CallOffTest() {
        clinic.tell(1, AppointmentStatus.BOOKED, JO);
        clinic.reconcile();
        clinic.deliverAll();
        clinic.wakeups.drain();
    }

    @Test
    void whatItsPatientDeclinesLosesItsMeetingAndIsTakenUpAgainIfTheyTakeItBack() {
        note(clinic.visits, WILL_NOT_COME);
        clinic.reconcile();
        assertThat(clinic.meetings.held()).isEmpty();
        clinic.deliverAll();

        note(clinic.visits, Optional.empty());
        clinic.reconcile();
        assertThat(clinic.meetings.held()).hasSize(1);

        assertThat(clinic.story().notices())
                .extracting(Notice::kind)
                .containsExactly(Notice.Kind.CONFIRMATION, Notice.Kind.CANCELLATION, Notice.Kind.CONFIRMATION);
        assertThat(clinic.audit()).containsSubsequence("VISIT_CALLED_OFF", "VISIT_TAKEN_UP");
    }

    @Test
    void whatIsNotedIsOnTheListForTwoMinutesAndAskedForAtOnce() {
        note(clinic.visits, WILL_NOT_COME);

        assertThat(clinic.wakeups.requests())
                .singleElement()
                .isInstanceOfSatisfying(RecordingWakeups.Request.Reconcile.class, request -> {
                    assertThat(request.after()).isZero();
                    assertThat(clinic.unsettled.changes())
                            .containsEntry(request.change(), clinic.now().plus(Duration.ofMinutes(2)));
                });
    }

    @Test
    void whatIsNotedAlreadyIsNotNotedAgain() {
        note(clinic.visits, WILL_NOT_COME);
        clinic.wakeups.drain();

        note(clinic.visits, WILL_NOT_COME);

        assertThat(clinic.wakeups.requests()).isEmpty();
        assertThat(clinic.audit()).containsOnlyOnce("VISIT_CALLED_OFF");
    }

    @Test
    void ofAVisitThatIsNoMoreNothingIsNoted() {
        var strange = VisitExamples.id();

        callOff(clinic.visits).note(strange, visit -> WILL_NOT_COME, OneClinic.cause());

        assertThat(clinic.visits.find(strange)).isEmpty();
        assertThat(clinic.wakeups.requests()).isEmpty();
    }

    @Test
    void whenEightOthersComeInBetweenItIsToBeTriedAgainAndNobodyIsWoken() {
        var conflicts = new AtomicInteger(8);

        assertThatIllegalStateException()
                .isThrownBy(() -> note(conflicting(conflicts), WILL_NOT_COME))
                .withMessageContaining("too many at once");

        assertThat(conflicts).hasValue(0);
        assertThat(clinic.story().visit().declined()).isEmpty();
        assertThat(clinic.wakeups.requests()).isEmpty();
    }

    @Test
    void whoeverWritesNewsOfAVisitHearsWhetherItIsWritten() {
        var news = new NoteOnVisit(conflicting(new AtomicInteger(1)), clinic.unsettled, clinic.wakeups, clinic.clock());
        var stored = clinic.visits.find(OneClinic.VISIT).orElseThrow();
        var write = Visits.Write.of(stored.visit().but().declined(WILL_NOT_COME).done(), stored, List.of());

        assertThat(news.write(write, "news", OneClinic.cause())).isFalse();
        assertThat(clinic.wakeups.requests()).isEmpty();
        assertThat(news.write(write, "news", OneClinic.cause())).isTrue();
        assertThat(clinic.wakeups.requests()).hasSize(1);
    }

    private void note(Visits through, Optional<Visit.Declined> said) {
        callOff(through).note(OneClinic.VISIT, visit -> said, OneClinic.cause());
    }

    private CallOff callOff(Visits through) {
        return new CallOff(through, clinic.unsettled, clinic.wakeups, clinic.clock());
    }

    /** Somebody else is first, so many times. */
    private Visits conflicting(AtomicInteger times) {
        return new ForwardedVisits(clinic.visits) {
            @Override
            public Result write(Write write) {
                return times.getAndDecrement() > 0 ? new Result.Conflict() : super.write(write);
            }
        };
    }
}
