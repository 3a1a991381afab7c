package org.virtualvisits.sandbox.host;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the host is busy with, and who wants to know when a piece of it ends. */
final class Activity {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private int running;
    private long begun;

    /** A look at the work: how much runs now, and how much was ever begun. */
    record Look(int running, long begun) {}

    synchronized void begin() {
        running++;
        begun++;
    }

    /** Counts as running without being work: a look for work, which wakes nobody when it finds none. */
    synchronized void hold() {
        running++;
    }

    synchronized void release() {
        running--;
        notifyAll();
    }

    /** Ends a piece of work; what it queued may wait now, so the listeners look. */
    void end() {
        synchronized (this) {
            running--;
            notifyAll();
        }
        listeners.forEach(Runnable::run);
    }

    synchronized Look look() {
        return new Look(running, begun);
    }

    /** Waits until nothing runs, or the limit is over. */
    synchronized void awaitQuiet(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (long left = limit.toNanos(); running > 0 && left > 0; left = end - System.nanoTime()) {
            wait(Math.max(1, left / 1_000_000));
        }
    }

    void whenWorkEnds(Runnable listener) {
        listeners.add(listener);
    }
}
