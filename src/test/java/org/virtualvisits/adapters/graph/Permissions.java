package org.virtualvisits.adapters.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.virtualvisits.sandbox.graph.RecordedRequest;

/** The application permissions we ask administrators for, against Microsoft's table of what each one opens. */
final class Permissions {

    private static final String FILE = "infra/graph-permissions.json";

    private static final List<JsonNode> ASKED_FOR = askedFor();

    /** All of them; docs/reference/graph-calls.md says what each is for, and infra/scripts grant them. */
    static final List<String> DECLARED = ASKED_FOR.stream()
            .map(one -> one.path("permission").textValue())
            .distinct()
            .toList();

    /** Those without the ones that are granted only by name. */
    static final List<String> ALWAYS = ASKED_FOR.stream()
            .filter(one -> !one.path("optIn").asBoolean())
            .map(one -> one.path("permission").textValue())
            .distinct()
            .toList();

    private static final JsonNode TABLE = table();

    /** Where an id could stand, and a name stands. */
    private static final List<String> NAMES = List.of("createOrGet", "userPurpose");

    private Permissions() {}

    /** Fails for a request that is not declared, or that the declared permissions do not open. */
    static void assertCovered(Collection<RecordedRequest> requests) {
        assertThat(requests).allSatisfy(request -> {
            String call = request.method() + " " + pattern(request);
            assertThat(DECLARED)
                    .describedAs("permissions of %s, one of which opens %s", FILE, call)
                    .anyMatch(permission -> opens(permission, request));
            assertThat(ASKED_FOR)
                    .describedAs("calls of %s, which must have %s; docs/reference/graph-calls.md says why", FILE, call)
                    .anyMatch(one -> elements(one.path("calls"))
                            .anyMatch(declared ->
                                    declared.toLowerCase(Locale.ROOT).equals(call.toLowerCase(Locale.ROOT))));
        });
    }

    static boolean opens(String permission, RecordedRequest request) {
        for (JsonNode path : TABLE.path(permission).path("paths")) {
            boolean ours = path.path("scheme").asText().equals("Application")
                    && path.path("path").asText().toLowerCase(Locale.ROOT).equals(pattern(request));
            for (JsonNode method : path.path("methods")) {
                if (ours && method.asText().equals(request.method())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The table's form of a path: lower case, {@code {id}} for each id, no version, no query. */
    private static String pattern(RecordedRequest request) {
        List<String> parts = List.of(request.path().replaceFirst("\\?.*", "").split("/"));
        return "/"
                + IntStream.range(2, parts.size())
                        .mapToObj(i -> i % 2 == 1 && !NAMES.contains(parts.get(i)) ? "{id}" : parts.get(i))
                        .collect(Collectors.joining("/"))
                        .toLowerCase(Locale.ROOT);
    }

    private static Stream<String> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::textValue);
    }

    private static List<JsonNode> askedFor() {
        try {
            JsonNode file = new ObjectMapper().readTree(Path.of(FILE).toFile());
            return StreamSupport.stream(file.spliterator(), false).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode table() {
        try (InputStream file = Permissions.class.getResourceAsStream("/contract/graph-permissions.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
