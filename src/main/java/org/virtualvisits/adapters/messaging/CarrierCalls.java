package org.virtualvisits.adapters.messaging;

import com.azure.core.exception.AzureException;
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
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.virtualvisits.core.notice.Delivery;

/** Makes one call to a carrier and says what came of it; a call that fails is an answer too, and throws nothing. */
final class CarrierCalls {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Many times what carriers answer with. */
    private static final int LONGEST_BODY = 64 * 1024;

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
        } catch (UncheckedIOException | AzureException | IOException lost) {
            return new Answer(0, MissingNode.getInstance(), RetryAfter.UNSAID);
        }
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
     * @param status HTTP's; 0 where no answer came, so that the effect is unknown
     * @param body missing where it is not JSON
     * @param pause how long to wait before asking again
     */
    record Answer(int status, JsonNode body, Duration pause) {

        /** Misconfigured: no message to anybody will be taken until an operator acts, so none is given up. */
        private static final Duration UNTIL_MENDED = RetryAfter.LONGEST;

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

        Delivery later() {
            return new Delivery.Later(isShut() ? UNTIL_MENDED : pause);
        }
    }
}
