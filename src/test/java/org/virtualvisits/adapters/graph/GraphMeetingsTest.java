package org.virtualvisits.adapters.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.sandbox.graph.FaultPlan.answering;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.graph.models.MeetingChatMode;
import com.microsoft.graph.models.OnlineMeeting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.pace.Hindrance;
import org.virtualvisits.core.visit.MeetingState;
import org.virtualvisits.core.visit.Meetings;
import org.virtualvisits.core.visit.Meetings.Outcome;
import org.virtualvisits.core.visit.Meetings.Plan;
import org.virtualvisits.core.visit.MeetingsContract;
import org.virtualvisits.sandbox.graph.FaultPlan;
import org.virtualvisits.sandbox.graph.SimulatedMeeting;

final class GraphMeetingsTest extends MeetingsContract {

    private static final String FIND = "/createOrGet$";
    private static final String ONE = "/onlineMeetings/[^/]+$";

    private final SimulatedGraph stand = new SimulatedGraph();
    private final GraphMeetings meetings = new GraphMeetings(stand.client, SimulatedGraph.APP, stand.clock);

    @AfterEach
    void close() {
        stand.close();
    }

    @Override
    protected Meetings meetings() {
        return meetings;
    }

    @Override
    protected List<Standing> standing() {
        return live().stream()
                .map(meeting -> new Standing(
                        meeting.organiserObjectId(),
                        Objects.requireNonNull(meeting.externalId()),
                        meeting.joinWebUrl(),
                        new Plan(meeting.start(), meeting.end(), Objects.requireNonNull(meeting.subject()))))
                .toList();
    }

    private List<SimulatedMeeting> live() {
        return stand.graph.meetings().stream()
                .filter(meeting -> !meeting.deleted())
                .toList();
    }

    @Test
    void aMeetingIsPrivateBeforeItCountsAsReady() {
        ready(ROWAN, FIRST, TUESDAY);

        JsonNode stored = live().getFirst().properties();
        assertThat(stored.at("/lobbyBypassSettings/scope").asText()).isEqualTo("organization");
        assertThat(stored.at("/lobbyBypassSettings/isDialInBypassEnabled").asBoolean(true))
                .isFalse();
        assertThat(stored.path("allowedLobbyAdmitters").asText()).isEqualTo("organizerAndCoOrganizersAndPresenters");
        assertThat(stored.path("allowedPresenters").asText()).isEqualTo("organization");
        assertThat(stored.path("allowMeetingChat").asText()).isEqualTo("limited");
        assertThat(stored.path("allowRecording").asBoolean(true)).isFalse();
        assertThat(stored.path("allowTranscription").asBoolean(true)).isFalse();
        assertThat(stored.path("recordAutomatically").asBoolean(true)).isFalse();
        assertThat(stored.path("isEntryExitAnnounced").asBoolean()).isTrue();
        assertThat(stored.path("allowAttendeeToEnableCamera").asBoolean()).isTrue();
        assertThat(stored.path("allowAttendeeToEnableMic").asBoolean()).isTrue();
        assertThat(stored.at("/participants/attendees")).isEmpty();
    }

    @Test
    void amendingLeavesAloneWhatAClinicianHasOpenedUp() {
        MeetingState.Live live = ready(ROWAN, FIRST, TUESDAY);
        var opened = new OnlineMeeting();
        opened.setAllowMeetingChat(MeetingChatMode.Enabled);
        stand.client
                .users()
                .byUserId(ROWAN)
                .onlineMeetings()
                .byOnlineMeetingId(live.meetingId())
                .patch(opened);

        ready(meetings.amend(live, THURSDAY));

        assertThat(live().getFirst().properties().path("allowMeetingChat").asText())
                .isEqualTo("enabled");
    }

    @ParameterizedTest
    @EnumSource(value = FaultPlan.Body.class, names = "HANG", mode = EnumSource.Mode.EXCLUDE)
    void aMeetingMadeUnseenIsFoundByTheNextRun(FaultPlan.Body body) {
        stand.graph.plan(
                answering("lost", "POST", FIND, 503).with(body).afterEffect().times(1));

        assertThat(meetings.ensure(ROWAN, FIRST, TUESDAY))
                .isEqualTo(new Outcome.Later(Duration.ZERO, Hindrance.UNANSWERED));
        assertThat(stand.graph.requests()).hasSize(1);
        ready(ROWAN, FIRST, TUESDAY);
        assertThat(stand.graph.meetings()).hasSize(1);
    }

    @Test
    void aMeetingWhosePrivacyIsUncertainIsNotReady() {
        stand.graph.plan(
                answering("lost", "PATCH", ONE, 504).with(FaultPlan.Body.HTML).times(1));

        assertThat(meetings.ensure(ROWAN, FIRST, TUESDAY)).isInstanceOf(Outcome.Later.class);
        ready(ROWAN, FIRST, TUESDAY);
        assertThat(live()).hasSize(1);
        assertThat(live().getFirst().properties().path("allowRecording").asBoolean(true))
                .isFalse();
    }

    @Test
    void aMeetingThatCannotBeMadePrivateDoesNotStand() {
        stand.graph.plan(answering("refused", "PATCH", ONE, 400));

        Outcome outcome = meetings.ensure(ROWAN, FIRST, TUESDAY);

        assertThat(refusal(outcome).code()).isEqualTo(Attention.Code.MEETING_REFUSED);
        assertThat(stand.graph.meetings())
                .singleElement()
                .extracting(SimulatedMeeting::deleted)
                .isEqualTo(true);
    }

    @Test
    void aMeetingThatCanNeitherBeMadePrivateNorRemovedIsNotCalledRefused() {
        stand.graph.plan(answering("refused", "PATCH", ONE, 400));
        stand.graph.plan(answering("stuck", "DELETE", ONE, 503));

        assertThat(meetings.ensure(ROWAN, FIRST, TUESDAY)).isInstanceOf(Outcome.Later.class);
    }

    @Test
    void aMeetingThatHasNotSpreadToTheServerThatPatchesIsAskedForAgain() {
        stand.graph.plan(answering("not yet", "PATCH", ONE, 404).times(1));

        assertThat(meetings.ensure(ROWAN, FIRST, TUESDAY)).isInstanceOf(Outcome.Later.class);
        assertThat(live()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"429, 120, 120", "503, 120, 120", "429, 0, 1", "503, 0, 1", "429, 999999999999, 600", "429, soon, 0"})
    void aBusyGraphIsAskedAgainWhenItSaysAndNotBefore(int status, String pause, int seconds) {
        stand.graph.plan(answering("busy", "POST", FIND, status).retryAfter(pause));

        assertThat(meetings.ensure(ROWAN, FIRST, TUESDAY))
                .isEqualTo(new Outcome.Later(
                        Duration.ofSeconds(seconds), status == 429 ? Hindrance.THROTTLED : Hindrance.UNANSWERED));
        assertThat(stand.graph.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"408", "409", "412", "423", "429", "500", "501", "502", "503", "504"})
    void whatMayPassIsAskedForLater(int status) {
        MeetingState.Live live = ready(ROWAN, FIRST, TUESDAY);
        int before = stand.graph.requests().size();
        stand.graph.plan(answering("passing", ".*", "onlineMeetings", status).with(FaultPlan.Body.EMPTY));

        assertThat(meetings.ensure(ROWAN, FIRST, TUESDAY)).isInstanceOf(Outcome.Later.class);
        assertThat(meetings.amend(live, THURSDAY)).isInstanceOf(Outcome.Later.class);
        assertThat(meetings.remove(live)).isInstanceOf(Outcome.Later.class);
        assertThat(stand.graph.requests()).hasSize(before + 3);
    }

    @ParameterizedTest
    @CsvSource({"400", "401", "403"})
    void whatWillNotPassIsShownToStaff(int status) {
        MeetingState.Live live = ready(ROWAN, FIRST, TUESDAY);
        stand.graph.plan(answering("lasting", ".*", "onlineMeetings", status).with(FaultPlan.Body.EMPTY));

        assertThat(refusal(meetings.ensure(ROWAN, FIRST, TUESDAY)).code()).isEqualTo(Attention.Code.MEETING_REFUSED);
        assertThat(refusal(meetings.amend(live, THURSDAY)).what()).contains(ROWAN, Integer.toString(status));
        assertThat(refusal(meetings.remove(live)).fix()).isNotBlank();
    }

    @Test
    void aRemovalWhoseAnswerIsLostIsGoneTheNextTime() {
        MeetingState.Live live = ready(ROWAN, FIRST, TUESDAY);
        stand.graph.plan(answering("lost", "DELETE", ONE, 502)
                .with(FaultPlan.Body.HTML)
                .afterEffect()
                .times(1));

        assertThat(meetings.remove(live)).isInstanceOf(Outcome.Later.class);
        assertThat(meetings.remove(live)).isEqualTo(new Outcome.Gone());
    }

    @Test
    void anHtml404IsAGatewaysAndNotProofThatTheMeetingIsGone() {
        MeetingState.Live live = ready(ROWAN, FIRST, TUESDAY);
        stand.graph.plan(answering("gateway", "DELETE", ONE, 404).with(FaultPlan.Body.HTML));

        assertThat(meetings.remove(live)).isInstanceOf(Outcome.Later.class);
        assertThat(live()).hasSize(1);
    }

    @Test
    void aMissingAccessPolicyNamesTheTwoCommandsThatGrantIt() {
        Attention attention = refusal(meetings.ensure(SimulatedGraph.VISITS, FIRST, TUESDAY));

        assertThat(attention.code()).isEqualTo(Attention.Code.ACCESS_POLICY_MISSING);
        assertThat(attention.fix())
                .contains(
                        "New-CsApplicationAccessPolicy -Identity VirtualVisits -AppIds \"" + SimulatedGraph.APP + "\"")
                .contains("Grant-CsApplicationAccessPolicy -PolicyName VirtualVisits -Identity \""
                        + SimulatedGraph.VISITS + "\"")
                .contains("within 30 minutes, sometimes hours");
    }

    @Test
    void onceTheAccessPolicyIsGrantedTheMeetingIsMade() {
        meetings.ensure(SimulatedGraph.VISITS, FIRST, TUESDAY);
        stand.graph.tenant().applicationAccessPolicy(SimulatedGraph.VISITS, true);

        ready(SimulatedGraph.VISITS, FIRST, TUESDAY);
        assertThat(live()).hasSize(1);
    }

    @Test
    void anOrganiserNamedByPrincipalNameIsRefusedWithTheReason() {
        Attention attention = refusal(meetings.ensure("rowan@example.nhs.uk", FIRST, TUESDAY));

        assertThat(attention.code()).isEqualTo(Attention.Code.MEETING_REFUSED);
        assertThat(attention.fix()).contains("object id");
    }

    @Test
    void aGraphThatHangsIsGivenUpOnWithinTheCallLimit() {
        try (var hanging = new SimulatedGraph(Duration.ofMillis(700))) {
            hanging.graph.plan(answering("hang", "POST", FIND, 503).with(FaultPlan.Body.HANG));
            var impatient = new GraphMeetings(hanging.client, SimulatedGraph.APP, hanging.clock);
            Instant before = Instant.now();

            assertThat(impatient.ensure(ROWAN, FIRST, TUESDAY))
                    .isEqualTo(new Outcome.Later(Duration.ZERO, Hindrance.UNANSWERED));
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(20));
            assertThat(hanging.graph.requests()).hasSize(1);
        }
    }

    @Test
    void aGraphThatNobodyCanReachHasDoneNothing() {
        stand.graph.close();

        assertThat(meetings.ensure(ROWAN, FIRST, TUESDAY))
                .isEqualTo(new Outcome.Later(Duration.ZERO, Hindrance.UNREACHED));
    }

    @Test
    void aMeetingThatIsThrottledHalfWayMayExist() {
        stand.graph.plan(answering("busy", "PATCH", ONE, 429).retryAfter("9").times(1));

        assertThat(meetings.ensure(ROWAN, FIRST, TUESDAY))
                .isEqualTo(new Outcome.Later(Duration.ofSeconds(9), Hindrance.INTERRUPTED));
    }

    private static Attention refusal(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).attention();
    }
}
