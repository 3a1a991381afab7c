package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The named properties of an item (Graph page "singleValueLegacyExtendedProperty"). */
final class ExtendedProperties {

    static final String NAME = "singleValueExtendedProperties";
    private static final String GUID = "\\{[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\}";
    private static final Pattern NAMED = Pattern.compile("(\\w+) (" + GUID + ") (Name .+|Id 0x[0-9a-fA-F]{1,8})");
    private static final Pattern TAGGED = Pattern.compile("(\\w+) (0x[0-9a-fA-F]{1,8})");
    private static final Pattern FILTER = Pattern.compile("id\\s+eq\\s+'((?:[^']|'')*)'", Pattern.CASE_INSENSITIVE);

    private ExtendedProperties() {}

    /** The id in the form the mailbox keeps: the GUID in lower case, the name as it is. */
    static String canonical(String id) {
        Matcher named = NAMED.matcher(id);
        if (named.matches()) {
            return "%s %s %s".formatted(named.group(1), named.group(2).toLowerCase(Locale.ROOT), named.group(3));
        }
        if (TAGGED.matcher(id).matches()) {
            return id.toLowerCase(Locale.ROOT).replaceFirst("^\\w", id.substring(0, 1));
        }
        throw new GraphError(
                400,
                "ErrorInvalidArgument",
                "PropertyId values may only be in one of the following"
                        + " formats: 'MapiPropertyType namespaceGuid Name propertyName', 'MapiPropertyType namespaceGuid Id"
                        + " propertyId' or 'MapiPropertyType propertyTag'.");
    }

    /** Adds what is given to what is there; the same id replaces. */
    static ArrayNode merged(JsonNode there, JsonNode given) {
        Map<String, JsonNode> byId = new LinkedHashMap<>();
        there.forEach(each -> byId.put(each.path("id").asText(), each));
        given.forEach(each -> {
            String id = canonical(each.path("id").asText(""));
            byId.put(
                    id,
                    Json.object().put("id", id).put("value", each.path("value").asText("")));
        });
        return Json.MAPPER.createArrayNode().addAll(byId.values());
    }

    static boolean has(ObjectNode message, String id, String value) {
        String wanted = canonical(id);
        for (JsonNode each : message.path(NAME)) {
            if (each.path("id").asText().equals(wanted)
                    && each.path("value").asText().equals(value)) {
                return true;
            }
        }
        return false;
    }

    /** What {@code $expand=singleValueExtendedProperties($filter=id eq '…' or …)} shows; the filter is required. */
    static ArrayNode expanded(ObjectNode message, String expand) {
        ArrayNode shown = Json.MAPPER.createArrayNode();
        Matcher wanted = FILTER.matcher(expand);
        Optional<Integer> found = Optional.empty();
        while (wanted.find()) {
            found = Optional.of(wanted.end());
            String id = canonical(wanted.group(1).replace("''", "'"));
            message.path(NAME).forEach(each -> {
                if (each.path("id").asText().equals(id)) {
                    shown.add(each);
                }
            });
        }
        if (found.isEmpty()) {
            throw new GraphError(
                    400, "ErrorInvalidUrlQuery", "Expanding singleValueExtendedProperties needs a filter by id.");
        }
        return shown;
    }
}
