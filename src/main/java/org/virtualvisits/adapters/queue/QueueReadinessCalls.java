package org.virtualvisits.adapters.queue;

import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueServiceClient;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.readiness.ReadinessCalls;

/**
 * {@link ReadinessCalls} over Azure Queue Storage: one small JSON text a request. A queue that is out of reach throws: the
 * message that was being handled then comes again. Thread-safe.
 */
public final class QueueReadinessCalls implements ReadinessCalls {

    private static final Duration NEVER_EXPIRES = Duration.ofSeconds(-1);

    private final QueueClient queue;

    /** Keeps the client, whose own policy decides about retries; it must not encode messages, which is its default. */
    public QueueReadinessCalls(QueueServiceClient service) {
        this.queue = service.getQueueClient(CHECK_READINESS);
    }

    @Override
    public void check(OrganisationId organisation, Instant started, Duration after) {
        String message = JsonNodeFactory.instance
                .objectNode()
                .put("organisation", organisation.value())
                .put("started", started.toString())
                .toString();
        // Whole seconds, rounded up: what comes a moment early would only ask again.
        Duration delay = after.isNegative()
                ? Duration.ZERO
                : Duration.ofSeconds(after.plusSeconds(1).minusNanos(1).toSeconds());
        queue.sendMessageWithResponse(message, delay, NEVER_EXPIRES, null, Context.NONE);
    }
}
