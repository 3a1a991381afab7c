package org.virtualvisits.adapters.messaging;

import com.azure.core.exception.AzureException;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.pace.Hindrance;

/** Makes one call to a carrier and says what came of it; a call that fails is an answer too, and throws nothing. */
final class CarrierCalls {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Many times what carriers answer with. */
    private static final int LONGEST_BODY = 64 * 1024;

    /** In place of a status: the request never left. */
    private static final int UNREACHED = -1;

    private final HttpPipeline pipeline;
    private final InstantSource clock;

    CarrierCalls(HttpPipeline pipeline, InstantSource clock) {
        this.pipeline = pipeline;
        this.clock = clock;
    }

    Answer call(HttpRequest request) {
        try (HttpResponse response = pipeline.sendSync(request, Context.NONE)) {
            Duration pause = RetryAfter.read(response.getHeaderValue(HttpHeaderName.RETRY_AFTER), clock.instant());
            return new Answer(response.getStatusCode(), body(response), pause);
        } catch (ClientAuthenticationException nobody) {
            return new Answer(401, MissingNode.getInstance(), RetryAfter.UNSAID);
        } catch (UncheckedIOException | AzureException | IOException lost) {
            return new Answer(neverSent(lost) ? UNREACHED : 0, MissingNode.getInstance(), RetryAfter.UNSAID);
        }
    }

    /** Whether there was nobody to send to. */
    private static boolean neverSent(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .limit(10)
                .anyMatch(cause -> cause instanceof ConnectException || cause instanceof UnresolvedAddressException);
    }

    /** Missing where it is not JSON: a gateway answers with a page of its own. */
    private static JsonNode body(HttpResponse response) throws IOException {
        @Nullable BinaryData body = response.getBodyAsBinaryData();
        if (body == null) {
            return MissingNode.getInstance();
        }
        try (InputStream in = body.toStream()) {
            return parsed(in.readNBytes(LONGEST_BODY));
        }
    }

    private static JsonNode parsed(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException malformed) {
            return MissingNode.getInstance();
        }
    }

    /**
     * What a carrier answered.
     *
     * @param status HTTP's; 0 where no answer came, so that the effect is unknown; -1 where the request never left
     * @param body missing where it is not JSON
     * @param pause how long the carrier asks us to wait; zero where it does not say
     */
    record Answer(int status, JsonNode body, Duration pause) {

        boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /** The carrier does not let us in at all, or is not where we look for it: nothing to do with this message. */
        boolean isShut() {
            return status == 401 || status == 403 || status == 404;
        }

        /** The carrier will say the same of this message whenever it is asked. */
        boolean isRefusal() {
            return status >= 400 && status < 500 && !isShut() && status != 408 && status != 425 && status != 429;
        }

        /**
         * What becomes of the message. Misconfigured, no message to anybody is taken until an operator acts, so none is
         * given up.
         *
         * @param settings what says who we are, for the operator
         */
        Delivery later(String settings) {
            return isShut() ? new Delivery.Barred(Refusals.shut(status, settings)) : new Delivery.Later(pause, why());
        }

        private Hindrance why() {
            return switch (status) {
                case UNREACHED -> Hindrance.UNREACHED;
                case 429 -> Hindrance.THROTTLED;
                case 0, 502, 503, 504 -> Hindrance.UNANSWERED;
                default -> Hindrance.UNSURE;
            };
        }
    }
}
