package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** OData's primitive types as JSON carries them (OData JSON Format 4.01, section 7.1). */
final class Primitive {

    private Primitive() {}

    /** The value as Graph would store it, or nothing if it is not of this type. */
    static Optional<JsonNode> canonical(String type, JsonNode value) {
        return switch (type) {
            case "Edm.Boolean" -> Optional.of(value).filter(JsonNode::isBoolean);
            case "Edm.Int16", "Edm.Int32", "Edm.Int64" -> Optional.of(value).filter(JsonNode::isIntegralNumber);
            case "Edm.Double" -> Optional.of(value).filter(JsonNode::isNumber);
            case "Edm.DateTimeOffset" ->
                Optional.of(value).filter(JsonNode::isTextual).flatMap(Primitive::time);
            case "Edm.Guid" -> Optional.of(value).filter(Primitive::isGuid);
            case "Edm.Binary" -> Optional.of(value).filter(JsonNode::isTextual).flatMap(Primitive::binary);
            default -> Optional.of(value).filter(JsonNode::isTextual);
        };
    }

    private static Optional<JsonNode> time(JsonNode value) {
        try {
            String utc = OffsetDateTime.parse(value.asText()).toInstant().toString();
            return Optional.of(Json.MAPPER.getNodeFactory().textNode(utc));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static boolean isGuid(JsonNode value) {
        try {
            return UUID.fromString(value.asText()).toString().equalsIgnoreCase(value.asText());
        } catch (IllegalArgumentException notAGuid) {
            return false;
        }
    }

    private static Optional<JsonNode> binary(JsonNode value) {
        try {
            byte[] bytes = Base64.getDecoder().decode(value.asText());
            return Optional.of(
                    Json.MAPPER.getNodeFactory().textNode(Base64.getEncoder().encodeToString(bytes)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
