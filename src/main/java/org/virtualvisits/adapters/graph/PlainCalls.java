package org.virtualvisits.adapters.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.HttpMethod;
import com.microsoft.kiota.RequestInformation;
import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParsableFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.virtualvisits.core.pace.Hindrance;

/**
 * Calls whose answers are read as JSON trees. Lists of a hundred thousand items need few of each item's properties, and
 * one of their derived type, which the SDK's models cannot select; and its batches refuse to hold exactly 20 and drop
 * what they cannot hold.
 */
final class PlainCalls {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, ParsableFactory<? extends Parsable>> ERRORS =
            Map.of("XXX", ODataError::createFromDiscriminatorValue);

    /** Where the service does not say; whoever asks again and again has a growing pause of their own. */
    private static final Duration UNSAID = Duration.ofSeconds(5);

    private final GraphServiceClient graph;
    private final GraphCalls calls;
    private final String base;

    PlainCalls(GraphServiceClient graph, InstantSource clock) {
        this.graph = graph;
        this.calls = new GraphCalls(clock);
        this.base = graph.getRequestAdapter().getBaseUrl();
    }

    /**
     * Gets a list or an entity. Ids are immutable ones, on every page.
     *
     * @throws GraphFailure if it fails
     */
    JsonNode get(String path, Map<String, String> options) {
        String query = new LinkedHashMap<>(options)
                .entrySet().stream()
                        .map(option -> option.getKey() + "=" + encoded(option.getValue()))
                        .collect(Collectors.joining("&"));
        return get(base + path + "?" + query);
    }

    /**
     * Gets the page that an earlier one names.
     *
     * @throws GraphFailure if it fails, or if the link leads elsewhere: it would get our token
     */
    JsonNode get(String link) {
        if (!link.startsWith(base + "/")) {
            throw new GraphFailure(400, "ForeignNextLink", false, RetryAfter.UNSAID, Hindrance.UNSURE);
        }
        var request = new RequestInformation();
        request.httpMethod = HttpMethod.GET;
        request.setUri(URI.create(link));
        request.headers.add("Accept", "application/json");
        request.headers.add("Prefer", "IdType=\"ImmutableId\"");
        return tree(request);
    }

    /**
     * Posts JSON.
     *
     * @throws GraphFailure if it fails
     */
    JsonNode post(String path, JsonNode body) {
        return tree(posting(path, body));
    }

    /**
     * Posts JSON where no answer is due.
     *
     * @throws GraphFailure if it fails
     */
    void act(String path, JsonNode body) {
        RequestInformation request = posting(path, body);
        calls.run(() -> {
            try (InputStream answer =
                    graph.getRequestAdapter().sendPrimitive(request, new HashMap<>(ERRORS), InputStream.class)) {
                if (answer != null) {
                    answer.transferTo(OutputStream.nullOutputStream()); // nothing of it is of use
                }
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }

    private RequestInformation posting(String path, JsonNode body) {
        var request = new RequestInformation();
        request.httpMethod = HttpMethod.POST;
        request.setUri(URI.create(base + path));
        request.headers.add("Accept", "application/json");
        request.setStreamContent(
                new ByteArrayInputStream(body.toString().getBytes(StandardCharsets.UTF_8)), "application/json");
        return request;
    }

    /** How long to wait after a failure, whether or not the service says. */
    static Duration pause(GraphFailure failure) {
        return failure.pause().isZero() ? UNSAID : failure.pause();
    }

    /** A part of a path. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode tree(RequestInformation request) {
        return calls.get(() -> {
            try (InputStream answer =
                    graph.getRequestAdapter().sendPrimitive(request, new HashMap<>(ERRORS), InputStream.class)) {
                return answer == null ? null : MAPPER.readTree(answer);
            } catch (JsonProcessingException notJson) {
                return null;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }
}
