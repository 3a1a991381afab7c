package org.virtualvisits.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.virtualvisits.sandbox.host.HostQueues.Received;

/** What every {@link HostQueues} must do; subclassed once per implementation. */
abstract class HostQueuesContract {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** The queues under test. */
    protected abstract HostQueues queues();

    /** A queue name that no other test uses. */
    protected abstract String queue();

    /** Lets this much time pass on the clock that the queues go by. */
    protected abstract void pass(Duration time);

    @Test
    void aQueueThatDoesNotExistReadsAsEmpty() {
        assertThat(queues().receive(queue(), 32, MINUTE)).isEmpty();
        assertThat(queues().peek(queue(), 32)).isEmpty();
        assertThat(queues().approximateCount(queue())).isZero();
    }

    @Test
    void aReceivedMessageIsHiddenUntilItsTimeIsUpAndThenCountsOneMore() {
        queues().send(queue(), "a", Duration.ZERO);

        Received first = one(queues().receive(queue(), 32, Duration.ofSeconds(1)));
        assertThat(queues().receive(queue(), 32, MINUTE)).isEmpty();
        pass(Duration.ofSeconds(1));
        Received second = one(queues().receive(queue(), 32, MINUTE));

        assertThat(first.dequeueCount()).isEqualTo(1);
        assertThat(second.dequeueCount()).isEqualTo(2);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.body()).isEqualTo("a");
    }

    @Test
    void onlyTheLastTakerCanDelete() {
        queues().send(queue(), "a", Duration.ZERO);
        Received first = one(queues().receive(queue(), 1, Duration.ofSeconds(1)));
        pass(Duration.ofSeconds(1));
        Received second = one(queues().receive(queue(), 1, MINUTE));

        assertThat(queues().delete(queue(), first)).isFalse();
        assertThat(queues().approximateCount(queue())).isEqualTo(1);
        assertThat(queues().delete(queue(), second)).isTrue();
        assertThat(queues().delete(queue(), second)).isFalse();
        assertThat(queues().approximateCount(queue())).isZero();
    }

    @Test
    void extendingHidesLongerUnderANewReceiptThatAloneHolds() {
        queues().send(queue(), "a", Duration.ZERO);
        Received taken = one(queues().receive(queue(), 1, Duration.ofSeconds(1)));
        Received extended = queues().extend(queue(), taken, MINUTE).orElseThrow();
        pass(Duration.ofSeconds(1));

        assertThat(queues().receive(queue(), 1, MINUTE)).isEmpty();
        assertThat(queues().extend(queue(), taken, MINUTE)).isEmpty();
        assertThat(queues().delete(queue(), taken)).isFalse();
        assertThat(extended.dequeueCount()).isEqualTo(1);
        assertThat(queues().delete(queue(), extended)).isTrue();
    }

    @Test
    void extendingByNothingShowsTheMessageAtOnce() {
        queues().send(queue(), "a", Duration.ZERO);
        Received taken = one(queues().receive(queue(), 1, MINUTE));

        assertThat(queues().extend(queue(), taken, Duration.ZERO)).isPresent();

        assertThat(one(queues().receive(queue(), 1, MINUTE)).dequeueCount()).isEqualTo(2);
    }

    @Test
    void aDelayedMessageIsThereButNotVisible() {
        queues().send(queue(), "a", Duration.ofSeconds(1));

        assertThat(queues().approximateCount(queue())).isEqualTo(1);
        assertThat(queues().peek(queue(), 1)).isEmpty();
        assertThat(queues().receive(queue(), 1, MINUTE)).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(one(queues().receive(queue(), 1, MINUTE)).body()).isEqualTo("a");
    }

    @Test
    void peekingNeitherHidesNorCounts() {
        queues().send(queue(), "a", Duration.ZERO);
        queues().send(queue(), "b", Duration.ZERO);

        assertThat(queues().peek(queue(), 32)).containsExactlyInAnyOrder("a", "b");
        assertThat(queues().receive(queue(), 32, MINUTE))
                .extracting(Received::dequeueCount)
                .containsExactly(1L, 1L);
        assertThat(queues().peek(queue(), 32)).isEmpty();
    }

    @Test
    void noMoreIsReceivedThanWasAskedFor() {
        for (int i = 0; i < 5; i++) {
            queues().send(queue(), "m" + i, Duration.ZERO);
        }

        assertThat(queues().receive(queue(), 3, MINUTE)).hasSize(3);
        assertThat(queues().receive(queue(), 3, MINUTE)).hasSize(2);
    }

    @Test
    void poisonIsACopyInAQueueOfItsOwn() {
        queues().send(queue(), "{\"é\": \"<&>\"}", Duration.ZERO);
        Received taken = one(queues().receive(queue(), 1, MINUTE));

        queues().sendToPoison(queue(), taken);

        assertThat(queues().peek(queue() + "-poison", 1)).containsExactly("{\"é\": \"<&>\"}");
        assertThat(queues().approximateCount(queue())).isEqualTo(1);
    }

    private static Received one(List<Received> messages) {
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }
}
