package org.virtualvisits.adapters.queue;

import com.azure.core.exception.AzureException;
import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueServiceClient;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.virtualvisits.core.join.RecoverRequests;
import org.virtualvisits.core.visit.Queues;

/** {@link RecoverRequests} over Azure Queue Storage. A request nobody took within an hour is not worth taking. Thread-safe. */
public final class QueueRecoverRequests implements RecoverRequests {

    private static final Duration LIFE = Duration.ofHours(1);

    private final System.Logger log = System.getLogger(QueueRecoverRequests.class.getName());
    private final QueueClient queue;

    /** Keeps the client, whose own policy decides about retries. */
    public QueueRecoverRequests(QueueServiceClient service) {
        this.queue = service.getQueueClient(Queues.RECOVER_LINK);
    }

    @Override
    public boolean ask(String addressDigest) {
        String message = JsonNodeFactory.instance
                .objectNode()
                .put("address", addressDigest)
                .toString();
        try {
            queue.sendMessageWithResponse(message, Duration.ZERO, LIFE, null, Context.NONE);
            return true;
        } catch (AzureException | UncheckedIOException e) {
            // The only trace, without what the service answered.
            log.log(
                    System.Logger.Level.WARNING,
                    "queue {0} is out of reach: {1}",
                    queue.getQueueName(),
                    e.getClass().getSimpleName());
            return false;
        }
    }
}
