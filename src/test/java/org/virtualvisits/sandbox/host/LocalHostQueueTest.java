package org.virtualvisits.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.ExecutionContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualvisits.sandbox.node.Azurite;

final class LocalHostQueueTest {

    private static final String QUEUES = """
            "batchSize": 4, "newBatchThreshold": 2, "maxDequeueCount": 5,
            "visibilityTimeout": "%s", "maxPollingInterval": "00:00:01", "messageEncoding": "%s"
            """;

    private static final String LONG_POLLING =
            QUEUES.formatted("00:00:00", "none").replace("00:00:01", "02:00:00");

    private final HostQueues queues = new InMemoryHostQueues(InstantSource.system());
    private final List<String> seen = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    private @Nullable LocalHost host;

    @AfterEach
    void stop() {
        if (host != null) {
            host.close();
        }
    }

    @Test
    void aMessageThatSucceedsIsSeenOnceAndGone() {
        start(app(), (message, count, context) -> seen.add(message + count));

        queues.send("work", "a", Duration.ZERO);
        queues.send("work", "b", Duration.ZERO);

        Soon.holds("the queue is empty", () -> queues.approximateCount("work") == 0);
        assertThat(seen).containsExactlyInAnyOrder("a1", "b1");
        assertThat(queues.approximateCount("work-poison")).isZero();
    }

    @Test
    void aFailedMessageComesAgainWithAHigherCount() {
        start(app(), (message, count, context) -> {
            seen.add(message + count);
            if (count < 3) {
                throw new IllegalStateException("not yet");
            }
        });

        queues.send("work", "a", Duration.ZERO);

        Soon.holds("the queue is empty", () -> queues.approximateCount("work") == 0);
        assertThat(seen).containsExactly("a1", "a2", "a3");
        assertThat(queues.approximateCount("work-poison")).isZero();
    }

    @Test
    void afterFiveFailuresAMessageMovesToThePoisonQueue() {
        start(app(), this::alwaysFails);

        queues.send("work", "a", Duration.ZERO);

        Soon.holds(
                "the message is poisoned", () -> queues.peek("work-poison", 1).equals(List.of("a")));
        Soon.holds("the queue is empty", () -> queues.approximateCount("work") == 0);
        assertThat(seen).containsExactly("a1", "a2", "a3", "a4", "a5");
        assertThat(running().failures()).hasSize(5);
    }

    @Test
    void theSameHoldsOnAzureStorage() {
        var storage = new AzureHostQueues(Azurite.shared().connectionString());
        host = app().host(this::alwaysFails).queues(storage).start();

        storage.send("work", "a", Duration.ZERO);

        Soon.holds(
                "the message is poisoned", () -> storage.peek("work-poison", 1).equals(List.of("a")));
        Soon.holds("the queue is empty", () -> storage.approximateCount("work") == 0);
        assertThat(seen).containsExactly("a1", "a2", "a3", "a4", "a5");
    }

    @Test
    void aMessageTakenTooOftenIsPoisonedUnseen() {
        queues.send("work", "a", Duration.ZERO);
        for (int i = 0; i < 5; i++) {
            var taken = queues.receive("work", 1, Duration.ofMinutes(1)).getFirst();
            queues.extend("work", taken, Duration.ZERO);
        }

        start(app(), this::alwaysFails);

        Soon.holds(
                "the message is poisoned", () -> queues.peek("work-poison", 1).equals(List.of("a")));
        assertThat(seen).isEmpty();
    }

    @Test
    void aFailedMessageStaysAwayForTheVisibilityTimeout() {
        start(app().hostJson("", QUEUES.formatted("00:10:00", "none")), this::alwaysFails);

        queues.send("work", "a", Duration.ZERO);

        Soon.holds(
                "it failed once",
                () -> running().failures().size() == 1 && running().idle());
        assertThat(queues.peek("work", 1)).isEmpty();
        assertThat(queues.approximateCount("work")).isEqualTo(1);
        assertThat(seen).containsExactly("a1");
    }

    @Test
    void aPoisonQueueHasNoPoisonQueue() {
        host = SampleApp.in(folder)
                .queue("handle", "work-poison")
                .host(this::alwaysFails)
                .queues(queues)
                .tempo(Duration.ofMillis(20), Duration.ofMillis(20))
                .start();

        queues.send("work-poison", "a", Duration.ZERO);

        Soon.holds("it is tried beyond the limit", () -> seen.contains("a7"));
        assertThat(queues.approximateCount("work-poison-poison")).isZero();
    }

    @Test
    void atMostABatchAndTheThresholdRunAtOnce() {
        var gate = new Semaphore(0);
        var most = new AtomicInteger();
        var now = new AtomicInteger();
        for (int i = 0; i < 20; i++) {
            queues.send("work", "m" + i, Duration.ZERO);
        }
        start(app(), (message, count, context) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            gate.acquire();
            now.decrementAndGet();
        });

        Soon.holds("a batch runs", () -> now.get() == 4);
        gate.release(2);
        Soon.holds("the next batch runs beside the rest", () -> now.get() == 6);
        gate.release(100);
        Soon.holds("the queue is empty", () -> queues.approximateCount("work") == 0);
        assertThat(most.get()).isEqualTo(6);
    }

    @Test
    void aMessageIsKeptHiddenWhileItsFunctionRuns() throws Exception {
        var inside = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        host = app().host((message, count, context) -> {
                    seen.add(message + count);
                    inside.countDown();
                    release.await();
                })
                .queues(queues)
                .tempo(Duration.ofMillis(300), Duration.ofMillis(20))
                .start();
        queues.send("work", "a", Duration.ZERO);
        inside.await();
        queues.send("canary", "x", Duration.ofSeconds(1));
        Soon.holds("a second has passed", () -> !queues.peek("canary", 1).isEmpty());

        release.countDown();

        Soon.holds("the queue is empty", () -> queues.approximateCount("work") == 0);
        assertThat(seen).containsExactly("a1");
    }

    @Test
    void theEndOfAnyInvocationWakesAPollerThatWouldStillWaitLong() {
        host = app().hostJson("", LONG_POLLING)
                .timer("tick", "0 0 3 1 1 *")
                .host((message, count, context) -> seen.add(message))
                .queues(queues)
                .tempo(Duration.ofMinutes(10), Duration.ofHours(1))
                .start();
        queues.send("work", "first", Duration.ZERO);
        running().wake();
        Soon.holds(
                "the first is done", () -> seen.contains("first") && running().idle());

        queues.send("work", "second", Duration.ZERO);
        running().invoke("tick", "");

        Soon.holds("the second is seen", () -> seen.contains("second"));
    }

    @Test
    void base64IsDecodedAndWhatIsNotBase64IsPoisoned() {
        start(app().hostJson("", QUEUES.formatted("00:00:00", "base64")), (message, count, context) -> {
            seen.add(message);
        });

        queues.send("work", Base64.getEncoder().encodeToString("é".getBytes(StandardCharsets.UTF_8)), Duration.ZERO);
        queues.send("work", "{plain}", Duration.ZERO);

        Soon.holds("both are gone", () -> queues.approximateCount("work") == 0);
        assertThat(seen).containsExactly("é");
        assertThat(queues.peek("work-poison", 1)).containsExactly("{plain}");
    }

    @Test
    void aKilledHostDeletesNothingAndTheNextOneSeesTheMessageAgain() throws Exception {
        var inside = new CountDownLatch(1);
        LocalHost doomed = app().host((message, count, context) -> {
                    seen.add(message + count);
                    inside.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException swallowed) {
                        seen.add("finished after death");
                    }
                })
                .queues(queues)
                .tempo(Duration.ofSeconds(1), Duration.ofMillis(20))
                .start();
        queues.send("work", "a", Duration.ZERO);
        inside.await();

        doomed.kill();
        Soon.holds("the function ended", () -> seen.contains("finished after death"));
        assertThat(queues.approximateCount("work")).isEqualTo(1);
        start(app(), (message, count, context) -> seen.add(message + count));

        Soon.holds("the message was seen again", () -> seen.contains("a2"));
    }

    @Test
    void closingFinishesWhatIsInFlightAndTakesNoMore() throws Exception {
        var inside = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        LocalHost closing = app().host((message, count, context) -> {
                    inside.countDown();
                    release.await();
                    seen.add(message);
                })
                .queues(queues)
                .start();
        queues.send("work", "a", Duration.ZERO);
        inside.await();

        Thread closer = Thread.startVirtualThread(closing::close);
        Soon.holds("the host waits", () -> closer.getState() == Thread.State.TIMED_WAITING);
        queues.send("work", "b", Duration.ZERO);
        release.countDown();
        closer.join();

        assertThat(seen).containsExactly("a");
        assertThat(queues.peek("work", 2)).containsExactly("b");
    }

    @Test
    void aFunctionThatOverrunsItsTimeIsInterruptedAndHasFailed() {
        SampleApp app = app();
        start(
                app.hostJsonWithTimeout("00:00:01", QUEUES.formatted("00:10:00", "none")),
                (message, count, context) -> new CountDownLatch(1).await());

        queues.send("work", "a", Duration.ZERO);

        Soon.holds("it failed", () -> running().failures().size() == 1);
        assertThat(running().failures().getFirst().cause()).isInstanceOf(InterruptedException.class);
    }

    private SampleApp app() {
        return SampleApp.in(folder).queue("handle", "work");
    }

    private void start(SampleApp app, SampleFunctions.Work work) {
        host = app.host(work).queues(queues).start();
    }

    private LocalHost running() {
        if (host == null) {
            throw new IllegalStateException("not started");
        }
        return host;
    }

    private void alwaysFails(String message, long count, ExecutionContext context) {
        seen.add(message + count);
        throw new IllegalStateException("always, in " + context.getFunctionName());
    }
}
