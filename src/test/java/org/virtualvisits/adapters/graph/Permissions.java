package org.virtualvisits.adapters.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.virtualvisits.sandbox.graph.RecordedRequest;

/** The application permissions we ask administrators for, against Microsoft's table of what each one opens. */
final class Permissions {

    /** All of them; docs/reference/graph-calls.md says what each is for. */
    static final List<String> DECLARED = List.of(
            "OnlineMeetings.ReadWrite.All", "User.Read.All", "Mail.ReadWrite", "Mail.Send", "Application.Read.All");

    private static final JsonNode TABLE = table();

    private Permissions() {}

    /** Fails for a request that the declared permissions do not open. */
    static void assertCovered(Collection<RecordedRequest> requests) {
        assertThat(requests)
                .allSatisfy(request -> assertThat(DECLARED)
                        .describedAs(request.method() + " " + pattern(request))
                        .anyMatch(permission -> opens(permission, request)));
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
                        .mapToObj(i -> i % 2 == 1 && !parts.get(i).equals("createOrGet") ? "{id}" : parts.get(i))
                        .collect(Collectors.joining("/"))
                        .toLowerCase(Locale.ROOT);
    }

    private static JsonNode table() {
        try (InputStream file = Permissions.class.getResourceAsStream("/contract/graph-permissions.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
