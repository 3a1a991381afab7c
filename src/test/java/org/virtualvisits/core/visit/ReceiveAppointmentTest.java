package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.Measures.Label;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.organisation.Caller;
import org.virtualvisits.core.organisation.Source;
import org.virtualvisits.core.visit.AppointmentChange.Content;
import org.virtualvisits.sandbox.memory.InMemoryForgottenVisits;
import org.virtualvisits.sandbox.memory.InMemoryTraces;
import org.virtualvisits.sandbox.memory.InMemoryUnsettled;
import org.virtualvisits.sandbox.memory.InMemoryVisits;
import org.virtualvisits.sandbox.memory.RecordingWakeups;

/** One appointment of one EHR, and what becomes of each thing that is said of it. */
final class ReceiveAppointmentTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Caller CALLER = new Caller(
            new OrganisationId("north"),
            new Source(
                    new SourceId("ehr"),
                    "EHR",
                    Set.of(),
                    List.of(),
                    Source.Order.AUTOMATIC,
                    Optional.empty(),
                    Optional.empty()));
    private static final VisitId VISIT = VisitId.of(CALLER.organisation(), new SourceId("ehr"), "a-1");
    private static final Patient JO = OneClinic.reachable("jo", "+447700900123");

    private final InMemoryVisits visits = new InMemoryVisits();
    private final InMemoryUnsettled unsettled = new InMemoryUnsettled();
    private final RecordingWakeups wakeups = new RecordingWakeups();
    private final List<String> measured = new ArrayList<>();
    private final InMemoryForgottenVisits forgotten = new InMemoryForgottenVisits(visits, new InMemoryTraces());
    private final List<VisitId> lookedUp = new ArrayList<>();
    private Visits through = visits;
    private boolean over;
    private Instant now = NOON;

    @ParameterizedTest(name = "after version 5 for ten, version {0} for {1} is {2}")
    @CsvSource({
        "6, 11, applied, 11",
        "6, 10, unchanged, 10",
        "5, 10, duplicate, 10",
        "5, 11, duplicate, 10",
        "4, 11, superseded, 10",
    })
    void theNumberDecidesAndArrivalDoesNot(long number, int hour, String outcome, int holds) {
        numbered(5, 10);
        pass(Duration.ofMinutes(5));

        assertThat(numbered(number, hour)).isEqualTo(outcome);

        assertThat(hour()).isEqualTo(holds);
    }

    @ParameterizedTest(name = "after a change of ten o''clock for ten, one of {0} for {1} is {2}")
    @CsvSource({
        "2026-11-22T10:00:00.001Z, 11, applied",
        "2026-11-22T10:00:00Z, 10, duplicate",
        "2026-11-22T10:00:00Z, 11, applied",
        "2026-11-22T09:59:59.999Z, 11, superseded",
    })
    void ofTwoChangesOfOneInstantTheOneThatArrivesLastHolds(Instant updated, int hour, String outcome) {
        dated(Instant.parse("2026-11-22T10:00:00Z"), 10);

        assertThat(dated(updated, hour)).isEqualTo(outcome);
    }

    @Test
    void theSameDeliveryTwiceIsOneWhateverItSays() {
        assertThat(delivered("d-1", 10)).isEqualTo("applied");

        assertThat(delivered("d-1", 11)).isEqualTo("duplicate");

        assertThat(hour()).isEqualTo(10);
        assertThat(delivered("d-2", 11)).isEqualTo("applied");
    }

    @Test
    void whatChangesNothingIsRememberedAndWakesNobody() {
        numbered(5, 10);
        wakeups.drain();

        numbered(6, 10);

        assertThat(wakeups.requests()).isEmpty();
        assertThat(numbered(5, 11)).isEqualTo("superseded");
    }

    @Test
    void whatIsAppliedIsOnTheListForTwoMinutesBeforeItIsAskedForAgain() {
        numbered(1, 10);

        assertThat(wakeups.requests()).singleElement().satisfies(request -> {
            var asked = (RecordingWakeups.Request.Reconcile) request;
            assertThat(asked.after()).isZero();
            assertThat(asked.attempt()).isEqualTo(1);
            assertThat(unsettled.find(asked.change())).isPresent();
            assertThat(asked.change().isOfAppointment()).isTrue();
        });
        assertThat(unsettled.due(NOON.plus(Duration.ofMinutes(2)).minusMillis(1), 9))
                .isEmpty();
        assertThat(unsettled.due(NOON.plus(Duration.ofMinutes(2)), 9)).hasSize(1);
    }

    @Test
    void eachVersionIsAChangeOfItsOwnAndTheSameOneAgainIsNot() {
        numbered(1, 10);
        numbered(2, 11);
        numbered(2, 12);

        assertThat(unsettled.all(9)).hasSize(2);
    }

    @Test
    void aVisitThatIsRemovedIsCancelledOnce() {
        numbered(1, 10);

        assertThat(removed()).isEqualTo("applied");
        assertThat(removed()).isEqualTo("duplicate");

        assertThat(visit().wanted().status()).isEqualTo(AppointmentStatus.CANCELLED);
        assertThat(visit().removedAt()).contains(NOON);
    }

    @Test
    void anEndBeforeTheBeginningKeepsTheBeginningAway() {
        assertThat(removed()).isEqualTo("applied");

        assertThat(numbered(1, 10)).isEqualTo("superseded");
        assertThat(numbered(2, 10)).isEqualTo("superseded");

        assertThat(visit().wanted().status()).isEqualTo(AppointmentStatus.CANCELLED);
    }

    @ParameterizedTest(name = "{0} later, what has no version: {1}")
    @CsvSource({"P4D, superseded", "P4DT0.001S, applied"})
    void anEndBeforeTheBeginningHoldsForFourDays(Duration later, String outcome) {
        removed();
        pass(later);

        assertThat(unmarked(10)).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "version 3 was removed at noon; version {0} of {1} is {2}")
    @CsvSource({
        "4, , superseded",
        "5, , applied",
        "5, 2026-11-22T12:00:00Z, superseded",
        "5, 2026-11-22T12:00:00.001Z, applied",
        "4, 2026-11-22T13:00:00Z, superseded",
    })
    void whatWasMadeAfterTheRemovalIsANewVisit(long number, Instant updated, String outcome) {
        numbered(3, 10);
        removed();
        pass(Duration.ofMinutes(5));

        assertThat(told(new Version(OptionalLong.of(number), Optional.ofNullable(updated), now), at(11)))
                .isEqualTo(outcome);
        assertThat(visit().removedAt().isEmpty()).isEqualTo(outcome.equals("applied"));
    }

    @ParameterizedTest(name = "removed at noon; one of {0} is {1}")
    @CsvSource({"2026-11-22T12:00:00Z, superseded", "2026-11-22T12:00:00.001Z, applied"})
    void aDateAfterTheRemovalRevives(Instant updated, String outcome) {
        dated(NOON.minusSeconds(60), 10);
        removed();

        assertThat(dated(updated, 11)).isEqualTo(outcome);
    }

    @Test
    void whatCannotBeReadIsKeptAsAProblemAndTheLastStateStays() {
        numbered(1, 10);

        assertThat(unreadable(2, "start: not a dateTime")).isEqualTo("applied");
        assertThat(hour()).isEqualTo(10);
        assertThat(visit().unread()).containsExactly("start: not a dateTime");

        assertThat(unreadable(2, "start: not a dateTime")).isEqualTo("duplicate");
        assertThat(unreadable(1, "start: not a dateTime")).isEqualTo("superseded");
        assertThat(unreadable(3, "start: not a dateTime")).isEqualTo("unchanged");
        assertThat(numbered(4, 10)).isEqualTo("applied");
        assertThat(visit().unread()).isEmpty();
    }

    @Test
    void anAppointmentThatCouldNeverBeReadIsAVisitWithAProblem() {
        assertThat(unreadable(1, "status: unknown")).isEqualTo("applied");

        assertThat(visit().wanted()).isEqualTo(Wanted.nothingBut(AppointmentStatus.PROPOSED));
        assertThat(visit().unread()).containsExactly("status: unknown");
    }

    @Test
    void aPartOfWhatIsNotThereIsUnknownAndAWrongOneIsUnacceptable() {
        var part = new Content.Part((id, wanted) -> Optional.of(wanted.in(AppointmentStatus.ARRIVED)));
        assertThat(told(version(1), part)).isEqualTo("unknown");
        assertThat(visits.find(VISIT)).isEmpty();

        numbered(1, 10);
        assertThat(told(version(2), new Content.Part((id, wanted) -> Optional.empty())))
                .isEqualTo("unacceptable");
        assertThat(told(version(2), part)).isEqualTo("applied");
        assertThat(visit().wanted().status()).isEqualTo(AppointmentStatus.ARRIVED);
    }

    @Test
    void whoLeavesIsRememberedUntilTheyAreBack() {
        Patient ed = OneClinic.reachable("ed", "+447700900124");
        told(version(1), with(JO));
        told(version(2), with(ed));
        assertThat(visit().leavers()).containsExactly(JO);

        told(version(3), with(JO));

        assertThat(visit().leavers()).containsExactly(ed);
    }

    @Test
    void changesWithoutAnyMarkAreToldApartByTheirArrival() {
        unmarked(10);
        pass(Duration.ofSeconds(1));
        unmarked(11);

        assertThat(unsettled.all(9)).hasSize(2);
    }

    @Test
    void changesOfOneMarkAreOneChangeWheneverTheyArrive() {
        dated(NOON.minusSeconds(60), 10);
        pass(Duration.ofSeconds(1));
        dated(NOON.minusSeconds(60), 11);

        assertThat(hour()).isEqualTo(11);
        assertThat(unsettled.all(9)).hasSize(1);
    }

    @Test
    void operatorsSeeHowEachDeliveryEnded() {
        numbered(2, 10);
        numbered(1, 10);

        assertThat(measured).containsExactly("APPOINTMENT_CHANGES applied", "APPOINTMENT_CHANGES superseded");
    }

    @Test
    void anEndThatComesAfterItsVisitWasForgottenChangesNothing() {
        numbered(5, 10);
        forget(false);

        assertThat(removed()).isEqualTo("duplicate");

        assertThat(visits.find(VISIT)).isEmpty();
    }

    @ParameterizedTest(name = "version 5 was forgotten; version {0} is {1}")
    @CsvSource({"4, superseded", "5, duplicate"})
    void whatWasForgottenIsNotBroughtBackByWhatWasHeldOrOlder(long number, String outcome) {
        numbered(5, 10);
        forget(false);

        assertThat(numbered(number, 11)).isEqualTo(outcome);

        assertThat(visits.find(VISIT)).isEmpty();
    }

    @Test
    void aNewLifeGivesMeetingsAndMessagesOtherNamesThanTheOneBefore() {
        numbered(5, 10);
        var read = visits.find(VISIT).orElseThrow();
        visits.write(Visits.Write.of(VisitExamples.changed(read.visit(), 3), read, List.of()));
        forget(false);

        assertThat(numbered(6, 11)).isEqualTo("applied");

        assertThat(visit().generation()).isEqualTo(2);
        assertThat(visit().sequence()).isEqualTo(3);
        assertThat(hour()).isEqualTo(11);
    }

    @Test
    void whileRowsOfTheLifeBeforeAreStillThereTheEhrIsToSendAgain() {
        numbered(5, 10);
        forget(true);

        assertThatIllegalStateException().isThrownBy(() -> numbered(6, 11)).withMessageContaining("too many at once");

        assertThat(visits.find(VISIT)).isEmpty();
    }

    @Test
    void aBeginningOfWhatWasOverLongAgoIsNotTakenUp() {
        over = true;

        assertThat(numbered(1, 10)).isEqualTo("past");

        assertThat(visits.find(VISIT)).isEmpty();
        assertThat(unsettled.all(9)).isEmpty();
    }

    @Test
    void whatIsNewOrHeldIsNotLookedUpAmongTheForgotten() {
        numbered(1, 10);
        var conflicts = new AtomicInteger(1);
        through = conflicting(conflicts);

        assertThat(numbered(2, 11)).isEqualTo("applied");

        assertThat(conflicts).hasValue(-1);
        assertThat(lookedUp).isEmpty();
    }

    @Test
    void whenEightOthersComeInBetweenTheEhrIsToSendAgain() {
        var conflicts = new AtomicInteger(8);
        through = conflicting(conflicts);

        assertThatIllegalStateException().isThrownBy(() -> numbered(1, 10)).withMessageContaining("too many at once");

        assertThat(conflicts).hasValue(0);
        assertThat(visits.find(VISIT)).isEmpty();
    }

    @Test
    void whenSevenOthersComeInBetweenItIsTaken() {
        through = conflicting(new AtomicInteger(7));

        assertThat(numbered(1, 10)).isEqualTo("applied");
    }

    /** The visit's time is over; rows of it may be left or not. */
    private void forget(boolean going) {
        var read = visits.find(VISIT).orElseThrow();
        var kept = forgotten
                .begin(
                        read,
                        Forgotten.of(read.visit()),
                        Audit.of(now, VisitExamples.cause(), Audit.Act.VISIT_FORGOTTEN))
                .orElseThrow();
        if (!going) {
            forgotten.clear(VISIT, false);
            forgotten.put(kept.forgotten().going(false), kept);
        }
    }

    private Bygones bygones() {
        return new Bygones() {
            @Override
            public Optional<Forgotten.Kept> find(VisitId visit) {
                lookedUp.add(visit);
                return forgotten.find(visit);
            }

            @Override
            public boolean isOver(OrganisationId organisation, Instant last) {
                return over;
            }
        };
    }

    /** Somebody else is first, so many times. */
    private Visits conflicting(AtomicInteger times) {
        return new ForwardedVisits(visits) {
            @Override
            public Result write(Write write) {
                return times.getAndDecrement() > 0 ? new Result.Conflict() : super.write(write);
            }
        };
    }

    private String numbered(long number, int hour) {
        return told(version(number), at(hour));
    }

    private String dated(Instant updated, int hour) {
        return told(new Version(OptionalLong.empty(), Optional.of(updated), now), at(hour));
    }

    private String unmarked(int hour) {
        return told(Version.unmarked(now), at(hour));
    }

    private String removed() {
        return told(Version.unmarked(now), new Content.Removed());
    }

    private String unreadable(long number, String problem) {
        return told(version(number), new Content.Unreadable(List.of(problem)));
    }

    private String delivered(String delivery, int hour) {
        return receive(new AppointmentChange("a-1", Version.unmarked(now), Optional.of(delivery), at(hour)));
    }

    private String told(Version version, Content content) {
        return receive(new AppointmentChange("a-1", version, Optional.empty(), content));
    }

    private String receive(AppointmentChange change) {
        Measures measures =
                (measure, value, labels) -> measured.add(measure + " " + labels.getOrDefault(Label.OUTCOME, ""));
        return new ReceiveAppointment(
                        through, unsettled, wakeups, bygones(), measures, Clock.fixed(now, ZoneOffset.UTC))
                .receive(CALLER, change, OneClinic.cause())
                .word();
    }

    private Version version(long number) {
        return new Version(OptionalLong.of(number), Optional.empty(), now);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private Visit visit() {
        return visits.find(VISIT).orElseThrow().visit();
    }

    private int hour() {
        return visit().wanted().start().orElseThrow().atZone(ZoneOffset.UTC).getHour();
    }

    private static Content at(int hour) {
        return state(hour, JO);
    }

    private static Content with(Patient patient) {
        return state(10, patient);
    }

    private static Content state(int hour, Patient patient) {
        return new Content.State(visit -> new Wanted(
                AppointmentStatus.BOOKED,
                Optional.of(Instant.parse("2026-12-01T00:00:00Z").plus(Duration.ofHours(hour))),
                Optional.empty(),
                Optional.empty(),
                List.of(patient),
                List.of(),
                List.of(),
                List.of("video"),
                false));
    }
}
