package org.virtualvisits.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The part of JSON Schema that openapi.yaml uses. A keyword it does not know fails, so that none is passed over. */
record JsonSchema(JsonNode document) {

    private static final Set<String> WORDS_FOR_PEOPLE = Set.of("description", "examples", "default", "writeOnly");

    /** Everything that is wrong with the value, place by place. */
    List<String> violations(JsonNode schema, JsonNode value) {
        var violations = new ArrayList<String>();
        check(schema, value, "", violations);
        return violations;
    }

    /** Follows a reference within the document, if it is one. */
    JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : resolved(document.at(reference.substring(1)));
    }

    private void check(JsonNode unresolved, JsonNode value, String at, List<String> violations) {
        JsonNode schema = resolved(unresolved);
        for (Iterator<String> keywords = schema.fieldNames(); keywords.hasNext(); ) {
            String keyword = keywords.next();
            JsonNode wants = schema.path(keyword);
            boolean holds = switch (keyword) {
                case "type" -> texts(wants).anyMatch(type -> isOf(type, value));
                case "const" -> wants.equals(value);
                case "enum" -> elements(wants).anyMatch(value::equals);
                case "pattern" ->
                    !value.isTextual()
                            || Pattern.compile(wants.asText())
                                    .matcher(value.asText())
                                    .find();
                case "format" -> !value.isTextual() || isFormatted(wants.asText(), value.asText());
                case "minLength" -> !value.isTextual() || value.asText().length() >= wants.asInt();
                case "maxLength" -> !value.isTextual() || value.asText().length() <= wants.asInt();
                case "minimum" -> !value.isNumber() || value.asLong() >= wants.asLong();
                case "maximum" -> !value.isNumber() || value.asLong() <= wants.asLong();
                case "maxItems" -> !value.isArray() || value.size() <= wants.asInt();
                case "minItems" -> !value.isArray() || value.size() >= wants.asInt();
                case "required" -> !value.isObject() || texts(wants).allMatch(value::has);
                case "oneOf" -> elements(wants).filter(one -> fits(one, value)).count() == 1;
                case "anyOf" -> elements(wants).anyMatch(one -> fits(one, value));
                case "allOf" -> elements(wants).allMatch(one -> fits(one, value));
                case "items", "properties", "additionalProperties" -> true;
                default -> WORDS_FOR_PEOPLE.contains(keyword);
            };
            if (!holds) {
                violations.add(at + ": " + keyword + " " + wants + " does not hold of " + value);
            }
        }
        inside(schema, value, at, violations);
    }

    private void inside(JsonNode schema, JsonNode value, String at, List<String> violations) {
        if (value.isArray() && schema.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                check(schema.path("items"), value.path(i), at + "/" + i, violations);
            }
        }
        JsonNode others = schema.path("additionalProperties");
        value.properties().forEach(property -> {
            JsonNode known = schema.path("properties").path(property.getKey());
            String place = at + "/" + property.getKey();
            if (!known.isMissingNode()) {
                check(known, property.getValue(), place, violations);
            } else if (others.isObject()) {
                check(others, property.getValue(), place, violations);
            } else if (others.isBoolean() && !others.asBoolean()) {
                violations.add(place + ": is not a property of the schema");
            }
        });
    }

    private boolean fits(JsonNode schema, JsonNode value) {
        return violations(schema, value).isEmpty();
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> false;
        };
    }

    private static boolean isFormatted(String format, String text) {
        try {
            return switch (format) {
                case "date-time" -> Instant.parse(text).isAfter(Instant.EPOCH);
                case "date" -> LocalDate.parse(text).isAfter(LocalDate.EPOCH);
                case "email" -> text.matches("[^@\\s]+@[^@\\s]+");
                case "uri" -> URI.create(text).isAbsolute();
                case "uri-reference" -> !URI.create(text).toString().isEmpty();
                case "uuid" -> UUID.fromString(text).toString().equals(text);
                default -> false;
            };
        } catch (IllegalArgumentException | DateTimeException not) {
            return false;
        }
    }

    private static Stream<String> texts(JsonNode node) {
        return node.isArray() ? elements(node).map(JsonNode::asText) : Stream.of(node.asText());
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return array.valueStream();
    }
}
