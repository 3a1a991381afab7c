package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Makes the resource Graph stores for a new meeting: what the caller asked for over the service's own values. */
final class MeetingShape {

    /** A scheduled meeting's resource outlives its end by 60 days. */
    private static final Duration EXPIRES_AFTER = Duration.ofDays(60);

    private static final String DEFAULTS = """
            {"allowAttendeeToEnableCamera":true,"allowAttendeeToEnableMic":true,"allowBreakoutRooms":true,
            "allowCopyingAndSharingMeetingContent":true,"allowedLobbyAdmitters":"organizerAndCoOrganizersAndPresenters",
            "allowedPresenters":"everyone","allowLiveShare":"enabled","allowMeetingChat":"enabled",
            "allowParticipantsToChangeName":false,"allowPowerPointSharing":true,"allowRecording":true,
            "allowTeamworkReactions":true,"allowTranscription":true,"allowWhiteboard":true,"audioConferencing":null,
            "chatRestrictions":null,"externalId":null,"isBroadcast":false,"broadcastSettings":null,
            "isEndToEndEncryptionEnabled":false,"isEntryExitAnnounced":false,
            "lobbyBypassSettings":{"scope":"organization","isDialInBypassEnabled":false},
            "meetingSpokenLanguageTag":"en-US","meetingTemplateId":null,
            "recordAutomatically":false,"sensitivityLabelAssignment":null,"shareMeetingChatHistoryDefault":"none",
            "subject":null,"videoTeleconferenceId":null,
            "watermarkProtection":{"isEnabledForContentSharing":false,"isEnabledForVideo":false}}
            """;

    private final Tenant tenant;
    private final Ids ids;

    MeetingShape(Tenant tenant, Ids ids) {
        this.tenant = tenant;
        this.ids = ids;
    }

    /** The stored resource; {@code asked} has both times already. */
    ObjectNode create(SimulatedUser organiser, ObjectNode asked, Instant now) {
        String thread = "19:meeting_%s@thread.v2"
                .formatted(base64(ids.guid().toString()).replace("=", ""));
        String url = joinWebUrl(thread, organiser);
        ObjectNode meeting = Json.object(DEFAULTS).orElseThrow();
        meeting.put("id", MeetingIds.of(organiser.objectId(), thread));
        meeting.put("creationDateTime", now.toString());
        meeting.put("joinWebUrl", url);
        meeting.putObject("chatInfo")
                .put("threadId", thread)
                .put("messageId", "0")
                .putNull("replyChainMessageId");
        meeting.putObject("participants")
                .<ObjectNode>set("organizer", organizer(organiser))
                .putArray("attendees");
        merge(meeting, asked);
        joinMeetingId(meeting);
        meeting.putObject("joinInformation")
                .put("content", joinInformation(url))
                .put("contentType", "html");
        meeting.put("meetingOptionsWebUrl", optionsUrl(thread, organiser));
        expire(meeting);
        return meeting;
    }

    /** Writes changes over a meeting. A complex value is changed member by member, a collection as a whole. */
    static void merge(ObjectNode meeting, ObjectNode changes) {
        changes.properties().forEach(change -> {
            if (change.getValue() instanceof ObjectNode inner
                    && meeting.get(change.getKey()) instanceof ObjectNode old) {
                merge(old, inner);
            } else {
                meeting.set(change.getKey(), change.getValue());
            }
        });
        if (changes.has("endDateTime")) {
            expire(meeting);
        }
    }

    private static void expire(ObjectNode meeting) {
        Instant end = Instant.parse(meeting.path("endDateTime").asText());
        meeting.put("expiryDateTime", end.plus(EXPIRES_AFTER).toString());
    }

    /** The id and passcode are always the service's own; only whether one is wanted is the caller's choice. */
    private void joinMeetingId(ObjectNode meeting) {
        boolean wanted =
                meeting.path("joinMeetingIdSettings").path("isPasscodeRequired").asBoolean(true);
        ObjectNode settings = meeting.putObject("joinMeetingIdSettings")
                .put("isPasscodeRequired", wanted)
                .put("joinMeetingId", ids.digits(13));
        if (wanted) {
            settings.put("passcode", base64(ids.digits(6)).substring(0, 8));
        } else {
            settings.putNull("passcode");
        }
    }

    /** Lower-case escapes, as Teams writes them; about 240 characters. */
    private String joinWebUrl(String thread, SimulatedUser organiser) {
        return "https://teams.microsoft.com/l/meetup-join/%s/0?context=%%7b%%22Tid%%22%%3a%%22%s%%22%%2c%%22Oid%%22%%3a%%22%s%%22%%7d"
                .formatted(thread.replace(":", "%3a").replace("@", "%40"), tenant.id(), organiser.objectId());
    }

    private String optionsUrl(String thread, SimulatedUser organiser) {
        return "https://teams.microsoft.com/meetingOptions/?organizerId=%s&tenantId=%s&threadId=%s&messageId=0&language=en-US"
                .formatted(
                        organiser.objectId(),
                        tenant.id(),
                        thread.replace(":", "_").replace("@", "_"));
    }

    private static ObjectNode organizer(SimulatedUser organiser) {
        ObjectNode info =
                Json.object().put("upn", organiser.userPrincipalName()).put("role", "presenter");
        info.putObject("identity")
                .putNull("application")
                .putNull("device")
                .putObject("user")
                .put("id", organiser.objectId())
                .putNull("displayName");
        return info;
    }

    /** Not HTML but a data URL of form-encoded HTML, as the Graph page "application-post-onlinemeetings" shows. */
    private static String joinInformation(String url) {
        String html = "\r\n<div style=\"width:100%\">\r\n<a href=\"" + url
                + "\">Join Microsoft Teams Meeting</a>\r\n</div>\r\n";
        return "data:text/html," + URLEncoder.encode(html, StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
