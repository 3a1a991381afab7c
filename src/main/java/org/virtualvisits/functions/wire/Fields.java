package org.virtualvisits.functions.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The fields of one JSON object, read strictly: each must be of its kind, and none may be left unread. Whatever is wrong
 * is collected by pointer (RFC 6901). Null means the same as absent.
 */
public final class Fields {

    /** Control characters end lines and headers; lone surrogates have no UTF-8. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\u2028\u2029\\p{Cs}]");

    private static final Pattern NAMEABLE = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,39}");

    private final ObjectNode node;
    private final String pointer;
    private final Violations violations;
    private final Set<String> read = new HashSet<>();

    private Fields(ObjectNode node, String pointer, Violations violations) {
        this.node = node;
        this.pointer = pointer;
        this.violations = violations;
    }

    /** The fields of a whole document. */
    public static Fields of(ObjectNode document, Violations violations) {
        return new Fields(document, "", violations);
    }

    /** Where a field is. */
    public String at(String name) {
        return pointer + "/" + name;
    }

    /** Notes that a field is wrong. */
    public void wrong(String name, String detail) {
        violations.add(at(name), detail);
    }

    /** Whether a field is there, null or not. */
    public boolean has(String name) {
        return node.has(name);
    }

    /** Whether a field is there as null. */
    public boolean isNull(String name) {
        return node.path(name).isNull();
    }

    /** A line of text. */
    public Optional<String> text(String name, int longest) {
        return value(name).flatMap(value -> line(value, at(name), longest));
    }

    /** A line of text that must be there; what is returned instead is never used, as the reading ends in a refusal. */
    public String requiredText(String name, int longest) {
        Optional<String> text = text(name, longest);
        if (value(name).isEmpty()) {
            wrong(name, "is required");
        }
        return text.orElse("");
    }

    /** A line of text that means something else; the reader answers empty for what it cannot read. */
    public <T> Optional<T> read(String name, int longest, Function<String, Optional<T>> reader, String expectation) {
        return text(name, longest).flatMap(text -> {
            Optional<T> result = reader.apply(text);
            if (result.isEmpty()) {
                wrong(name, expectation);
            }
            return result;
        });
    }

    /** As {@link #read}, and must be there; the substitute is never used, as the reading ends in a refusal. */
    public <T> T required(
            String name, int longest, Function<String, Optional<T>> reader, String expectation, T substitute) {
        if (value(name).isEmpty()) {
            wrong(name, "is required");
        }
        return read(name, longest, reader, expectation).orElse(substitute);
    }

    /** A whole number between two bounds. */
    public Optional<Long> number(String name, long least, long most) {
        return value(name).flatMap(value -> {
            boolean fits = value.isIntegralNumber()
                    && value.canConvertToLong()
                    && value.longValue() >= least
                    && value.longValue() <= most;
            if (!fits) {
                wrong(name, "must be a whole number from " + least + " to " + most);
            }
            return fits ? Optional.of(value.longValue()) : Optional.empty();
        });
    }

    /** A list of whole numbers between two bounds. */
    public List<Long> numbers(String name, int most, long least, long greatest) {
        var numbers = new ArrayList<Long>();
        for (JsonNode value : elements(name, most)) {
            if (value.isIntegralNumber()
                    && value.canConvertToLong()
                    && value.longValue() >= least
                    && value.longValue() <= greatest) {
                numbers.add(value.longValue());
            } else {
                wrong(name, "must hold whole numbers from " + least + " to " + greatest);
            }
        }
        return numbers;
    }

    /** True or false, and must be there. */
    public boolean requiredFlag(String name) {
        if (!node.path(name).isBoolean()) {
            wrong(name, "is required, true or false");
        }
        read.add(name);
        return node.path(name).asBoolean();
    }

    /** True or false. */
    public Optional<Boolean> flag(String name) {
        Optional<JsonNode> value = value(name);
        if (value.isPresent() && !value.get().isBoolean()) {
            wrong(name, "must be true or false");
        }
        return value.map(JsonNode::asBoolean);
    }

    /** Text of several lines, by the names of an object's fields. */
    public Map<String, String> paragraphs(String name, int longest) {
        var paragraphs = new LinkedHashMap<String, String>();
        object(name)
                .ifPresent(fields -> fields.names().forEach(key -> {
                    JsonNode value = fields.node.get(key);
                    if (value.isTextual() && value.textValue().length() <= longest && isPrintable(value.textValue())) {
                        paragraphs.put(key, value.textValue());
                    } else {
                        fields.wrong(
                                NAMEABLE.matcher(key).matches() ? key : "",
                                "must be text of at most " + longest + " characters");
                    }
                }));
        return paragraphs;
    }

    private static boolean isPrintable(String paragraphs) {
        return !UNPRINTABLE.matcher(paragraphs.replace("\n", "")).find();
    }

    /** A list of lines of text. */
    public List<String> texts(String name, int most, int longest) {
        var texts = new ArrayList<String>();
        List<JsonNode> elements = elements(name, most);
        for (int i = 0; i < elements.size(); i++) {
            line(elements.get(i), at(name) + "/" + i, longest).ifPresent(texts::add);
        }
        return texts;
    }

    /** A list of objects. */
    public List<Fields> objects(String name, int most) {
        var objects = new ArrayList<Fields>();
        List<JsonNode> elements = elements(name, most);
        for (int i = 0; i < elements.size(); i++) {
            object(elements.get(i), at(name) + "/" + i).ifPresent(objects::add);
        }
        return objects;
    }

    /** An object. */
    public Optional<Fields> object(String name) {
        return value(name).flatMap(value -> object(value, at(name)));
    }

    /** Whether a field is a string. */
    public boolean isText(String name) {
        return node.path(name).isTextual();
    }

    /** The names of the fields that are there. */
    public Set<String> names() {
        var names = new HashSet<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Ends the reading of this object: what was not asked for should not be there. */
    public void end() {
        for (String name : names()) {
            if (!read.contains(name)) {
                violations.add(
                        NAMEABLE.matcher(name).matches() ? at(name) : pointer, "is not a field that is known here");
            }
        }
    }

    private Optional<JsonNode> value(String name) {
        read.add(name);
        return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
    }

    private Optional<String> line(JsonNode value, String where, int longest) {
        if (!value.isTextual()) {
            violations.add(where, "must be a string");
            return Optional.empty();
        }
        String text = value.textValue();
        if (text.isBlank() || text.length() > longest) {
            violations.add(where, "must have 1 to " + longest + " characters");
            return Optional.empty();
        }
        if (UNPRINTABLE.matcher(text).find()) {
            violations.add(where, "must not hold control characters");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private List<JsonNode> elements(String name, int most) {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!value.get().isArray() || value.get().size() > most) {
            wrong(name, "must be a list of at most " + most);
            return List.of();
        }
        var elements = new ArrayList<JsonNode>();
        value.get().forEach(elements::add);
        return elements;
    }

    private Optional<Fields> object(JsonNode value, String where) {
        if (value instanceof ObjectNode object) {
            return Optional.of(new Fields(object, where, violations));
        }
        violations.add(where, "must be an object");
        return Optional.empty();
    }
}
