package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/** What Graph accepts in the body of a call on online meetings, beyond names and types. */
final class MeetingRules {

    /** The table of Graph page "onlinemeeting-update", less what v1.0's own type does not have. */
    private static final Set<String> UPDATABLE = Set.of(
            "allowAttendeeToEnableCamera",
            "allowAttendeeToEnableMic",
            "allowBreakoutRooms",
            "allowCopyingAndSharingMeetingContent",
            "allowedLobbyAdmitters",
            "allowedPresenters",
            "allowLiveShare",
            "allowMeetingChat",
            "allowPowerPointSharing",
            "allowRecording",
            "allowTeamworkReactions",
            "allowTranscription",
            "allowWhiteboard",
            "endDateTime",
            "isEntryExitAnnounced",
            "lobbyBypassSettings",
            "participants",
            "recordAutomatically",
            "startDateTime",
            "subject",
            "watermarkProtection");

    private static final Set<String> CREATE_OR_GET =
            Set.of("chatInfo", "startDateTime", "endDateTime", "externalId", "participants", "subject");

    /** Set by the service. Live events (broadcast) stopped on 30 September 2024. */
    private static final Set<String> SERVICE_OWNED = Set.of(
            "id",
            "attendeeReport",
            "audioConferencing",
            "broadcastSettings",
            "creationDateTime",
            "expiryDateTime",
            "isBroadcast",
            "joinInformation",
            "joinWebUrl",
            "meetingOptionsWebUrl",
            "videoTeleconferenceId");

    private static final String NOT_UPDATABLE = "One or more properties do not support updating."
            + " Please refer to Microsoft Graph documentation for more information.";

    private final ContractReader reader;

    MeetingRules(ContractReader reader) {
        this.reader = reader;
    }

    ObjectNode toCreate(ObjectNode body, SimulatedUser organiser, Instant now) {
        ObjectNode asked = reader.read("graph.onlineMeeting", body);
        asked.fieldNames().forEachRemaining(name -> {
            if (SERVICE_OWNED.contains(name)) {
                throw GraphError.invalidArgument("The property '%s' is read-only.".formatted(name));
            }
        });
        if (asked.path("joinMeetingIdSettings").hasNonNull("passcode")) {
            throw GraphError.invalidArgument("A custom passcode is not allowed.");
        }
        return checked(asked, organiser, now);
    }

    ObjectNode toCreateOrGet(ObjectNode body, SimulatedUser organiser, Instant now) {
        body.fieldNames().forEachRemaining(name -> {
            if (!name.contains("@") && !CREATE_OR_GET.contains(name)) {
                throw GraphError.badRequest(
                        "The parameter '%s' in the request payload is not a valid parameter for the operation 'createOrGet'."
                                .formatted(name));
            }
        });
        ObjectNode asked = reader.read("graph.onlineMeeting", body);
        if (Json.text(asked, "externalId").filter(id -> !id.isBlank()).isEmpty()) {
            throw GraphError.invalidArgument("Required parameter 'externalId' is missing or empty.");
        }
        return checked(asked, organiser, now);
    }

    /** The wording is the service's own (msgraph-sdk-java issue 2589). */
    ObjectNode toPatch(ObjectNode body) {
        ObjectNode changes = reader.read("graph.onlineMeeting", body);
        changes.properties().forEach(change -> {
            boolean clears = change.getValue().isNull() && !change.getKey().equals("subject");
            if (!UPDATABLE.contains(change.getKey()) || clears) {
                throw GraphError.invalidArgument(NOT_UPDATABLE);
            }
        });
        if (changes.path("participants").has("organizer")) {
            throw GraphError.invalidArgument(NOT_UPDATABLE);
        }
        if (changes.has("startDateTime") != changes.has("endDateTime")) {
            throw GraphError.invalidArgument("StartDateTime and EndDateTime must be provided together.");
        }
        refuseSentinel(changes);
        attendees(changes);
        if (changes.has("startDateTime")) {
            order(changes);
        }
        return changes;
    }

    private static ObjectNode checked(ObjectNode asked, SimulatedUser organiser, Instant now) {
        refuseSentinel(asked);
        attendees(asked);
        String organizerId = asked.path("participants")
                .path("organizer")
                .path("identity")
                .path("user")
                .path("id")
                .asText(organiser.objectId());
        if (!organizerId.equalsIgnoreCase(organiser.objectId())) {
            throw GraphError.invalidArgument("The organizer must be the user in the request path.");
        }
        if (asked.get("participants") instanceof ObjectNode participants) {
            participants.remove("organizer");
        }
        times(asked, now);
        return asked;
    }

    /** Start defaults to now and end to an hour later; an end alone is refused (Graph page "createorget"). */
    private static void times(ObjectNode asked, Instant now) {
        Optional<String> start = Json.text(asked, "startDateTime");
        Optional<String> end = Json.text(asked, "endDateTime");
        if (start.isEmpty() && end.isPresent()) {
            throw GraphError.invalidArgument("EndDateTime is provided without StartDateTime.");
        }
        String from = start.orElse(now.truncatedTo(ChronoUnit.MILLIS).toString());
        asked.put("startDateTime", from);
        asked.put(
                "endDateTime",
                end.orElse(Instant.parse(from).plus(Duration.ofHours(1)).toString()));
        order(asked);
    }

    private static void order(JsonNode times) {
        Instant start = Instant.parse(times.path("startDateTime").asText());
        if (Instant.parse(times.path("endDateTime").asText()).isBefore(start)) {
            throw GraphError.invalidArgument("The EndDateTime is earlier than the StartDateTime.");
        }
    }

    /** {@code unknownFutureValue} may be read but never written. */
    private static void refuseSentinel(JsonNode value) {
        if (value.isTextual() && value.textValue().equals("unknownFutureValue")) {
            throw GraphError.invalidArgument("The value 'unknownFutureValue' cannot be set.");
        }
        value.forEach(MeetingRules::refuseSentinel);
    }

    private static void attendees(ObjectNode body) {
        for (JsonNode attendee : body.path("participants").path("attendees")) {
            boolean named = attendee.path("identity").path("user").hasNonNull("id") || attendee.hasNonNull("upn");
            if (!named) {
                throw GraphError.invalidArgument("An attendee has neither a upn nor an identity.");
            }
        }
    }
}
