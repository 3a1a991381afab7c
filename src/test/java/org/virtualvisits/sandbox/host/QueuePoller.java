package org.virtualvisits.sandbox.host;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.virtualvisits.sandbox.host.HostQueues.Received;

/**
 * Serves one queue trigger: takes a batch when few messages are in flight, and looks less and less often while the queue
 * is empty, until something wakes it.
 */
final class QueuePoller {

    private final String queue;
    private final HostQueues queues;
    private final HostJson.Queues settings;
    private final Tempo tempo;
    private final QueueDelivery delivery;
    private final Activity activity;
    private final HostLog log;
    private final Executor threads;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int inFlight;
    private boolean polling;
    private boolean awake;
    private boolean stopped;
    private Duration wait;

    /** What every poller of a host shares. */
    record Shared(
            HostQueues queues,
            HostJson.Queues settings,
            Tempo tempo,
            Invocations invocations,
            Activity activity,
            HostLog log,
            Executor threads,
            ScheduledExecutorService renewals) {}

    /**
     * Times that the cloud does not let an app choose.
     *
     * @param hidden how long a message is hidden at a time while its function runs
     * @param shortestWait the first wait after an empty look at a queue; each further one is twice as long
     */
    record Tempo(Duration hidden, Duration shortestWait) {
        static final Tempo CLOUD = new Tempo(Duration.ofMinutes(10), Duration.ofMillis(100));
    }

    QueuePoller(AppFunction function, String queue, Shared shared) {
        this.queue = queue;
        this.queues = shared.queues();
        this.settings = shared.settings();
        this.tempo = shared.tempo();
        this.delivery = new QueueDelivery(function, queue, shared);
        this.activity = shared.activity();
        this.log = shared.log();
        this.threads = shared.threads();
        this.wait = tempo.shortestWait();
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
        delivery.kill();
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
                    wait = tempo.shortestWait();
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
            List<Received> batch = queues.receive(queue, settings.batchSize(), tempo.hidden());
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
            wait = awake ? tempo.shortestWait() : doubled.compareTo(longest) < 0 ? doubled : longest;
        } finally {
            lock.unlock();
        }
    }

    private void process(Received message) {
        try {
            delivery.handle(message);
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

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}
