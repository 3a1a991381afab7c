package org.virtualvisits.sandbox.host;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.sandbox.host.HostQueues.Received;

/**
 * Delivers messages of one queue to its function, and lets go of each by the storage-queue extension's rules. A message
 * is deleted only after its function succeeded; a failed one shows up again after {@code visibilityTimeout}, and after
 * {@code maxDequeueCount} tries moves to the poison queue.
 */
final class QueueDelivery {

    private final AppFunction function;
    private final String queue;
    private final QueuePoller.Shared shared;
    private final HostQueues queues;
    private final HostJson.Queues settings;
    private volatile boolean killed;

    QueueDelivery(AppFunction function, String queue, QueuePoller.Shared shared) {
        this.function = function;
        this.queue = queue;
        this.shared = shared;
        this.queues = shared.queues();
        this.settings = shared.settings();
    }

    /** From now on no message is deleted, released or moved. */
    void kill() {
        killed = true;
    }

    /** Runs the function with a message just taken, on this thread. */
    void handle(Received message) {
        Optional<String> text = text(message.body());
        if (text.isEmpty() && hasPoison()) {
            poison(message, "is not in the queues' messageEncoding");
        } else if (message.dequeueCount() > settings.maxDequeueCount() && hasPoison()) {
            poison(message, "was taken more often than maxDequeueCount");
        } else {
            run(message, text.orElse(message.body()));
        }
    }

    private void run(Received message, String text) {
        var lease = new QueueLease(shared, queue, message);
        Invocations.Outcome outcome;
        try {
            outcome = shared.invocations().run(function, text, metadata(message, text), null);
        } finally {
            lease.end();
        }
        if (killed) {
            return;
        }
        switch (outcome) {
            case Invocations.Outcome.Returned ignored -> {
                if (!queues.delete(queue, lease.message())) {
                    shared.log().error("a message of queue " + queue + " was taken over before it could be deleted");
                }
            }
            case Invocations.Outcome.Failed ignored -> giveBack(lease.message());
        }
    }

    private void giveBack(Received message) {
        if (!hasPoison()) {
            return; // stays hidden until its time is up, for ever again: the extension's rule
        }
        if (message.dequeueCount() >= settings.maxDequeueCount()) {
            poison(message, "failed maxDequeueCount times");
        } else {
            queues.extend(queue, message, settings.retryDelay());
        }
    }

    private void poison(Received message, String reason) {
        if (!killed) {
            shared.log()
                    .error("A message of queue " + queue + " " + reason + ": moved to " + queue + HostQueues.POISON);
            queues.sendToPoison(queue, message);
            queues.delete(queue, message);
        }
    }

    private boolean hasPoison() {
        return !queue.endsWith(HostQueues.POISON);
    }

    private Optional<String> text(String body) {
        try {
            return Optional.of(
                    settings.base64() ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8) : body);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> metadata(Received message, String text) {
        return Map.of(
                "QueueTrigger", text,
                "Id", message.id(),
                "DequeueCount", message.dequeueCount(),
                "InsertionTime", message.inserted(),
                "ExpirationTime", message.expires(),
                "NextVisibleTime", message.visible(),
                "PopReceipt", message.popReceipt());
    }
}
