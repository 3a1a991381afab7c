package org.virtualvisits.core.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.organisation.AppointmentType;
import org.virtualvisits.core.organisation.ClinicExample;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.visit.Actor;
import org.virtualvisits.core.visit.AppointmentStatus;
import org.virtualvisits.core.visit.Patient;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.VisitExamples;
import org.virtualvisits.core.visit.Visits;
import org.virtualvisits.core.visit.Wanted;
import org.virtualvisits.sandbox.memory.InMemoryAddresses;
import org.virtualvisits.sandbox.memory.InMemoryDays;
import org.virtualvisits.sandbox.memory.InMemoryMonths;
import org.virtualvisits.sandbox.memory.InMemoryOrganisations;
import org.virtualvisits.sandbox.memory.InMemoryTraces;
import org.virtualvisits.sandbox.memory.InMemoryVisits;

/** Where a visit of Dr Lee's in a London clinic is listed, as it is booked, moved, called off and over. */
final class ListVisitTest {

    private static final Instant NOW = Instant.parse("2030-07-01T09:00:00Z");

    /** Half past midnight in London, and still the day and month before in UTC. */
    private static final Instant START = Instant.parse("2030-07-31T23:30:00Z");

    private static final VisitId ID = VisitExamples.id();
    private static final Visit BOOKED = booked();

    private final InMemoryVisits visits = new InMemoryVisits();
    private final InMemoryTraces traces = new InMemoryTraces();
    private final InMemoryDays days = new InMemoryDays();
    private final InMemoryMonths months = new InMemoryMonths();
    private final InMemoryAddresses addresses = new InMemoryAddresses();
    private final AddressDigests digests = new AddressDigests(new byte[32]);

    @Test
    void aBookedVisitStandsOnItsClinicsDayAndInItsCliniciansMonth() {
        write(BOOKED);

        list(traces).changed(ID);

        assertThat(days.all().keySet()).containsExactly(day(LocalDate.of(2030, 8, 1)));
        assertThat(months.of(month("lee", YearMonth.of(2030, 7)), 10))
                .extracting(Slot::start, Slot::end, Slot::clinic)
                .containsExactly(tuple(START, START.plus(Duration.ofMinutes(20)), new ClinicId("c")));
        assertThat(addresses.of(digests.of(Channel.SMS, "+447700900123"), 10))
                .extracting(Addresses.Use::visit)
                .containsExactly(ID);
        assertThat(addresses.of(digests.of(BOOKED.organisation(), BOOKED.source(), "Patient/1"), 10))
                .extracting(Addresses.Use::visit)
                .containsExactly(ID);
    }

    @Test
    void whatIsListedAsItShouldBeIsNotNotedAgain() {
        write(BOOKED);
        list(traces).changed(ID);
        Optional<String> before = traces.of(ID).version();

        list(traces).changed(ID);

        assertThat(traces.of(ID).version()).isEqualTo(before).isPresent();
    }

    @Test
    void aVisitThatMovesLeavesTheDayAndTheMonthItStoodOn() {
        write(BOOKED);
        list(traces).changed(ID);
        Instant next = START.plus(Duration.ofDays(40));

        write(VisitExamples.wanting(ID, wanted(AppointmentStatus.BOOKED, next, "07700 900123")));
        list(traces).changed(ID);

        assertThat(days.all().keySet()).containsExactly(day(LocalDate.of(2030, 9, 10)));
        assertThat(months.of(month("lee", YearMonth.of(2030, 7)), 10)).isEmpty();
        assertThat(months.of(month("lee", YearMonth.of(2030, 9)), 10)).hasSize(1);
    }

    @Test
    void aPatientWithANewNumberIsNotFoundByTheOldOne() {
        write(BOOKED);
        list(traces).changed(ID);

        write(VisitExamples.wanting(ID, wanted(AppointmentStatus.BOOKED, START, "07700 900456")));
        list(traces).changed(ID);

        assertThat(addresses.of(digests.of(Channel.SMS, "+447700900123"), 10)).isEmpty();
        assertThat(addresses.of(digests.of(Channel.SMS, "+447700900456"), 10)).hasSize(1);
    }

    @Test
    void aVisitThatIsCalledOffStaysOnTheDayIfSomebodyWasToldOfItAndInNoMonth() {
        write(BOOKED, VisitExamples.notice(1));
        list(traces).changed(ID);

        write(in(AppointmentStatus.CANCELLED));
        list(traces).changed(ID);

        assertThat(stages()).containsExactly(Entry.Stage.CANCELLED);
        assertThat(months.rows()).isEmpty();
    }

    @Test
    void aVisitNobodyWasToldOfIsOffTheListOnceItIsCalledOffAndFoundByItsPatientAlone() {
        write(BOOKED);
        list(traces).changed(ID);

        write(in(AppointmentStatus.CANCELLED));
        list(traces).changed(ID);

        assertThat(days.all()).isEmpty();
        assertThat(months.rows()).isEmpty();
        assertThat(addresses.rows().values()).containsExactly(ID);
        assertThat(addresses.of(digests.of(BOOKED.organisation(), BOOKED.source(), "Patient/1"), 10))
                .hasSize(1);
    }

    @Test
    void aVisitThatIsOverSaysHowItEnded() {
        write(in(AppointmentStatus.NOSHOW), VisitExamples.notice(1));
        list(traces).changed(ID);
        assertThat(stages()).containsExactly(Entry.Stage.MISSED);

        write(in(AppointmentStatus.FULFILLED));
        list(traces).changed(ID);
        assertThat(stages()).containsExactly(Entry.Stage.DONE);
    }

    @Test
    void aVisitThatIsOverAndOfWhichNothingEverCameIsNotListedUnlessSomethingWentWrong() {
        write(in(AppointmentStatus.FULFILLED));
        list(traces).changed(ID);
        assertThat(days.all()).isEmpty();

        var wrong = new Attention(Attention.Code.CLINICIAN_NOT_IN_DIRECTORY, "what", "fix");
        write(VisitExamples.wanting(ID, in(AppointmentStatus.FULFILLED).wanted(), wrong));
        list(traces).changed(ID);
        assertThat(stages()).containsExactly(Entry.Stage.DONE);
    }

    @Test
    void aVisitThatIsGoneIsListedNowhere() {
        write(BOOKED);
        list(traces).changed(ID);

        list(traces, new InMemoryVisits()).changed(ID);

        assertThat(days.all()).isEmpty();
        assertThat(months.rows()).isEmpty();
        assertThat(addresses.rows()).isEmpty();
    }

    @Test
    void whereAnotherWasFirstTheVisitIsListedAllTheSame() {
        write(BOOKED);

        list(new Crowded(2)).changed(ID);

        assertThat(days.all().keySet()).containsExactly(day(LocalDate.of(2030, 8, 1)));
    }

    @Test
    void whoNeverGetsATurnSaysSo() {
        write(BOOKED);

        assertThatThrownBy(() -> list(new Crowded(Integer.MAX_VALUE)).changed(ID))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(ID.toString());
    }

    @Test
    void aPageIsRepairedByTakingOffWhatBelongsElsewhereAndCorrectingTheRest() {
        write(BOOKED);
        list(traces).changed(ID);
        Day right = day(LocalDate.of(2030, 8, 1));
        Day wrong = day(LocalDate.of(2030, 8, 2));
        days.put(wrong, days.of(right, 1).getFirst());

        assertThat(list(traces).repair(wrong)).isEqualTo(new ListVisit.Repaired(1, 1));
        assertThat(list(traces).repair(right)).isEqualTo(new ListVisit.Repaired(1, 0));
        assertThat(days.all().keySet()).containsExactly(right);
    }

    private List<Entry.Stage> stages() {
        return days.all().values().stream()
                .flatMap(List::stream)
                .map(Entry::stage)
                .toList();
    }

    private static Day day(LocalDate date) {
        return new Day(BOOKED.organisation(), Optional.of(date));
    }

    private static Month month(String clinician, YearMonth month) {
        return new Month(BOOKED.organisation(), clinician, month);
    }

    private void write(Visit visit, Notice... notices) {
        visits.write(new Visits.Write(
                visit,
                visits.find(visit.id()).map(Visits.Stored::version),
                List.of(notices),
                List.of(),
                Optional.empty(),
                List.of()));
    }

    private ListVisit list(Traces where) {
        return list(where, visits);
    }

    private ListVisit list(Traces where, Visits known) {
        return new ListVisit(
                known,
                InMemoryOrganisations.of(new Organisation(
                        BOOKED.organisation(),
                        "North",
                        Set.of(),
                        List.of(ClinicExample.of("c").knownAs("Location/1").clinic()),
                        List.of(new AppointmentType("video", Optional.empty(), "Video", true, Duration.ofMinutes(20))),
                        List.of(new Clinician(
                                "lee", Set.of("Practitioner/1"), "Dr Lee", Optional.empty(), Optional.of("oid"))),
                        List.of())),
                where,
                new ListVisit.Indexes(days, months, addresses),
                Conditions.NOBODY_CAN_ANSWER,
                (written, region) -> new Phones.Reading.Mobile(
                        "+44" + written.replace(" ", "").substring(1)),
                digests,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Visit booked() {
        return VisitExamples.wanting(ID, wanted(AppointmentStatus.BOOKED, START, "07700 900123"));
    }

    private static Visit in(AppointmentStatus status) {
        return VisitExamples.wanting(ID, wanted(status, START, "07700 900123"));
    }

    private static Wanted wanted(AppointmentStatus status, Instant start, String phone) {
        var patient = new Patient(
                "p00000000001",
                Optional.empty(),
                Optional.of("Grace"),
                Optional.of("Okafor"),
                Optional.empty(),
                Optional.of(phone),
                Optional.empty(),
                Optional.empty(),
                Optional.of("Patient/1"),
                Optional.of("Patient/1"));
        return new Wanted(
                status,
                Optional.of(start),
                Optional.empty(),
                Optional.of(Duration.ofMinutes(20)),
                List.of(patient),
                List.of(new Actor(Set.of("Practitioner/1"), Optional.empty())),
                List.of(new Actor(Set.of("Location/1"), Optional.empty())),
                List.of("video"),
                true);
    }

    /** Somebody else was first, so many times. */
    private final class Crowded implements Traces {
        private final AtomicInteger left;

        Crowded(int times) {
            this.left = new AtomicInteger(times);
        }

        @Override
        public Trace of(VisitId visit) {
            return traces.of(visit);
        }

        @Override
        public boolean arrive(VisitId visit, String patient, Instant at) {
            return traces.arrive(visit, patient, at);
        }

        @Override
        public Optional<String> remember(VisitId visit, Places places, Optional<String> over) {
            return left.getAndDecrement() > 0 ? Optional.empty() : traces.remember(visit, places, over);
        }
    }
}
