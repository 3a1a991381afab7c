package org.virtualvisits.functions.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads JSON from strangers: bounded in size, depth and number length, and without doubt about which value holds. */
public final class Json {

    /** Bytes: 1 MiB. A delivery with 250 contained patients stays below half of it. */
    public static final int LARGEST = 1 << 20;

    /** No honest appointment is nested deeper than 20. */
    public static final int DEEPEST = 100;

    private static final JsonMapper MAPPER = bounded()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    /** One entry of many with a field twice must not hide the others, which nobody else would tell us of. */
    private static final JsonMapper ANSWERS = bounded().build();

    private Json() {}

    private static JsonMapper.Builder bounded() {
        return JsonMapper.builder(JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(LARGEST)
                        .maxNumberLength(100)
                        .maxNameLength(256)
                        .build())
                .build());
    }

    /**
     * The object a text holds.
     *
     * @throws Refusal 400 if it holds none, 413 if it is too large
     */
    public static ObjectNode object(String text) {
        if (isTooLarge(text)) {
            throw new Refusal(tooLarge());
        }
        if (text.isBlank()) {
            throw malformed("The body is empty; send a JSON object.");
        }
        return parsed(text) instanceof ObjectNode object ? object : refuseOther();
    }

    /** The object in what a server answered to a question of ours; empty if it holds none, or what no honest one does. */
    public static Optional<ObjectNode> answer(String text) {
        try {
            return ANSWERS.readTree(text) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException notOne) {
            return Optional.empty();
        }
    }

    /**
     * The elements of the array a text holds.
     *
     * @throws Refusal 400 if it holds none or too many, 413 if it is too large
     */
    public static ArrayNode array(String text, int most) {
        if (isTooLarge(text)) {
            throw new Refusal(tooLarge());
        }
        if (text.isBlank() || !(parsed(text) instanceof ArrayNode array) || array.size() > most) {
            throw malformed("Send a JSON array of at most " + most + ".");
        }
        return array;
    }

    /** Whether a text has more than {@link #LARGEST} bytes in UTF-8. */
    public static boolean isTooLarge(String text) {
        return text.length() > LARGEST
                || (text.length() > LARGEST / 3 && text.getBytes(StandardCharsets.UTF_8).length > LARGEST);
    }

    /** A body that is larger than {@link #LARGEST}. */
    public static Problem tooLarge() {
        return new Problem(
                HttpStatus.PAYLOAD_TOO_LARGE,
                "too-large",
                "The body is too large",
                "Send at most 1 MiB: leave out what the appointment does not need, such as narrative and photographs.");
    }

    private static JsonNode parsed(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (StreamConstraintsException e) {
            throw malformed(
                    "The JSON is nested deeper than " + DEEPEST + ", or holds a name or number of absurd length.");
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw malformed("The body is not JSON"
                    + (place == null ? "" : ": look at line " + place.getLineNr() + ", column " + place.getColumnNr())
                    + ".");
        }
    }

    private static ObjectNode refuseOther() {
        throw malformed("The body is JSON, but not an object.");
    }

    private static Refusal malformed(String detail) {
        return new Refusal(new Problem(HttpStatus.BAD_REQUEST, "malformed", "The body cannot be read", detail));
    }
}
