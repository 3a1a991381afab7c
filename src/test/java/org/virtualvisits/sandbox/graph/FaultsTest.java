package org.virtualvisits.sandbox.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.virtualvisits.sandbox.graph.Practice.ROWAN;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static final String PATH = Practice.meetings(ROWAN) + "/createOrGet";
    private static final String BODY = "{\"externalId\":\"visit-1\"}";
    private static final FaultPlan BUSY = FaultPlan.answering("busy", "POST", "/createOrGet$", 503);

    private final Practice practice = new Practice();

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void aFaultBeforeTheEffectLeavesNothingBehind() {
        practice.graph.plan(BUSY);

        Caller.Reply reply = create();

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.code()).isEqualTo("ServiceUnavailable");
        assertThat(practice.graph.meetings()).isEmpty();
    }

    @Test
    void aFaultAfterTheEffectLeavesTheEffect() {
        practice.graph.plan(BUSY.afterEffect().times(1));

        assertThat(create().status()).isEqualTo(503);
        assertThat(practice.graph.meetings()).hasSize(1);
        assertThat(create().status()).isEqualTo(200);
    }

    @Test
    void aFaultStrikesOnlyTheMethodAndPathItNames() {
        practice.graph.plan(FaultPlan.answering("reads", "GET", "/createOrGet$", 503));
        practice.graph.plan(FaultPlan.answering("others", "POST", "/sendMail$", 503));

        assertThat(create().status()).isEqualTo(201);
    }

    @Test
    void aFaultStrikesAsOftenAsPlannedAndSaysHowOftenItStillWill() {
        practice.graph.plan(BUSY.times(2));

        assertThat(create().status()).isEqualTo(503);
        assertThat(practice.graph.faults()).containsExactly(BUSY.times(1));
        assertThat(create().status()).isEqualTo(503);
        assertThat(practice.graph.faults()).isEmpty();
        assertThat(create().status()).isEqualTo(201);
    }

    @Test
    void aFaultEndsAtItsMomentOnTheSimulatorsClock() {
        practice.graph.plan(BUSY.until(practice.clock.instant().plusSeconds(60)));

        practice.clock.pass(Duration.ofSeconds(59));
        assertThat(create().status()).isEqualTo(503);
        practice.clock.pass(Duration.ofSeconds(1));
        assertThat(create().status()).isEqualTo(201);
    }

    @Test
    void theRetryAfterTextIsSentAsItIs() {
        practice.graph.plan(BUSY.retryAfter("soon"));

        assertThat(create().header("Retry-After")).isEqualTo("soon");
    }

    @Test
    void aGatewaysPageIsHtmlAndAnEmptyBodyIsEmpty() {
        practice.graph.plan(BUSY.with(FaultPlan.Body.HTML).times(1));
        practice.graph.plan(BUSY.with(FaultPlan.Body.EMPTY).times(1));

        Caller.Reply page = create();
        Caller.Reply empty = create();

        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.text()).startsWith("<html>");
        assertThat(empty.status()).isEqualTo(503);
        assertThat(empty.text()).isEmpty();
    }

    @Test
    void aDroppedConnectionGivesNoAnswerButMayHaveTakenEffect() {
        practice.graph.plan(
                BUSY.with(FaultPlan.Body.DROP_CONNECTION).afterEffect().times(1));

        assertThatThrownBy(this::create).isInstanceOf(UncheckedIOException.class);
        assertThat(practice.graph.meetings()).hasSize(1);
        assertThat(practice.graph.requests())
                .extracting(RecordedRequest::status)
                .containsExactly(0);
    }

    @Test
    void aHangingRequestIsHeldUntilTheFaultsAreCleared() throws Exception {
        practice.graph.plan(BUSY.with(FaultPlan.Body.HANG));
        CountDownLatch held = new CountDownLatch(1);
        practice.graph.onChange(held::countDown);

        CompletableFuture<?> hanging = practice.caller.postLater(PATH, BODY);
        assertThat(held.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(hanging).isNotDone();

        practice.graph.clearFaults();
        assertThatThrownBy(() -> hanging.get(20, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        assertThat(create().status()).isEqualTo(201);
    }

    @Test
    void statusNoughtOnlyDelaysTheRealAnswer() {
        practice.graph.plan(FaultPlan.answering("slow", ".*", ".*", 0).latency(Duration.ofMillis(120)));
        long before = System.nanoTime();

        assertThat(create().status()).isEqualTo(201);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
    }

    @Test
    void aLatencyForEverythingDelaysEveryRequest() {
        practice.graph.latency(Duration.ofMillis(120));
        long before = System.nanoTime();

        assertThat(create().status()).isEqualTo(201);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
    }

    private Caller.Reply create() {
        return practice.caller.post(PATH, BODY);
    }
}
