package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.Attention.Code;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.ClinicExample;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.pace.Hindrance;
import org.virtualvisits.sandbox.memory.InMemoryMeetings;

/** One visit, and all that can happen between its row and Teams. */
final class TeamsSideTest {

    private static final Patient JO = OneClinic.reachable("jo", "07700 900123");
    private static final Patient SAM = OneClinic.reachable("sam", "07700 900124");
    private static final String FIRST = OneClinic.VISIT + "-1";
    private static final String SECOND = OneClinic.VISIT + "-2";
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final Meetings.Outcome NOT_NOW =
            new Meetings.Outcome.Later(Duration.ofSeconds(7), Hindrance.UNANSWERED);
    private static final Attention BARRED =
            new Attention(Code.ACCESS_POLICY_MISSING, "No policy.", "Grant-CsApplicationAccessPolicy.");
    private static final Attention REFUSED = new Attention(Code.MEETING_REFUSED, "No.", "Ask.");

    private final OneClinic clinic = new OneClinic(false, (source, patient) -> new Patients.Answer.Barred());

    TeamsSideTest() {
        clinic.organisations()
                .put(
                        OneClinic.NORTH,
                        new Clinician("kim", Set.of("gp-kim"), "Dr Kim", Optional.empty(), Optional.of("oid-kim")));
        clinic.organisations()
                .put(
                        OneClinic.NORTH,
                        new Clinician(
                                "max", Set.of("gp-max"), "Dr Max", Optional.of("max@example.org"), Optional.empty()));
        clinic.organisations()
                .put(
                        OneClinic.NORTH,
                        ClinicExample.of("shared")
                                .knownAs("ward-shared")
                                .organisedBy(new Clinic.Organiser.Facilitator("oid-facilitator"))
                                .clinic());
    }

    @Test
    void beforeTeamsIsCalledTheRowSaysThatARunIsAtWorkAndOnWhat() {
        clinic.meetings.answerInstead(NOT_NOW);
        tell(1, "lee");
        clinic.reconcile();
        tell(2, "gp-kim");
        clinic.reconcile();

        assertThat(clinic.atTeams()).extracting(Visit::lease).doesNotContain(Optional.empty());
        assertThat(clinic.atTeams())
                .extracting(Visit::meeting)
                .as("once to make it; to find and remove what is perhaps there; to make the other")
                .containsExactly(
                        intended("oid-lee", FIRST),
                        intended("oid-lee", FIRST),
                        intended("oid-lee", FIRST),
                        intended("oid-kim", SECOND));
    }

    @Test
    void beforeAMeetingIsChangedOrRemovedTheRowSaysThatItIsInDoubt() {
        tell(1, "lee");
        clinic.reconcile();
        MeetingState.Live before = live();
        tellLater(2, "lee");
        clinic.reconcile();
        MeetingState.Live after = live();
        tell(3, "gp-kim");
        clinic.reconcile();

        assertThat(clinic.atTeams())
                .extracting(Visit::meeting)
                .containsExactly(
                        intended("oid-lee", FIRST),
                        new MeetingState.Doubtful(before),
                        new MeetingState.Doubtful(after),
                        intended("oid-kim", SECOND));
        assertThat(visit().lease()).as("in the end anybody may work on it").isEmpty();
    }

    @Test
    void aMeetingWhoseMakingWasNeverAnsweredIsFoundAgainAndKept() {
        clinic.meetings.answerAfterEffect(NOT_NOW);
        tell(1, "lee");
        assertThat(clinic.reconcile()).isEqualTo(new ReconcileVisit.Outcome.Later(Duration.ofSeconds(7)));

        clinic.reconcile();

        assertThat(live().meetingId()).isEqualTo("meeting-1");
        assertThat(clinic.meetings.removed()).isEmpty();
    }

    @Test
    void aMeetingThatWasPerhapsMadeForAnotherClinicianIsRemovedBeforeTheNextIsMade() {
        clinic.meetings.answerAfterEffect(NOT_NOW);
        tell(1, "lee");
        clinic.reconcile();
        tell(2, "gp-kim");

        clinic.reconcile();

        assertThat(clinic.meetings.removed())
                .singleElement()
                .satisfies(gone -> assertThat(gone.meeting().organiser()).isEqualTo("oid-lee"));
        assertThat(organisersOf(clinic.meetings.held())).containsExactly("oid-kim");
        assertThat(live().externalId()).isEqualTo(SECOND);
    }

    @Test
    void aChangeThatWasNeverAnsweredIsMadeAgainOnTheSameMeeting() {
        tell(1, "lee");
        clinic.reconcile();
        tellLater(2, "lee");
        clinic.meetings.answerAfterEffect(NOT_NOW);
        clinic.reconcile();

        clinic.reconcile();

        assertThat(live().meetingId()).isEqualTo("meeting-1");
        assertThat(live().start()).isEqualTo(OneClinic.START.plus(Duration.ofHours(1)));
        assertThat(clinic.meetings.removed()).isEmpty();
    }

    @Test
    void ofAMeetingInDoubtTheNextClinicianKeepsNothing() {
        tell(1, "lee");
        clinic.reconcile();
        tellLater(2, "lee");
        clinic.meetings.answerInstead(NOT_NOW);
        clinic.reconcile();
        tell(3, "gp-kim");

        clinic.reconcile();

        assertThat(organisersOf(clinic.meetings.removed())).containsExactly("oid-lee");
        assertThat(organisersOf(clinic.meetings.held())).containsExactly("oid-kim");
    }

    @Test
    void eachThingThatIsDoneInTeamsIsToldOnceInItsOrder() {
        tell(1, "lee");
        clinic.reconcile();
        tellLater(2, "lee");
        clinic.reconcile();
        tell(3, "gp-kim");
        clinic.reconcile();
        clinic.tell(4, AppointmentStatus.CANCELLED, JO);
        clinic.reconcile();

        assertThat(toldOfMeetings())
                .containsExactly(
                        "MEETING_CREATED " + FIRST,
                        "MEETING_AMENDED " + FIRST,
                        "MEETING_REMOVED " + FIRST,
                        "MEETING_CREATED " + SECOND,
                        "MEETING_REMOVED " + SECOND);
        assertThat(visit().meeting()).isEqualTo(new MeetingState.None());
        assertThat(visit().generation()).isEqualTo(3);
    }

    @Test
    void aVersionThatComesWhileTheMeetingIsMadeFindsTheSameMeeting() {
        tell(1, "lee");
        clinic.meanwhile(() -> clinic.tell(2, AppointmentStatus.BOOKED, JO, SAM));

        clinic.reconcile();

        assertThat(live().meetingId()).isEqualTo("meeting-1");
        assertThat(clinic.meetings.removed()).isEmpty();
        assertThat(clinic.story().notices()).as("Jo and Sam").hasSize(2);
        assertThat(toldOfMeetings()).containsExactly("MEETING_CREATED " + FIRST);
        assertThat(clinic.writes())
                .as("what is intended; what came too late; the end")
                .isEqualTo(3);
        assertThat(clinic.reads()).isEqualTo(2);
    }

    @Test
    void whatIsCalledOffWhileItsMeetingIsMadeHasNoneInTheEndAndBothAreTold() {
        tell(1, "lee");
        clinic.meanwhile(() -> clinic.tell(2, AppointmentStatus.CANCELLED, JO));

        clinic.reconcile();

        assertThat(clinic.meetings.held()).isEmpty();
        assertThat(toldOfMeetings()).containsExactly("MEETING_CREATED " + FIRST, "MEETING_REMOVED " + FIRST);
    }

    @Test
    void aClinicianIsLookedUpOnceAndRemembered() {
        var asked = new ArrayList<String>();
        clinic.directory(name -> {
            asked.add(name);
            return new Directory.Answer.Found("oid-max");
        });
        tell(1, "gp-max");

        clinic.reconcile();
        assertThat(clinic.reads())
                .as("looking someone up is no reason to read again")
                .isEqualTo(1);
        tellLater(2, "gp-max");
        clinic.reconcile();

        assertThat(asked).containsExactly("max@example.org");
        assertThat(organisersOf(clinic.meetings.held())).containsExactly("oid-max");
    }

    @Test
    void aClinicianWhomTheDirectoryDoesNotKnowIsForAPersonToMend() {
        tell(1, "gp-max");

        assertThat(clinic.reconcile()).isEqualTo(new ReconcileVisit.Outcome.Waiting());

        assertThat(visit().attention()).singleElement().satisfies(attention -> {
            assertThat(attention.code()).isEqualTo(Code.CLINICIAN_NOT_IN_DIRECTORY);
            assertThat(attention.what()).contains("clinician max");
            assertThat(attention.fix()).contains("userPrincipalName");
        });
        assertThat(clinic.atTeams()).isEmpty();
    }

    @Test
    void whyTheDirectoryRefusesIsShown() {
        clinic.directory(name -> new Directory.Answer.Refused(REFUSED));
        tell(1, "gp-max");

        assertThat(clinic.reconcile()).isEqualTo(new ReconcileVisit.Outcome.Waiting());

        assertThat(visit().attention()).containsExactly(REFUSED);
    }

    @Test
    void whileTheDirectoryIsAwayItIsAskedAgainWhenItSays() {
        clinic.directory(name -> new Directory.Answer.Later(Duration.ofSeconds(30), Hindrance.THROTTLED));
        tell(1, "gp-max");

        assertThat(clinic.reconcile()).isEqualTo(new ReconcileVisit.Outcome.Later(Duration.ofSeconds(30)));
    }

    @Test
    void aFacilitatorWhoHasAMonthsMeetingsGetsNoMoreAndStaffAreToldWhatToDo() {
        fill("oid-facilitator");
        tellShared(1);

        assertThat(clinic.reconcile()).isEqualTo(new ReconcileVisit.Outcome.Waiting());

        assertThat(visit().attention()).singleElement().satisfies(attention -> {
            assertThat(attention.code()).isEqualTo(Code.FACILITATOR_FULL);
            assertThat(attention.what()).contains("1950").contains("2026-11");
            assertThat(attention.fix()).contains("another facilitator");
        });
        assertThat(clinic.meetings.held()).isEmpty();
        assertThat(visit().meeting()).isEqualTo(new MeetingState.None());
    }

    @Test
    void theNextMonthAFacilitatorHasRoomAgain() {
        fill("oid-facilitator");
        tellShared(1);
        clinic.reconcile();
        clinic.pass(Duration.ofDays(9).minusMinutes(1));

        clinic.reconcile();

        assertThat(organisersOf(clinic.meetings.held())).containsExactly("oid-facilitator");
        assertThat(visit().attention()).isEmpty();
    }

    @Test
    void aFacilitatorsMeetingIsCountedOnceHoweverOftenItsMakingIsTried() {
        clinic.meetings.answerInstead(NOT_NOW);
        tellShared(1);
        clinic.reconcile();
        assertThat(clinic.allowance.taken("oid-facilitator", NOVEMBER)).isEqualTo(1);

        fill("oid-facilitator");
        clinic.reconcile();

        assertThat(organisersOf(clinic.meetings.held())).containsExactly("oid-facilitator");
    }

    @Test
    void aCliniciansOwnMeetingsAreNotCounted() {
        fill("oid-lee");
        tell(1, "lee");

        clinic.reconcile();

        assertThat(organisersOf(clinic.meetings.held())).containsExactly("oid-lee");
        assertThat(visit().attention()).isEmpty();
    }

    @Test
    void thatTeamsStillRefusesIsNoNewsButAnotherReasonIs() {
        tell(1, "lee");
        clinic.meetings.answerInstead(new Meetings.Outcome.Refused(BARRED));
        assertThat(clinic.reconcile()).isEqualTo(new ReconcileVisit.Outcome.Waiting());
        assertThat(visit().attention()).containsExactly(BARRED);
        assertThat(visit().meeting()).as("a first no means that there is none").isEqualTo(new MeetingState.None());

        clinic.meetings.answerInstead(new Meetings.Outcome.Refused(BARRED));
        clinic.reconcile();
        assertThat(toldOfMeetings()).containsExactly("MEETING_REFUSED ACCESS_POLICY_MISSING");

        clinic.meetings.answerInstead(new Meetings.Outcome.Refused(REFUSED));
        clinic.reconcile();
        assertThat(toldOfMeetings())
                .containsExactly("MEETING_REFUSED ACCESS_POLICY_MISSING", "MEETING_REFUSED MEETING_REFUSED");
        assertThat(visit().attention()).containsExactly(REFUSED);
    }

    @Test
    void aNoToALaterAttemptDoesNotMeanThatThereIsNoMeeting() {
        clinic.meetings.answerAfterEffect(NOT_NOW);
        tell(1, "lee");
        clinic.reconcile();
        clinic.meetings.answerInstead(new Meetings.Outcome.Refused(BARRED));

        clinic.reconcile();

        assertThat(visit().meeting()).isEqualTo(intended("oid-lee", FIRST));
        clinic.tell(2, AppointmentStatus.CANCELLED, JO);
        clinic.reconcile();
        assertThat(clinic.meetings.held()).isEmpty();
    }

    @Test
    void aMeetingThatTeamsWillNotRemoveIsStillTakenToBeThere() {
        tell(1, "lee");
        clinic.reconcile();
        MeetingState.Live before = live();
        clinic.tell(2, AppointmentStatus.CANCELLED, JO);
        clinic.meetings.answerInstead(new Meetings.Outcome.Refused(REFUSED));

        assertThat(clinic.reconcile()).isEqualTo(new ReconcileVisit.Outcome.Waiting());

        assertThat(visit().meeting()).isEqualTo(before);
        assertThat(visit().attention()).containsExactly(REFUSED);
    }

    @Test
    void aMeetingThatSomebodyDeletedInTeamsIsMadeAnew() {
        tell(1, "lee");
        clinic.reconcile();
        clinic.meetings.lose(live().meetingId());
        tellLater(2, "lee");

        clinic.reconcile();

        assertThat(live().externalId()).isEqualTo(SECOND);
        assertThat(clinic.meetings.held()).hasSize(1);
        assertThat(toldOfMeetings())
                .containsExactly("MEETING_CREATED " + FIRST, "MEETING_REMOVED " + FIRST, "MEETING_CREATED " + SECOND);
    }

    @Test
    void aMeetingThatIsMadeAfterAnotherRunGaveItUpIsRemoved() {
        tell(1, "lee");
        clinic.meanwhile(() -> {
            clinic.pass(Run.LEASE.plusSeconds(1));
            clinic.tell(2, AppointmentStatus.CANCELLED, JO);
            clinic.reconcile();
        });

        clinic.reconcile();

        assertThat(clinic.meetings.held()).isEmpty();
    }

    private void tell(int version, String clinician) {
        clinic.tell(
                version,
                OneClinic.wanted(AppointmentStatus.BOOKED, Optional.of(OneClinic.START), clinician, List.of(), JO));
    }

    private void tellLater(int version, String clinician) {
        clinic.tell(
                version,
                OneClinic.wanted(
                        AppointmentStatus.BOOKED,
                        Optional.of(OneClinic.START.plus(Duration.ofHours(1))),
                        clinician,
                        List.of(),
                        JO));
    }

    private void tellShared(int version) {
        clinic.tell(
                version,
                OneClinic.wanted(
                        AppointmentStatus.BOOKED, Optional.of(OneClinic.START), "lee", List.of("ward-shared"), JO));
    }

    /** The account has organised as many meetings in November as it may. */
    private void fill(String account) {
        IntStream.range(0, 1_950).forEach(i -> clinic.allowance.take(account, NOVEMBER, "other-" + i, 1_950));
    }

    private Visit visit() {
        return clinic.story().visit();
    }

    private MeetingState.Live live() {
        return (MeetingState.Live) visit().meeting();
    }

    private List<String> toldOfMeetings() {
        return clinic.audit().stream().filter(row -> row.startsWith("MEETING_")).toList();
    }

    private static MeetingState intended(String organiser, String externalId) {
        return new MeetingState.Intended(organiser, externalId, Optional.empty());
    }

    private static List<String> organisersOf(List<InMemoryMeetings.Held> meetings) {
        return meetings.stream().map(held -> held.meeting().organiser()).toList();
    }
}
