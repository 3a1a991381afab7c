package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Graph's v1.0 types, read from the cut of its CSDL in {@code contract/graph-v1.0-types.json}. */
final class Contract {

    static final String PREFIX = "graph.";
    private static final String SENTINEL = "unknownFutureValue";

    /** Not in the cut: {@code message.singleValueExtendedProperties} (Graph page "singleValueLegacyExtendedProperty"). */
    private static final String EXTENDED_PROPERTY =
            "{\"kind\":\"EntityType\",\"props\":{\"value\":\"Edm.String\"},\"base\":\"graph.entity\",\"nav\":{}}";

    private final ObjectNode types;

    private Contract(ObjectNode types) {
        this.types = types;
    }

    static Contract load() {
        try (InputStream file = Contract.class.getResourceAsStream("/contract/graph-v1.0-types.json")) {
            if (!(Json.MAPPER.readTree(file) instanceof ObjectNode types)) {
                throw new IllegalStateException("contract/graph-v1.0-types.json is not an object");
            }
            types.set("graph.singleValueLegacyExtendedProperty", Json.MAPPER.readTree(EXTENDED_PROPERTY));
            return new Contract(types);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    boolean knows(String type) {
        return types.has(type);
    }

    boolean isEnum(String type) {
        return types.path(type).path("kind").asText().equals("EnumType");
    }

    /** The name an enum's value is written with, found as Graph finds it: without regard to case. */
    Optional<String> enumValue(String type, String given) {
        for (JsonNode value : types.path(type).path("values")) {
            if (value.asText().equalsIgnoreCase(given)) {
                return Optional.of(value.asText());
            }
        }
        return Optional.empty();
    }

    /** Every property of a type with its own type, inherited ones included. */
    Map<String, String> properties(String type) {
        return collect(type, "props");
    }

    /** Every property that leads to other entities. */
    Map<String, String> navigation(String type) {
        return collect(type, "nav");
    }

    boolean derives(String type, String from) {
        String at = type;
        while (!at.isEmpty()) {
            if (at.equals(from)) {
                return true;
            }
            at = types.path(at).path("base").asText("");
        }
        return false;
    }

    /**
     * What a reader sees who did not send {@code Prefer: include-unknown-enum-members}: members that came after the
     * sentinel of an evolvable enum read {@code unknownFutureValue} (Graph page "best-practices-concept").
     */
    ObjectNode masked(String type, ObjectNode value) {
        ObjectNode masked = value.deepCopy();
        properties(type).forEach((name, declared) -> {
            if (masked.has(name)) {
                masked.set(name, maskedValue(declared, masked.get(name)));
            }
        });
        return masked;
    }

    private JsonNode maskedValue(String declared, JsonNode value) {
        if (isEnum(declared) && value.isTextual()) {
            List<String> members = new ArrayList<>();
            types.path(declared).path("values").forEach(member -> members.add(member.asText()));
            boolean late = members.contains(SENTINEL) && members.indexOf(value.asText()) > members.indexOf(SENTINEL);
            return late ? Json.MAPPER.getNodeFactory().textNode(SENTINEL) : value;
        }
        if (value instanceof ObjectNode object && knows(declared)) {
            return masked(declared, object);
        }
        if (value.isArray()) {
            var all = Json.MAPPER.createArrayNode();
            value.forEach(each -> all.add(maskedValue(elementType(declared), each)));
            return all;
        }
        return value;
    }

    static String elementType(String collection) {
        return collection.startsWith("Collection(")
                ? collection.substring("Collection(".length(), collection.lastIndexOf(')'))
                : collection;
    }

    private Map<String, String> collect(String type, String kind) {
        Map<String, String> found = new TreeMap<>();
        String at = type;
        while (!at.isEmpty()) {
            types.path(at)
                    .path(kind)
                    .properties()
                    .forEach(entry -> found.put(entry.getKey(), entry.getValue().asText()));
            at = types.path(at).path("base").asText("");
        }
        return found;
    }
}
