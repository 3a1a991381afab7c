package org.virtualvisits.functions.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads FHIR's JSON leniently: what is not of the expected kind is as good as absent. */
final class Nodes {

    /** Beyond it a list is not read on: nothing that we use has as many. */
    static final int MOST = 300;

    /** Control characters end lines and headers, and lone surrogates have no UTF-8. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\u2028\u2029\\p{Cs}]+");

    private Nodes() {}

    /** The objects of a list, or the one object where versions of FHIR differ in whether there may be several. */
    static Stream<ObjectNode> objects(JsonNode node, String name) {
        JsonNode value = node.path(name);
        Stream<JsonNode> values =
                value.isArray() ? StreamSupport.stream(value.spliterator(), false) : Stream.of(value);
        return values.limit(MOST).flatMap(one -> one instanceof ObjectNode object ? Stream.of(object) : Stream.empty());
    }

    /** Text in one line, without what could end one; cut, so that no row grows without bound. */
    static Optional<String> text(JsonNode node, String name, int longest) {
        return text(node.path(name), longest);
    }

    /** See {@link #text(JsonNode, String, int)}. */
    static Optional<String> text(JsonNode value, int longest) {
        if (!value.isTextual()) {
            return Optional.empty();
        }
        String tidy = UNPRINTABLE.matcher(value.textValue()).replaceAll(" ").strip();
        return Optional.of(cut(tidy, longest)).filter(text -> !text.isEmpty());
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }

    /** A code, exactly as sent. */
    static String code(JsonNode node, String name) {
        return node.path(name).asText("");
    }

    /** An identifier or coding as {@code system|value}; without a system, the value after a bare bar or alone. */
    static Optional<String> named(JsonNode node, String valueName, String withoutSystem) {
        return name(node, valueName)
                .map(value -> name(node, "system")
                        .map(system -> system + "|" + value)
                        .orElse(withoutSystem + value));
    }

    /** Names are compared, so one that would have to be tidied or cut names nothing. */
    static Optional<String> name(JsonNode node, String field) {
        return Optional.of(node.path(field))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !text.isBlank() && text.length() <= 256)
                .filter(text -> !UNPRINTABLE.matcher(text).find());
    }
}
