package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.Attention.Code;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.notice.Facts;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.organisation.AppointmentType;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.ClinicExample;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Source;

/** What an appointment and the configuration together ask for, one difference at a time. */
final class DecideTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant START = NOW.plus(Duration.ofDays(9));
    private static final OrganisationId NORTH = new OrganisationId("north");
    private static final SourceId EHR = new SourceId("north-ehr");
    private static final Patient JO = OneClinic.reachable("jo", "+447700900123");

    /** An appointment that has everything. */
    private Wanted wanted = new Wanted(
            AppointmentStatus.BOOKED,
            Optional.of(START),
            Optional.empty(),
            Optional.empty(),
            List.of(JO),
            List.of(actor("gp-lee")),
            List.of(actor("ward-own")),
            List.of("video"),
            false);

    private Organisation organisation = organisation(Optional.empty());

    @Test
    void whatHasEverythingIsMetInTheCliniciansOwnName() {
        assertThat(decided())
                .isEqualTo(new Decision.Meet(
                        organisation.clinic(new ClinicId("own")),
                        "oid-lee",
                        false,
                        new Meetings.Plan(START, START.plus(Duration.ofMinutes(20)), "Video appointment"),
                        new Facts(START, START.plus(Duration.ofMinutes(20)), new ClinicId("own"), "Dr Lee")));
    }

    @Test
    void aClinicWithAFacilitatorMeetsInTheirName() {
        wanted = at("ward-shared");

        assertThat(decided()).isInstanceOfSatisfying(Decision.Meet.class, meet -> {
            assertThat(meet.organiser()).isEqualTo("oid-facilitator");
            assertThat(meet.shared()).isTrue();
            assertThat(meet.facts().clinician()).isEqualTo("Dr Lee");
        });
    }

    @Test
    void aClinicianOfWhomOnlyTheNameIsKnownIsLookedUp() {
        wanted = by("gp-kim");

        assertThat(decided()).isInstanceOfSatisfying(Decision.LookUp.class, lookUp -> {
            assertThat(lookUp.clinician().id()).isEqualTo("kim");
            assertThat(lookUp.userPrincipalName()).isEqualTo("kim@example.org");
        });
    }

    @Test
    void aClinicianWhoIsInNoDirectoryBlocksAndAMeetingOfTheOneBeforeGoes() {
        wanted = by("gp-max");

        assertBlocked(Code.CLINICIAN_NOT_IN_DIRECTORY, true, "Clinician max", "/clinicians/max with objectId");
    }

    @Test
    void anUnknownClinicianBlocksAndAMeetingOfTheOneBeforeGoes() {
        wanted = by("gp-z", "gp-a");

        assertBlocked(Code.UNKNOWN_CLINICIAN, true, "(gp-a, gp-z)", "PUT /api/organisations/north/clinicians/{id}");
    }

    @Test
    void noClinicianIsSaidWithoutNames() {
        wanted = by();

        assertBlocked(Code.UNKNOWN_CLINICIAN, true, "is configured.", "clinicians/{id}");
    }

    @Test
    void ofUnknownNamesAtMostTenAreShown() {
        wanted = by("g01", "g02", "g03", "g04", "g05", "g06", "g07", "g08", "g09", "g10", "g11");

        assertThat(attention().what()).contains("g10").doesNotContain("g11");
    }

    @Test
    void theFirstClinicianWhoIsKnownHoldsIt() {
        wanted = by("gp-z", "gp-lee", "gp-kim");

        assertThat(decided()).isInstanceOf(Decision.Meet.class);
    }

    @Test
    void anUnknownPlaceBlocksAndAMeetingStays() {
        wanted = at("moon");

        assertBlocked(Code.UNKNOWN_CLINIC, false, "(moon)", "give source north-ehr a default clinic");
    }

    @Test
    void aSourceWithAClinicOfItsOwnNeedsNoPlace() {
        organisation = organisation(Optional.of(new ClinicId("own")));
        wanted = at();

        assertThat(decided()).isInstanceOf(Decision.Meet.class);
    }

    @Test
    void whoHasNoTypeIsMetOnlyIfItIsSaidToBeVirtual() {
        wanted = typed(false);
        assertBlocked(Code.UNKNOWN_TYPE, false, "has no type", "appointment-types/{code}");

        wanted = typed(true);
        assertThat(decided()).isInstanceOf(Decision.Meet.class);
    }

    @Test
    void anUnknownTypeBlocksEvenWhatIsSaidToBeVirtual() {
        wanted = typed(true, "tele-x");

        assertBlocked(Code.UNKNOWN_TYPE, false, "is configured: tele-x.", "/api/organisations/north/appointment-types");
    }

    @Test
    void aTypeThatIsNotByVideoHasNoMeeting() {
        wanted = typed(true, "desk");

        assertThat(decided())
                .isEqualTo(
                        new Decision.NoMeeting(organisation.clinic(new ClinicId("own")), Notice.Kind.IN_PERSON, false));
    }

    @Test
    void withoutAStartItBlocks() {
        wanted = starting(Optional.empty());

        assertBlocked(Code.MISSING_START, false, "has no start", "date and time");
    }

    @Test
    void withoutAPatientItBlocksWhoeverComesAlong() {
        wanted = of();
        assertBlocked(Code.NO_PATIENT, false, "names no patient", "Add the patient");

        wanted = of(JO.as(Patient.Role.CARER));
        assertBlocked(Code.NO_PATIENT, false, "names no patient", "Add the patient");

        wanted = of(JO.as(Patient.Role.CARER), OneClinic.reachable("ed", "+447700900124"));
        assertThat(decided()).isInstanceOf(Decision.Meet.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = AppointmentStatus.class,
            names = {"PROPOSED", "PENDING", "WAITLIST", "CANCELLED", "ENTERED_IN_ERROR"})
    void whatIsNotBookedHasNoMeeting(AppointmentStatus status) {
        wanted = wanted.in(status);

        assertThat(decided())
                .isEqualTo(new Decision.NoMeeting(
                        organisation.clinic(new ClinicId("own")), Notice.Kind.CANCELLATION, false));
    }

    @ParameterizedTest
    @EnumSource(
            value = AppointmentStatus.class,
            names = {"FULFILLED", "NOSHOW"})
    void whatHasTakenPlaceOrWasMissedIsOver(AppointmentStatus status) {
        wanted = wanted.in(status);

        assertThat(decided()).isEqualTo(new Decision.Over(organisation.clinic(new ClinicId("own"))));
    }

    @ParameterizedTest(name = "an end after {0}, a length of {1}, type {2}: over after {3} s")
    @CsvSource({
        "PT30M, , video, 1800",
        ", PT45M, video, 2700",
        "PT30M, PT45M, video, 1800",
        ", , video, 1200",
        ", , , 1800",
    })
    void itIsOverAfterItsEndHoweverThatIsSaid(Duration end, Duration length, String type, long seconds) {
        wanted = new Wanted(
                AppointmentStatus.BOOKED,
                Optional.of(START),
                Optional.ofNullable(end).map(START::plus),
                Optional.ofNullable(length),
                wanted.patients(),
                wanted.clinicians(),
                wanted.places(),
                Optional.ofNullable(type).stream().toList(),
                true);

        assertThat(decidedAt(START.plusSeconds(seconds))).isInstanceOf(Decision.Meet.class);
        assertThat(decidedAt(START.plusSeconds(seconds).plusMillis(1))).isInstanceOf(Decision.Over.class);
    }

    @Test
    void ofACancelledVisitThatWouldBeOverNobodyIsTold() {
        wanted = wanted.in(AppointmentStatus.CANCELLED);

        assertThat(decidedAt(START.plus(Duration.ofHours(1))))
                .isEqualTo(new Decision.NoMeeting(
                        organisation.clinic(new ClinicId("own")), Notice.Kind.CANCELLATION, true));
    }

    @Test
    void whatItsPatientHasDeclinedHasNoMeeting() {
        Visit declined = visit().but()
                .declined(Optional.of(new Visit.Declined(JO.key(), START)))
                .done();

        assertThat(new Decide(declined, organisation, NOW).decision())
                .isEqualTo(new Decision.NoMeeting(
                        organisation.clinic(new ClinicId("own")), Notice.Kind.CANCELLATION, false));
    }

    private void assertBlocked(Code code, boolean dropsMeeting, String what, String fix) {
        assertThat(decided()).isInstanceOfSatisfying(Decision.Blocked.class, blocked -> {
            assertThat(blocked.dropsMeeting()).isEqualTo(dropsMeeting);
            assertThat(blocked.attention()).hasSize(1);
        });
        assertThat(attention().code()).isEqualTo(code);
        assertThat(attention().what()).contains(what);
        assertThat(attention().fix()).contains(fix);
    }

    private Attention attention() {
        return ((Decision.Blocked) decided()).attention().getFirst();
    }

    private Decision decided() {
        return decidedAt(NOW);
    }

    private Decision decidedAt(Instant now) {
        return new Decide(visit(), organisation, now).decision();
    }

    private Visit visit() {
        return VisitExamples.minimal(OneClinic.VISIT).but().wanted(wanted).done();
    }

    private Wanted by(String... clinicians) {
        return changed(wanted.start(), wanted.patients(), actors(clinicians), wanted.places(), wanted.types(), false);
    }

    private Wanted at(String... places) {
        return changed(wanted.start(), wanted.patients(), wanted.clinicians(), actors(places), wanted.types(), false);
    }

    private Wanted typed(boolean virtual, String... types) {
        return changed(
                wanted.start(), wanted.patients(), wanted.clinicians(), wanted.places(), List.of(types), virtual);
    }

    private Wanted of(Patient... patients) {
        return changed(wanted.start(), List.of(patients), wanted.clinicians(), wanted.places(), wanted.types(), false);
    }

    private Wanted starting(Optional<Instant> start) {
        return changed(start, wanted.patients(), wanted.clinicians(), wanted.places(), wanted.types(), false);
    }

    private static Wanted changed(
            Optional<Instant> start,
            List<Patient> patients,
            List<Actor> clinicians,
            List<Actor> places,
            List<String> types,
            boolean virtual) {
        return new Wanted(
                AppointmentStatus.BOOKED,
                start,
                Optional.empty(),
                Optional.empty(),
                patients,
                clinicians,
                places,
                types,
                virtual);
    }

    private static List<Actor> actors(String... names) {
        return List.of(names).stream().map(DecideTest::actor).toList();
    }

    private static Actor actor(String name) {
        return new Actor(Set.of(name), Optional.empty());
    }

    private static Organisation organisation(Optional<ClinicId> ofSource) {
        return new Organisation(
                NORTH,
                "North",
                Set.of(),
                List.of(
                        ClinicExample.of("own").knownAs("ward-own").clinic(),
                        ClinicExample.of("shared")
                                .knownAs("ward-shared")
                                .organisedBy(new Clinic.Organiser.Facilitator("oid-facilitator"))
                                .clinic()),
                List.of(
                        new AppointmentType("video", Optional.empty(), "Video", true, Duration.ofMinutes(20)),
                        new AppointmentType("desk", Optional.empty(), "At the desk", false, Duration.ofMinutes(20))),
                List.of(
                        new Clinician("lee", Set.of("gp-lee"), "Dr Lee", Optional.empty(), Optional.of("oid-lee")),
                        new Clinician(
                                "kim", Set.of("gp-kim"), "Dr Kim", Optional.of("kim@example.org"), Optional.empty()),
                        new Clinician("max", Set.of("gp-max"), "Dr Max", Optional.empty(), Optional.empty())),
                List.of(new Source(
                        EHR, "EHR", Set.of(), List.of(), Source.Order.AUTOMATIC, ofSource, Optional.empty())));
    }
}
