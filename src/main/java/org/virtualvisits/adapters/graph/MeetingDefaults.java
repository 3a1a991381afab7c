package org.virtualvisits.adapters.graph;

import com.microsoft.graph.models.AllowedLobbyAdmitterRoles;
import com.microsoft.graph.models.LobbyBypassScope;
import com.microsoft.graph.models.LobbyBypassSettings;
import com.microsoft.graph.models.MeetingChatMode;
import com.microsoft.graph.models.OnlineMeeting;
import com.microsoft.graph.models.OnlineMeetingPresenters;
import com.microsoft.graph.users.item.onlinemeetings.createorget.CreateOrGetPostRequestBody;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.virtualvisits.core.visit.Meetings.Plan;

/**
 * What a visit's meeting is told to be like (Graph pages "onlinemeeting-createorget" and "onlinemeeting-update"). Each
 * value is sent, whatever the tenant's own default is. Nobody is named as a participant: patients join as guests, and
 * Teams keeps and shows what it is told of them.
 */
final class MeetingDefaults {

    private MeetingDefaults() {}

    /** All that createOrGet takes of a plan; it leaves a meeting that exists as it is. */
    static CreateOrGetPostRequestBody toFind(String externalId, Plan plan) {
        var body = new CreateOrGetPostRequestBody();
        body.setExternalId(externalId);
        body.setSubject(plan.subject());
        body.setStartDateTime(utc(plan.start()));
        body.setEndDateTime(utc(plan.end()));
        return body;
    }

    /** A change of the times, which Graph takes only together, and of the subject. */
    static OnlineMeeting amended(Plan plan) {
        // A new object each time: its backing store sends what was set, and nothing else.
        var change = new OnlineMeeting();
        change.setSubject(plan.subject());
        change.setStartDateTime(utc(plan.start()));
        change.setEndDateTime(utc(plan.end()));
        return change;
    }

    /**
     * The change that makes any meeting a visit, with every default:
     *
     * <ul>
     *   <li>lobby: only the organisation's own people pass it, so that no patient walks in on the one before;
     *   <li>lobby, by phone: waits as well, because a caller cannot be told from any other;
     *   <li>who lets people in: presenters too, because an organising facilitator is never there;
     *   <li>presenters: the organisation's own people, so that no guest can remove others or share over them;
     *   <li>chat: only while the visit lasts, so that nothing of it is read afterwards by those who join next;
     *   <li>recording and transcript: neither at once nor on a click; a clinic that may record changes that on purpose;
     *   <li>comings and goings by phone are announced, so that nobody listens unheard;
     *   <li>guests may switch on camera and microphone: it is what the visit is for.
     * </ul>
     */
    static OnlineMeeting inLine(Plan plan) {
        OnlineMeeting change = amended(plan);
        change.setLobbyBypassSettings(lobby());
        change.setAllowedLobbyAdmitters(AllowedLobbyAdmitterRoles.OrganizerAndCoOrganizersAndPresenters);
        change.setAllowedPresenters(OnlineMeetingPresenters.Organization);
        change.setAllowMeetingChat(MeetingChatMode.Limited);
        change.setAllowRecording(false);
        change.setAllowTranscription(false);
        change.setRecordAutomatically(false);
        change.setIsEntryExitAnnounced(true);
        change.setAllowAttendeeToEnableCamera(true);
        change.setAllowAttendeeToEnableMic(true);
        return change;
    }

    private static LobbyBypassSettings lobby() {
        var lobby = new LobbyBypassSettings();
        lobby.setScope(LobbyBypassScope.Organization);
        lobby.setIsDialInBypassEnabled(false);
        return lobby;
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
