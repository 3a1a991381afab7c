package org.virtualvisits.adapters.icalendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.virtualvisits.core.notice.Invites.Invite;
import org.virtualvisits.core.notice.Invites.Method;

/** An invite as golden files write it down. */
final class InviteJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private InviteJson() {}

    static Invite decode(String json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            return new Invite(
                    Method.valueOf(node.required("method").asText()),
                    node.required("uid").asText(),
                    node.required("sequence").asInt(),
                    Instant.parse(node.required("stamp").asText()),
                    Instant.parse(node.required("start").asText()),
                    Instant.parse(node.required("end").asText()),
                    ZoneId.of(node.required("zone").asText()),
                    node.required("summary").asText(),
                    node.required("description").asText(),
                    node.required("location").asText(),
                    node.required("organiser").asText(),
                    node.required("organiserName").asText(),
                    node.required("attendee").asText(),
                    node.required("language").asText(),
                    Optional.of(node.path("join").asText())
                            .filter(join -> !join.isEmpty())
                            .map(URI::create));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
