package org.virtualvisits.sandbox.host;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.virtualvisits.sandbox.host.HostQueues.Received;

/** Keeps a message hidden while its function runs, by hiding it anew each time half its time is up. */
final class QueueLease {

    private final HostQueues queues;
    private final String queue;
    private final Duration hidden;
    private final ScheduledFuture<?> renewal;
    private Received message;
    private boolean ended;

    QueueLease(QueuePoller.Shared shared, String queue, Received message) {
        this.queues = shared.queues();
        this.queue = queue;
        this.hidden = shared.tempo().hidden();
        this.message = message;
        long period = hidden.toMillis() / 2;
        this.renewal = shared.renewals().scheduleAtFixedRate(this::renew, period, period, TimeUnit.MILLISECONDS);
    }

    /** The message with the pop receipt that holds it now. */
    synchronized Received message() {
        return message;
    }

    synchronized void end() {
        ended = true;
        renewal.cancel(false);
    }

    private synchronized void renew() {
        if (!ended) {
            queues.extend(queue, message, hidden).ifPresent(renewed -> message = renewed);
        }
    }
}
