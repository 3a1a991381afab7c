package org.virtualvisits.sandbox.host;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.virtualvisits.sandbox.host.HostQueues.Received;

/**
 * Serves one queue trigger: takes messages, runs the function, and lets go of each message by the storage-queue
 * extension's rules. A message is deleted only after its function succeeded; a failed one shows up again after
 * {@code visibilityTimeout}, and after {@code maxDequeueCount} tries moves to the poison queue.
 */
final class QueuePoller {

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(100);

    private final AppFunction function;
    private final String queue;
    private final HostQueues queues;
    private final HostJson.Queues settings;
    private final Invocations invocations;
    private final Activity activity;
    private final HostLog log;
    private final Duration hidden;
    private final Executor threads;
    private final ScheduledExecutorService renewals;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int inFlight;
    private boolean polling;
    private boolean awake;
    private boolean stopped;
    private volatile boolean killed;
    private Duration wait = SHORTEST_WAIT;

    /** What every poller of a host shares. */
    record Shared(
            HostQueues queues,
            HostJson.Queues settings,
            Invocations invocations,
            Activity activity,
            HostLog log,
            Duration hidden,
            Executor threads,
            ScheduledExecutorService renewals) {}

    QueuePoller(AppFunction function, String queue, Shared shared) {
        this.function = function;
        this.queue = queue;
        this.queues = shared.queues();
        this.settings = shared.settings();
        this.invocations = shared.invocations();
        this.activity = shared.activity();
        this.log = shared.log();
        this.hidden = shared.hidden();
        this.threads = shared.threads();
        this.renewals = shared.renewals();
    }

    String queue() {
        return queue;
    }

    void start() {
        polling = true;
        threads.execute(this::poll);
    }

    /** Looks at the queue soon, however long it has been empty. */
    void wake() {
        locked(() -> {
            awake = true;
            changed.signalAll();
        });
    }

    /** Takes no more messages; those being worked on are finished. */
    void stop() {
        locked(() -> {
            stopped = true;
            changed.signalAll();
        });
    }

    /** Stops as a crash does: no message is deleted, released or moved from now on. */
    void kill() {
        killed = true;
        stop();
    }

    /** Waits until the poller has stopped and nothing is in flight; false if that took too long. */
    boolean awaitStopped(Duration limit) throws InterruptedException {
        lock.lock();
        try {
            long nanos = limit.toNanos();
            while ((polling || inFlight > 0) && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return !polling && inFlight == 0;
        } finally {
            lock.unlock();
        }
    }

    private void poll() {
        try {
            while (awaitRoom()) {
                List<Received> batch = take();
                if (batch.isEmpty()) {
                    awaitNextPoll();
                } else {
                    wait = SHORTEST_WAIT;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            locked(() -> {
                polling = false;
                changed.signalAll();
            });
        }
    }

    private boolean awaitRoom() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!stopped && inFlight > settings.newBatchThreshold()) {
                changed.await();
            }
            awake = false;
            return !stopped;
        } finally {
            lock.unlock();
        }
    }

    // The host counts as busy from before the taking, so that it never looks idle with a message in its hands.
    private List<Received> take() {
        activity.hold();
        try {
            List<Received> batch = queues.receive(queue, settings.batchSize(), hidden);
            locked(() -> inFlight += batch.size());
            for (Received message : batch) {
                activity.begin();
                threads.execute(() -> process(message));
            }
            return batch;
        } catch (RuntimeException e) { // storage is away: the poll is tried again like an empty one
            log.error("cannot read queue " + queue + ": " + e.getClass().getName());
            return List.of();
        } finally {
            activity.release();
        }
    }

    private void awaitNextPoll() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = wait.toNanos();
            while (!stopped && !awake && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            Duration doubled = wait.multipliedBy(2);
            Duration longest = settings.maxPollingInterval();
            wait = awake ? SHORTEST_WAIT : doubled.compareTo(longest) < 0 ? doubled : longest;
        } finally {
            lock.unlock();
        }
    }

    private void process(Received message) {
        try {
            Optional<String> text = text(message.body());
            if (hasPoison() && (text.isEmpty() || message.dequeueCount() > settings.maxDequeueCount())) {
                poison(message);
            } else {
                run(message, text.orElse(message.body()));
            }
        } catch (RuntimeException e) { // storage is away: the message shows up again when its time is up
            log.error("cannot finish a message of queue " + queue + ": "
                    + e.getClass().getName());
        } finally {
            locked(() -> {
                inFlight--;
                changed.signalAll();
            });
            activity.end();
        }
    }

    private void run(Received message, String text) {
        var lease = new QueueLease(queues, queue, message, hidden, renewals);
        Invocations.Outcome outcome;
        try {
            outcome = invocations.run(function, text, metadata(message, text), null);
        } finally {
            lease.end();
        }
        if (killed) {
            return;
        }
        switch (outcome) {
            case Invocations.Outcome.Returned ignored -> {
                if (!queues.delete(queue, lease.message())) {
                    log.error("a message of queue " + queue + " was taken over before it could be deleted");
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
            poison(message);
        } else {
            queues.extend(queue, message, settings.retryDelay());
        }
    }

    private void poison(Received message) {
        if (!killed) {
            log.error("Message has reached MaxDequeueCount of " + settings.maxDequeueCount()
                    + ". Moving message to queue '" + queue + HostQueues.POISON + "'.");
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

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}
