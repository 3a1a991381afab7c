package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which application permissions allow which call, by the cut of Microsoft's own table in
 * {@code contract/graph-permissions.json}.
 */
final class Permissions {

    private final List<Rule> rules;

    private record Rule(String permission, Set<String> methods, List<String> path) {

        boolean covers(String method, List<String> called) {
            if (!methods.contains(method) || path.size() != called.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                if (!path.get(i).startsWith("{") && !path.get(i).equals(called.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    private Permissions(List<Rule> rules) {
        this.rules = rules;
    }

    static Permissions load() {
        try (InputStream file = Permissions.class.getResourceAsStream("/contract/graph-permissions.json")) {
            List<Rule> rules = new ArrayList<>();
            Json.MAPPER.readTree(file).properties().forEach(permission -> {
                for (JsonNode path : permission.getValue().path("paths")) {
                    if (path.path("scheme").asText().equals("Application")) {
                        rules.add(rule(permission.getKey(), path));
                    }
                }
            });
            return new Permissions(List.copyOf(rules));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Every permission the table has. */
    Set<String> names() {
        return rules.stream().map(Rule::permission).collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }

    /** The permissions any one of which allows this call; empty for a call the table does not have. */
    Set<String> allowing(Call call) {
        List<String> path = call.segments().stream().map(Permissions::name).toList();
        Set<String> allowing = new TreeSet<>();
        for (Rule rule : rules) {
            if (rule.covers(call.method(), path)) {
                allowing.add(rule.permission());
            }
        }
        return allowing;
    }

    private static Rule rule(String permission, JsonNode path) {
        Set<String> methods = new TreeSet<>();
        path.path("methods").forEach(method -> methods.add(method.asText()));
        if (methods.contains("PATCH")) {
            methods.add("GET"); // the table names only the lesser permission, but every ReadWrite is also for reading
        }
        List<String> segments = Arrays.stream(path.path("path").asText().split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(Permissions::name)
                .toList();
        return new Rule(permission, methods, segments);
    }

    private static String name(String segment) {
        return segment.toLowerCase(Locale.ROOT).replace("microsoft.graph.", "").replace("()", "");
    }
}
