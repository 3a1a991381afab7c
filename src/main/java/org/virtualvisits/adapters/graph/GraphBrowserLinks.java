package org.virtualvisits.adapters.graph;

import com.azure.core.exception.AzureException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.virtualvisits.core.join.BrowserLinks;
import org.virtualvisits.core.pace.Hindrance;
import org.virtualvisits.core.visit.MeetingState;

/**
 * {@link BrowserLinks} by Teams' virtual appointments (Graph page "virtualappointment-getvirtualappointmentjoinweburl"), with
 * application permissions. Not offered in national clouds, nor without VirtualAppointment.Read.All and the access policy.
 *
 * <p>It does without Graph's SDK, whose classes take seconds to load, while a patient stands at the door.
 */
public final class GraphBrowserLinks implements BrowserLinks {

    /** Who has no answer by then goes in by the meeting's own link. */
    public static final Duration CALL_LIMIT = Duration.ofSeconds(4);

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LONGEST_BODY = 64 * 1024;
    private static final HttpHeaderName CLIENT_REQUEST_ID = HttpHeaderName.fromString("client-request-id");
    private static final HttpHeaderName REQUEST_ID = HttpHeaderName.fromString("request-id");

    private final HttpPipeline pipeline;
    private final URI base;
    private final Supplier<UUID> ids;
    private final Consumer<GraphExchange> exchanges;
    private final InstantSource clock;

    /**
     * Keeps its parts.
     *
     * @param pipeline signs in, repeats nothing, and takes {@link #CALL_LIMIT} at most
     * @param base with the version and no slash after it
     * @param ids names each request, never the same twice
     * @param exchanges is told of every request once it is over
     */
    public GraphBrowserLinks(
            HttpPipeline pipeline,
            URI base,
            Supplier<UUID> ids,
            Consumer<GraphExchange> exchanges,
            InstantSource clock) {
        this.pipeline = pipeline;
        this.base = base;
        this.ids = ids;
        this.exchanges = exchanges;
        this.clock = clock;
    }

    @Override
    public Answer of(MeetingState.Live meeting) {
        String id = ids.get().toString();
        var request = new HttpRequest(
                        HttpMethod.GET,
                        base + "/users/" + PlainCalls.encoded(meeting.organiser()) + "/onlineMeetings/"
                                + PlainCalls.encoded(meeting.meetingId()) + "/getVirtualAppointmentJoinWebUrl")
                .setHeader(HttpHeaderName.ACCEPT, "application/json")
                .setHeader(CLIENT_REQUEST_ID, id);
        try (HttpResponse response = pipeline.sendSync(request, Context.NONE)) {
            String requestId = response.getHeaderValue(REQUEST_ID);
            exchanges.accept(
                    new GraphExchange("GET", response.getStatusCode(), requestId == null ? "" : requestId, id));
            return answer(response);
        } catch (UncheckedIOException | AzureException | IOException lost) {
            exchanges.accept(new GraphExchange("GET", 0, "", id));
            return new Answer.Later(RetryAfter.UNSAID, Hindrance.UNANSWERED);
        }
    }

    private Answer answer(HttpResponse response) throws IOException {
        return switch (response.getStatusCode()) {
            case 200 ->
                link(response)
                        .<Answer>map(Answer.Leads::new)
                        .orElseGet(() -> new Answer.Later(RetryAfter.UNSAID, Hindrance.UNSURE));
            case 404, 410 -> new Answer.NotHere();
            case 400, 401, 402, 403, 405, 501 -> new Answer.NotOffered();
            case 429 -> new Answer.Later(pause(response), Hindrance.THROTTLED);
            case 502, 503, 504 -> new Answer.Later(pause(response), Hindrance.UNANSWERED);
            default -> new Answer.Later(pause(response), Hindrance.UNSURE);
        };
    }

    private static Optional<URI> link(HttpResponse response) throws IOException {
        @Nullable BinaryData body = response.getBodyAsBinaryData();
        if (body == null) {
            return Optional.empty();
        }
        try (InputStream in = body.toStream()) {
            String link =
                    MAPPER.readTree(in.readNBytes(LONGEST_BODY)).path("value").asText();
            return link.isEmpty() ? Optional.empty() : Optional.of(new URI(link));
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    private Duration pause(HttpResponse response) {
        String written = response.getHeaderValue(HttpHeaderName.RETRY_AFTER);
        return written == null ? RetryAfter.UNSAID : RetryAfter.read(written, clock.instant());
    }
}
