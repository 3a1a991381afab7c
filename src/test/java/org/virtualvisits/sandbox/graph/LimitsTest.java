package org.virtualvisits.sandbox.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.virtualvisits.sandbox.graph.Practice.ROWAN;
import static org.virtualvisits.sandbox.graph.Practice.SAM;
import static org.virtualvisits.sandbox.graph.Practice.VISITS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final String MAIL =
            "{\"message\":{\"toRecipients\":[{\"emailAddress\":{\"address\":\"alex@example.org\"}}]}}";

    private final Practice practice = new Practice();
    private final Caller caller = practice.caller;

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void theFifthRequestAtOnceToOneMailboxIsThrottledAndAnotherMailboxIsNot() throws Exception {
        practice.graph.plan(FaultPlan.answering("hold", "POST", "/messages$", 503)
                .with(FaultPlan.Body.HANG)
                .times(4));
        CountDownLatch held = new CountDownLatch(4);
        practice.graph.onChange(held::countDown);
        List<CompletableFuture<?>> four = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            four.add(caller.postLater(Practice.mailbox(VISITS) + "/messages", "{}"));
        }
        assertThat(held.await(20, TimeUnit.SECONDS)).isTrue();

        Caller.Reply fifth = caller.get("/users/visits@example.nhs.uk/messages");

        assertThat(fifth.status()).isEqualTo(429);
        assertThat(fifth.code()).isEqualTo("ApplicationThrottled");
        assertThat(fifth.header("Retry-After")).isEqualTo("1");
        assertThat(caller.get(Practice.mailbox(SAM) + "/messages").status()).isEqualTo(200);
        assertThat(practice.graph.violations()).containsExactly(entry("MAILBOX_CONCURRENCY", 1));
        practice.graph.clearFaults();
        CompletableFuture.allOf(four.toArray(CompletableFuture[]::new))
                .handle((done, dropped) -> true)
                .get(20, TimeUnit.SECONDS);
        assertThat(caller.get(Practice.mailbox(VISITS) + "/messages").status()).isEqualTo(200);
    }

    @Test
    void theThirtyFirstMailInAMinuteIsRefusedUntilTheMinuteHasPassed() {
        for (int i = 0; i < 30; i++) {
            assertThat(sendMail().status()).isEqualTo(202);
        }
        practice.clock.pass(Duration.ofSeconds(50));
        Caller.Reply refused = sendMail();

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("10");
        practice.clock.pass(Duration.ofSeconds(10));
        assertThat(sendMail().status()).isEqualTo(202);
        assertThat(practice.graph.violations()).containsExactly(entry("MAILBOX_SENDS", 1));
        assertThat(practice.graph.sentMail()).hasSize(31);
    }

    @Test
    void thirtyMeetingCallsOfAKindFitInOneSecondOfTheClock() {
        for (int i = 0; i < 30; i++) {
            assertThat(createOrGet("visit-1").status()).isLessThan(202);
        }

        assertThat(createOrGet("visit-1").status()).isEqualTo(429);
        assertThat(caller.get(Practice.meetings(ROWAN)).status()).isEqualTo(400);
        practice.clock.pass(Duration.ofSeconds(1));
        assertThat(createOrGet("visit-1").status()).isEqualTo(200);
        assertThat(practice.graph.violations()).containsExactly(entry("MEETING_WRITES", 1));
    }

    @Test
    void withTheMachinesClockAClockThatStandsStillDoesNotBlockForEver() {
        practice.graph.limits(Limits.REAL
                .withRequestRates(Limits.MeasuredBy.SYSTEM_CLOCK)
                .withSendRate(Limits.MeasuredBy.SYSTEM_CLOCK));
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        int served = 0;
        while (served < 40 && System.nanoTime() < deadline) {
            served += createOrGet("visit-1").status() < 202 ? 1 : 0;
        }

        assertThat(served).isEqualTo(40);
    }

    @Test
    void anOrganisersMonthIsFullAtItsLimitAndEmptyInTheNextMonth() {
        practice.graph.limits(Limits.REAL.withMeetingsPerMonth(2));
        createOrGet("visit-1");
        createOrGet("visit-2");

        assertThat(createOrGet("visit-3").status()).isEqualTo(429);
        assertThat(createOrGet("visit-2").status()).isEqualTo(200);
        practice.clock.pass(Duration.ofDays(1));
        assertThat(createOrGet("visit-3").status()).isEqualTo(201);
        assertThat(practice.graph.violations()).containsExactly(entry("MEETINGS_PER_MONTH", 1));
    }

    @Test
    void theRealNumbersAreGraphsOwn() {
        assertThat(Limits.REAL)
                .isEqualTo(new Limits(
                        4,
                        10_000,
                        30,
                        30,
                        30,
                        2_000,
                        4_194_304,
                        Limits.MeasuredBy.GIVEN_CLOCK,
                        Limits.MeasuredBy.GIVEN_CLOCK));
    }

    private Caller.Reply sendMail() {
        return caller.post(Practice.mailbox(VISITS) + "/sendMail", MAIL);
    }

    private Caller.Reply createOrGet(String externalId) {
        return caller.post(Practice.meetings(ROWAN) + "/createOrGet", "{\"externalId\":\"%s\"}".formatted(externalId));
    }
}
