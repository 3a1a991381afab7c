package org.virtualvisits.sandbox.host;

import java.time.Duration;
import java.util.UUID;
import org.virtualvisits.sandbox.node.Azurite;

final class AzureHostQueuesTest extends HostQueuesContract {

    private final HostQueues queues = new AzureHostQueues(Azurite.shared().connectionString());
    private final String queue = "work-" + UUID.randomUUID();

    @Override
    protected HostQueues queues() {
        return queues;
    }

    @Override
    protected String queue() {
        return queue;
    }

    // The storage's own clock has to pass: a message delayed by as much tells when it has.
    @Override
    protected void pass(Duration time) {
        String canary = "canary-" + UUID.randomUUID();
        queues.send(canary, "there", time);
        Soon.holds(time + " passed", () -> !queues.peek(canary, 1).isEmpty());
    }
}
