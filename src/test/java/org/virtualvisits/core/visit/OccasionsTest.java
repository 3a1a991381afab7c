package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.notice.Facts;
import org.virtualvisits.core.notice.Notice.Kind;
import org.virtualvisits.core.notice.Occasion;
import org.virtualvisits.core.organisation.AppointmentType;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.ClinicExample;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.QuietHours;
import org.virtualvisits.core.organisation.Reminding;

/** One visit of a London clinic, and when its patients hear of it besides its changes. */
final class OccasionsTest {

    private static final Instant START = Instant.parse("2026-12-10T14:00:00Z");
    private static final Patient JO = OneClinic.reachable("jo", "+447700900123");
    private static final Reminding AT_ANY_HOUR =
            new Reminding(List.of(Duration.ofDays(1)), Optional.of(Duration.ofMinutes(10)), true, QuietHours.NEVER);

    @Test
    void eachReminderEndsWhereTheNextOneIsNear() {
        assertThat(of(booked(START), Reminding.USUAL))
                .extracting(
                        Occasion::offset, Occasion::from, Occasion::silentAfter, Occasion::until, Occasion::patience)
                .containsExactly(
                        told(Duration.ofDays(5), "05T14:00", "05T02:00", "09T08:00", Duration.ofHours(2)),
                        told(Duration.ofDays(1), "09T14:00", "09T08:00", "10T12:45", Duration.ofHours(2)),
                        told(Duration.ofHours(1), "10T13:00", "10T12:45", "10T14:00", Duration.ofMinutes(15)));
    }

    @Test
    void aReminderIsAboutTheStartAndOfOneKind() {
        assertThat(of(booked(START), Reminding.USUAL)).allSatisfy(occasion -> {
            assertThat(occasion.kind()).isEqualTo(Kind.REMINDER);
            assertThat(occasion.start()).isEqualTo(START);
            assertThat(occasion.since()).isEqualTo(Instant.MIN);
        });
    }

    @ParameterizedTest(name = "{0} before {1}, it is due at {2}")
    @CsvSource({
        "P1D,   2026-12-10T14:00:00Z, 2026-12-09T14:00:00Z",
        "P1D,   2026-12-10T07:59:59Z, 2026-12-09T08:00:00Z",
        "P1D,   2026-12-10T08:00:00Z, 2026-12-09T08:00:00Z",
        "P1D,   2026-12-10T21:30:00Z, 2026-12-10T08:00:00Z",
        "PT10H, 2026-12-10T07:00:00Z, 2026-12-09T19:00:00Z",
        "PT10H, 2026-12-10T09:00:00Z, 2026-12-10T08:00:00Z",
        "PT10H, 2026-12-10T08:59:59Z, 2026-12-09T19:00:00Z",
        "PT1H,  2026-12-10T07:00:00Z, 2026-12-10T06:00:00Z",
        "PT61M, 2026-12-10T08:30:00Z, 2026-12-09T19:00:00Z",
    })
    void whatFallsInTheNightWaitsForTheMorningUnlessTheVisitIsNear(Duration offset, Instant start, Instant due) {
        var reminding = new Reminding(List.of(offset), Optional.empty(), true, QuietHours.USUAL);

        assertThat(of(booked(start), reminding)).extracting(Occasion::from).containsExactly(due);
    }

    @Test
    void nightIsWhereThePatientLives() {
        Instant noon = Instant.parse("2026-12-10T12:00:00Z");
        var reminding = new Reminding(List.of(Duration.ofDays(1)), Optional.empty(), true, QuietHours.USUAL);
        Visit visit = visit(AppointmentStatus.BOOKED, noon, JO.in(ZoneId.of("America/New_York")));

        assertThat(occasions(visit, meet(noon, reminding)).of(JO.key()))
                .extracting(Occasion::from)
                .containsExactly(Instant.parse("2026-12-09T13:00:00Z"));
    }

    @Test
    void twoThatFallOnOneMorningAreOne() {
        var reminding = new Reminding(
                List.of(Duration.ofHours(13), Duration.ofHours(15)),
                Optional.empty(),
                true,
                new QuietHours(LocalTime.of(20, 0), LocalTime.of(8, 0)));
        Instant start = Instant.parse("2026-12-10T19:00:00Z");

        assertThat(of(booked(start), reminding))
                .extracting(Occasion::offset, Occasion::from)
                .containsExactly(tuple(Duration.ofHours(13), Instant.parse("2026-12-10T08:00:00Z")));
    }

    @Test
    void aVisitThatIsAboutToStartIsSaidToBe() {
        assertThat(of(booked(START), AT_ANY_HOUR))
                .extracting(Occasion::kind, Occasion::from, Occasion::until, Occasion::patience)
                .containsExactly(
                        tuple(
                                Kind.REMINDER,
                                START.minus(Duration.ofDays(1)),
                                START.minus(Duration.ofMinutes(20)),
                                Duration.ofHours(2)),
                        tuple(Kind.STARTING, START.minus(Duration.ofMinutes(10)), START, Duration.ofSeconds(150)));
    }

    @Test
    void theAppointmentTypesOwnRemindersGoBeforeTheClinics() {
        Decision decision = meet(START, Reminding.USUAL);
        var organisation = organisation(new AppointmentType(
                "video",
                Optional.empty(),
                "Video",
                true,
                Duration.ofMinutes(20),
                Optional.of(List.of(Duration.ofDays(2)))));

        assertThat(new Occasions(booked(START), decision, organisation).of(JO.key()))
                .extracting(Occasion::offset)
                .containsExactly(Duration.ofDays(2));
    }

    @Test
    void whoHasArrivedIsNotReminded() {
        Visit visit = visit(AppointmentStatus.ARRIVED, START, JO);

        assertThat(of(visit, Reminding.USUAL)).isEmpty();
    }

    @Test
    void nobodyIsRemindedOfWhatHasNoMeetingYet() {
        Visit visit = booked(START).but().meeting(new MeetingState.None()).done();

        assertThat(of(visit, Reminding.USUAL)).isEmpty();
    }

    @Test
    void aLateClinicianIsToldInPlaceOfTheTimeThatIsWrongNow() {
        Instant said = START.minusSeconds(90);
        Visit visit = booked(START)
                .but()
                .late(new Lateness(START, Duration.ofMinutes(15), said))
                .done();

        assertThat(of(visit, Reminding.USUAL))
                .containsExactly(new Occasion(
                        Kind.LATE,
                        Duration.ofMinutes(15),
                        START,
                        said,
                        START.plus(Duration.ofMinutes(15)),
                        Instant.MAX,
                        said,
                        Duration.ofMinutes(5)));
    }

    @Test
    void latenessForAnEarlierTimeSaysNothingOfThisOne() {
        Visit visit = booked(START)
                .but()
                .late(new Lateness(START.minusSeconds(3_600), Duration.ofMinutes(15), START))
                .done();

        assertThat(of(visit, Reminding.USUAL)).hasSize(3);
    }

    @Test
    void whoDidNotComeIsToldForThreeDaysWhereTheClinicWishes() {
        Decision over = new Decision.Over(Optional.of(clinic(Reminding.USUAL)));

        assertThat(occasions(visit(AppointmentStatus.NOSHOW, START, JO), over).of(JO.key()))
                .containsExactly(new Occasion(
                        Kind.MISSED,
                        Duration.ZERO,
                        START,
                        START,
                        START.plus(Duration.ofDays(3)),
                        Instant.MAX,
                        Instant.MIN,
                        Duration.ofHours(2)));
        assertThat(occasions(visit(AppointmentStatus.FULFILLED, START, JO), over)
                        .of(JO.key()))
                .isEmpty();
        Decision silent = new Decision.Over(Optional.of(clinic(Reminding.NONE)));
        assertThat(occasions(visit(AppointmentStatus.NOSHOW, START, JO), silent).of(JO.key()))
                .isEmpty();
    }

    @Test
    void thatSomebodyDidNotComeIsNotToldToWhoWouldHaveComeAlong() {
        Patient carer = OneClinic.reachable("carer", "+447700900124").as(Patient.Role.CARER);
        Visit visit = visit(AppointmentStatus.NOSHOW, START, JO, carer);
        Decision over = new Decision.Over(Optional.of(clinic(Reminding.USUAL)));

        assertThat(occasions(visit, over).of(carer.key())).isEmpty();
        assertThat(occasions(visit, over).of(JO.key())).hasSize(1);
    }

    @Test
    void theNextIsTheFirstOfAnybodysThatIsStillToCome() {
        Instant noon = Instant.parse("2026-12-10T12:00:00Z");
        Patient there = OneClinic.reachable("there", "+447700900124").in(ZoneId.of("America/New_York"));
        var reminding = new Reminding(List.of(Duration.ofDays(1)), Optional.empty(), true, QuietHours.USUAL);
        Occasions occasions = occasions(visit(AppointmentStatus.BOOKED, noon, JO, there), meet(noon, reminding));

        assertThat(occasions.next(Instant.parse("2026-12-01T00:00:00Z")))
                .contains(Instant.parse("2026-12-09T12:00:00Z"));
        assertThat(occasions.next(Instant.parse("2026-12-09T12:00:00Z")))
                .contains(Instant.parse("2026-12-09T13:00:00Z"));
        assertThat(occasions.next(Instant.parse("2026-12-09T13:00:00Z"))).isEmpty();
    }

    @Test
    void withoutAClinicNobodyIsToldAnything() {
        var decision = new Decision.Blocked(Optional.empty(), List.of(), false);

        assertThat(occasions(booked(START), decision).of(JO.key())).isEmpty();
        assertThat(occasions(booked(START), decision).next(Instant.MIN)).isEmpty();
    }

    private static Tuple told(Duration offset, String from, String silentAfter, String until, Duration patience) {
        return tuple(offset, december(from), december(silentAfter), december(until), patience);
    }

    private static Instant december(String dayAndTime) {
        return Instant.parse("2026-12-" + dayAndTime + ":00Z");
    }

    private static List<Occasion> of(Visit visit, Reminding reminding) {
        return occasions(visit, meet(visit.wanted().start().orElseThrow(), reminding))
                .of(JO.key());
    }

    private static Occasions occasions(Visit visit, Decision decision) {
        return new Occasions(visit, decision, organisation());
    }

    private static Decision meet(Instant start, Reminding reminding) {
        return new Decision.Meet(
                Optional.of(clinic(reminding)),
                "oid-lee",
                false,
                new Meetings.Plan(start, start.plusSeconds(1_200), "Video visit"),
                new Facts(start, start.plusSeconds(1_200), new ClinicId("c"), "Dr Lee"));
    }

    private static Visit booked(Instant start) {
        return visit(AppointmentStatus.BOOKED, start, JO);
    }

    private static Visit visit(AppointmentStatus status, Instant start, Patient... patients) {
        var wanted = new Wanted(
                status,
                Optional.of(start),
                Optional.empty(),
                Optional.empty(),
                List.of(patients),
                List.of(),
                List.of(),
                List.of("video"),
                true);
        var live = new MeetingState.Live(
                "oid-lee", "v-1", "m-1", URI.create("https://teams.example.org/l/1"), start, start.plusSeconds(1_200));
        return VisitExamples.minimal(OneClinic.VISIT)
                .but()
                .wanted(wanted)
                .meeting(live)
                .done();
    }

    private static Organisation organisation(AppointmentType... types) {
        return new Organisation(
                new OrganisationId("north"), "North", Set.of(), List.of(), List.of(types), List.of(), List.of());
    }

    private static Clinic clinic(Reminding reminding) {
        return ClinicExample.of("c").reminding(reminding).clinic();
    }
}
