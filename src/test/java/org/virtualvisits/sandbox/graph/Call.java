package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request as the simulator sees it.
 *
 * @param segments the path below {@code /v1.0}, each segment decoded
 * @param query the query options, decoded once; an option given twice keeps the last
 */
record Call(String method, URI target, List<String> segments, Map<String, String> query, Headers headers, String body) {

    static final String ROOT = "/v1.0";

    static Call of(String method, URI target, Headers headers, String body) {
        return new Call(method, target, segments(target.getRawPath()), query(target.getRawQuery()), headers, body);
    }

    /** The path below the version, as it came. */
    String path() {
        String raw = target.getRawPath();
        return raw.startsWith(ROOT) ? raw.substring(ROOT.length()) : raw;
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(query.get(name));
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    /** Whether a {@code Prefer} header asks for this, whatever its spacing and quoting. */
    boolean prefers(String preference) {
        return headers.getOrDefault("Prefer", List.of()).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(asked -> asked.strip().replace("\"", ""))
                .anyMatch(preference::equalsIgnoreCase);
    }

    boolean isJson() {
        return header("Content-Type")
                .map(type -> type.toLowerCase(Locale.ROOT).startsWith("application/json"))
                .orElse(false);
    }

    /** The body as a JSON object, which Graph insists on where it expects JSON. */
    ObjectNode json() {
        if (!isJson()) {
            throw GraphError.badRequest(
                    "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of"
                            + " valid JSON format.");
        }
        return Json.object(body)
                .orElseThrow(() -> GraphError.badRequest(
                        "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is"
                                + " of valid JSON format."));
    }

    private static List<String> segments(String rawPath) {
        String below = rawPath.startsWith(ROOT + "/") ? rawPath.substring(ROOT.length() + 1) : "";
        return Arrays.stream(below.split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(segment -> decode(segment.replace("+", "%2B")))
                .toList();
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            int equals = pair.indexOf('=');
            options.put(
                    decode(equals < 0 ? pair : pair.substring(0, equals)),
                    equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return options;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
