package org.virtualvisits.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalHostTimerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final MovedClock clock = new MovedClock("2030-01-07T09:01:00Z");
    private final List<String> timers = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void aTimerRunsAtItsOccurrenceAndNotBefore() throws Exception {
        try (LocalHost host = start(new TimerLedger(), (timer, count, context) -> timers.add(timer))) {
            host.timersDue();
            clock.to("2030-01-07T09:04:59Z");
            host.timersDue();
            assertThat(timers).isEmpty();

            clock.to("2030-01-07T09:05:00Z");
            host.timersDue();
            host.timersDue();

            assertThat(timers).hasSize(1);
            assertThat(last()).isEqualTo(json("""
                                    {"Schedule":{"AdjustForDST":true},"ScheduleStatus":{
                                      "Last":"0001-01-01T00:00:00+00:00","LastUpdated":"0001-01-01T00:00:00+00:00",
                                      "Next":"2030-01-07T09:05:00+00:00"},"IsPastDue":false}
                                    """));
        }
    }

    @Test
    void theHostLooksAtItsClockByItself() {
        try (LocalHost host = start(new TimerLedger(), (timer, count, context) -> timers.add(timer))) {
            clock.to("2030-01-07T09:05:00Z");
            Soon.holds("the timer ran", () -> timers.size() == 1);
            assertThat(host.timersDue()).isEmpty();
        }
    }

    @Test
    void severalMissedOccurrencesAreOneLateRun() throws Exception {
        try (LocalHost host = start(new TimerLedger(), (timer, count, context) -> timers.add(timer))) {
            clock.to("2030-01-07T09:05:00Z");
            host.timersDue();
            clock.to("2030-01-07T10:01:00Z");
            host.timersDue();

            assertThat(timers).hasSize(2);
            assertThat(last().path("IsPastDue").asBoolean()).isTrue();
            assertThat(last().path("ScheduleStatus").path("Last").asText()).isEqualTo("2030-01-07T09:05:00+00:00");

            clock.to("2030-01-07T10:05:00Z");
            host.timersDue();
            assertThat(timers).hasSize(3);
            assertThat(last().path("IsPastDue").asBoolean()).isFalse();
        }
    }

    @Test
    void anOccurrenceMissedWhileNoHostRanIsRunLateByTheNext() throws Exception {
        var ledger = new TimerLedger();
        start(ledger, (timer, count, context) -> timers.add(timer)).close();
        clock.to("2030-01-07T09:07:00Z");

        try (LocalHost host = start(ledger, (timer, count, context) -> timers.add(timer))) {
            host.timersDue();
            assertThat(timers).hasSize(1);
            assertThat(last().path("IsPastDue").asBoolean()).isTrue();
        }
        try (LocalHost host = start(ledger, (timer, count, context) -> timers.add(timer))) {
            host.timersDue();
            assertThat(timers).hasSize(1);
        }
    }

    @Test
    void aFailedRunWaitsForTheNextOccurrence() {
        try (LocalHost host = start(new TimerLedger(), (timer, count, context) -> {
            timers.add(timer);
            throw new IllegalStateException("no");
        })) {
            clock.to("2030-01-07T09:05:00Z");
            host.timersDue();
            clock.to("2030-01-07T09:09:59Z");
            host.timersDue();
            assertThat(timers).hasSize(1);

            clock.to("2030-01-07T09:10:00Z");
            host.timersDue();
            assertThat(timers).hasSize(2);
        }
    }

    @Test
    void runsNeverOverlap() throws Exception {
        var inside = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (LocalHost host = start(new TimerLedger(), (timer, count, context) -> {
            timers.add("begin");
            inside.countDown();
            release.await();
            timers.add("end");
        })) {
            clock.to("2030-01-07T09:05:00Z");
            var first = CompletableFuture.runAsync(host::timersDue);
            inside.await();
            clock.to("2030-01-07T09:10:00Z");
            var second = CompletableFuture.runAsync(host::timersDue);
            assertThat(second).isNotDone();
            release.countDown();
            first.get();
            second.get();
        }
        assertThat(timers).containsExactly("begin", "end", "begin", "end");
    }

    @Test
    void aScheduleMayNameAnAppSetting() {
        SampleApp app = SampleApp.in(folder).timer("tick", "%TICK%");

        try (LocalHost host = app.host((timer, count, context) -> timers.add(timer))
                .clock(clock)
                .settings(Map.of("TICK", "*/10 * * * * *"))
                .start()) {
            clock.to("2030-01-07T09:01:10Z");
            host.timersDue();
            assertThat(timers).singleElement().asString().contains("\"ScheduleStatus\":null");
        }
        assertThatIllegalStateException().isThrownBy(() -> app.host().start()).withMessageContaining("TICK");
    }

    private LocalHost start(TimerLedger ledger, SampleFunctions.Work work) {
        return SampleApp.in(folder)
                .timer("tick", "0 */5 * * * *")
                .host(work)
                .clock(clock)
                .timers(ledger)
                .start();
    }

    private JsonNode last() throws JsonProcessingException {
        return json(timers.getLast());
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }
}
