package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An online meeting the simulator holds or held.
 *
 * @param deleted whether it was deleted; Graph then answers 404, but the simulator keeps it to be looked at
 * @param properties every property Graph stores for it, in Graph's JSON
 */
public record SimulatedMeeting(
        String id,
        String organiserObjectId,
        @Nullable String externalId,
        @Nullable String subject,
        Instant start,
        Instant end,
        boolean deleted,
        String joinWebUrl,
        JsonNode properties) {

    static SimulatedMeeting of(String organiser, JsonNode properties) {
        return new SimulatedMeeting(
                properties.path("id").asText(),
                organiser,
                properties.path("externalId").textValue(),
                properties.path("subject").textValue(),
                Instant.parse(properties.path("startDateTime").asText()),
                Instant.parse(properties.path("endDateTime").asText()),
                false,
                properties.path("joinWebUrl").asText(),
                properties);
    }

    SimulatedMeeting asDeleted() {
        return new SimulatedMeeting(
                id, organiserObjectId, externalId, subject, start, end, true, joinWebUrl, properties);
    }
}
