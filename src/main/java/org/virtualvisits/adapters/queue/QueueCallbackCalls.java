package org.virtualvisits.adapters.queue;

import com.azure.core.exception.AzureException;
import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueServiceClient;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.virtualvisits.core.reply.CallbackCalls;
import org.virtualvisits.core.reply.CallbackId;

/**
 * {@link CallbackCalls} over Azure Queue Storage. What nobody took within a day is asked for again by the sweep anyway.
 * Thread-safe.
 */
public final class QueueCallbackCalls implements CallbackCalls {

    private static final Duration LIFE = Duration.ofDays(1);

    private final System.Logger log = System.getLogger(QueueCallbackCalls.class.getName());
    private final QueueClient queue;

    /** Keeps the client, whose own policy decides about retries. */
    public QueueCallbackCalls(QueueServiceClient service) {
        this.queue = service.getQueueClient(TAKE_CALLBACK);
    }

    @Override
    public boolean take(CallbackId id, Duration after) {
        String message = JsonNodeFactory.instance
                .objectNode()
                .put("callback", id.toString())
                .toString();
        try {
            queue.sendMessageWithResponse(message, delay(after), LIFE, null, Context.NONE);
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

    /** Whole seconds, and less than the message lives. */
    private static Duration delay(Duration after) {
        long seconds = Math.clamp(after.toSeconds(), 0, LIFE.toSeconds() / 2);
        return Duration.ofSeconds(seconds);
    }
}
