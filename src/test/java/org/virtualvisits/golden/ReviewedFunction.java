package org.virtualvisits.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/**
 * A function of the golden list, which {@code FunctionJsonTest} holds to the package.
 *
 * @param trigger {@code http}, {@code queue} or {@code timer}
 * @param where the route, the queue or the schedule
 * @param methods those of an HTTP function; else none
 * @param key the level of an HTTP function's key; else empty
 */
public record ReviewedFunction(String name, String trigger, String where, List<String> methods, String key) {

    private static final Path LIST = Path.of("src/test/resources/golden/function-json/functions.json");

    /** Keeps its own copy. */
    public ReviewedFunction {
        methods = List.copyOf(methods);
    }

    /** All of them, by name. */
    public static List<ReviewedFunction> all() {
        try {
            return new ObjectMapper()
                    .readTree(LIST.toFile()).properties().stream()
                            .map(entry -> of(entry.getKey(), entry.getValue().at("/bindings/0")))
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those with a route. */
    public static List<ReviewedFunction> http() {
        return all().stream()
                .filter(function -> function.trigger().equals("http"))
                .toList();
    }

    /** How docs/reference/doors.md writes its way in. */
    public String wayIn() {
        return trigger.equals("http") ? String.join(", ", methods) + " /api/" + where : trigger + " " + where;
    }

    private static ReviewedFunction of(String name, JsonNode binding) {
        String trigger = binding.path("type").asText().replace("Trigger", "").toLowerCase(Locale.ROOT);
        return new ReviewedFunction(
                name,
                trigger,
                binding.path(trigger.equals("http") ? "route" : trigger.equals("queue") ? "queueName" : "schedule")
                        .asText(),
                StreamSupport.stream(binding.path("methods").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList(),
                binding.path("authLevel").asText());
    }

    @Override
    public String toString() {
        return name;
    }
}
