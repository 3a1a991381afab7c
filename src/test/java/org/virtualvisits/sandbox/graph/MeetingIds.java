package org.virtualvisits.sandbox.graph;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** How the service makes a meeting's id: base64 of its organiser and its chat thread. */
final class MeetingIds {

    private MeetingIds() {}

    static String of(String organiser, String thread) {
        String structure = "1*%s*0**%s".formatted(organiser, thread);
        return Base64.getEncoder().encodeToString(structure.getBytes(StandardCharsets.UTF_8));
    }

    /** Refuses what cannot be an id; the service says so before it looks (its words are in public threads). */
    static void refuseCorrupt(String id) {
        if (!decoded(id).contains("@thread.v2")) {
            throw GraphError.invalidArgument("Meeting Id is corrupted.");
        }
    }

    /** A browser join link, the same each time for one meeting. */
    static String virtualAppointmentUrl(String id) {
        return "https://visit.teams.microsoft.com/webrtc-svc/"
                + UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String id) {
        try {
            return new String(Base64.getDecoder().decode(id), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
