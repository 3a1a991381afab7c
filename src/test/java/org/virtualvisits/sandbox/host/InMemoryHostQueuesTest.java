package org.virtualvisits.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class InMemoryHostQueuesTest extends HostQueuesContract {

    private final MovedClock clock = new MovedClock("2030-01-07T09:00:00Z");
    private final HostQueues queues = new InMemoryHostQueues(clock);

    @Override
    protected HostQueues queues() {
        return queues;
    }

    @Override
    protected String queue() {
        return "work";
    }

    @Override
    protected void pass(Duration time) {
        clock.by(time);
    }

    @Test
    void aMessageExpiresAfterSevenDays() {
        queues.send("work", "a", Duration.ZERO);
        clock.by(Duration.ofDays(7).minusSeconds(1));
        assertThat(queues.peek("work", 1)).hasSize(1);
        clock.by(Duration.ofSeconds(1));
        assertThat(queues.peek("work", 1)).isEmpty();
    }
}
