package org.virtualvisits.adapters.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Lists inside a column. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode texts(Collection<?> values) {
        return array(values, value -> MAPPER.getNodeFactory().textNode(value.toString()));
    }

    /** The same set always makes the same text. */
    static ArrayNode sorted(Set<String> values) {
        return texts(values.stream().sorted().toList());
    }

    static <T> ArrayNode array(Collection<T> values, Function<T, JsonNode> encode) {
        ArrayNode array = MAPPER.createArrayNode();
        values.forEach(value -> array.add(encode.apply(value)));
        return array;
    }

    static <T> List<T> list(JsonNode array, Function<JsonNode, T> decode) {
        return StreamSupport.stream(array.spliterator(), false).map(decode).toList();
    }

    static List<String> texts(JsonNode array) {
        return list(array, JsonNode::asText);
    }

    static Set<String> set(JsonNode array) {
        return texts(array).stream().collect(Collectors.toUnmodifiableSet());
    }

    static void put(ObjectNode object, String field, Optional<String> value) {
        value.ifPresent(its -> object.put(field, its));
    }

    static Optional<String> maybe(JsonNode object, String field) {
        return Optional.ofNullable(object.get(field)).map(JsonNode::asText);
    }

    static String text(JsonNode object, String field) {
        return object.required(field).asText();
    }

    /**
     * Reads what {@link JsonNode#toString} wrote.
     *
     * @throws IllegalStateException naming the place; the parser's own words would quote the content (V8)
     */
    static JsonNode parse(String json, Supplier<String> place) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException quotesTheContent) {
            throw new IllegalStateException(place.get() + " is not JSON");
        }
    }
}
