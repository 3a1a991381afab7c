package org.virtualvisits.sandbox.graph;

import java.time.Duration;

/** How long every admitted request waits before it is looked at, in real time. */
final class Latency {

    private volatile long millis;

    void set(Duration each) {
        millis = each.toMillis();
    }

    void await() throws InterruptedException {
        await(millis);
    }

    static void await(long millis) throws InterruptedException {
        if (millis > 0) {
            Thread.sleep(millis);
        }
    }
}
