package org.virtualvisits.adapters.queue;

import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueServiceClient;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.virtualvisits.core.hygiene.SweepCalls;
import org.virtualvisits.core.hygiene.SweepId;

/**
 * {@link SweepCalls} over Azure Queue Storage: one small JSON text a request, with the mailbox by its place in the rule
 * set. A queue that is out of reach throws: the message that was being handled then comes again. Thread-safe.
 */
public final class QueueSweepCalls implements SweepCalls {

    /** The longest a message can be hidden (Put Message, visibilitytimeout); what comes early is asked for again. */
    private static final Duration LONGEST_DELAY = Duration.ofDays(7);

    private static final Duration NEVER_EXPIRES = Duration.ofSeconds(-1);

    private final QueueClient starts;
    private final QueueClient mailboxes;

    /** Keeps the client, whose own policy decides about retries; it must not encode messages, which is its default. */
    public QueueSweepCalls(QueueServiceClient service) {
        this.starts = service.getQueueClient(START_SWEEP);
        this.mailboxes = service.getQueueClient(SWEEP_MAILBOX);
    }

    @Override
    public void start(SweepId sweep) {
        send(starts, message(sweep), Duration.ZERO);
    }

    @Override
    public void sweep(SweepId sweep, int mailbox, Duration after) {
        send(mailboxes, message(sweep).put("mailbox", mailbox), after);
    }

    private static ObjectNode message(SweepId sweep) {
        return JsonNodeFactory.instance.objectNode().put("sweep", sweep.toString());
    }

    private static void send(QueueClient queue, ObjectNode message, Duration after) {
        Duration whole = after.isNegative()
                ? Duration.ZERO
                : Duration.ofSeconds(after.plusSeconds(1).minusNanos(1).toSeconds());
        Duration delay = whole.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : whole;
        queue.sendMessageWithResponse(message.toString(), delay, NEVER_EXPIRES, null, Context.NONE);
    }
}
