package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.sandbox.memory.InMemoryUnsettled;
import org.virtualvisits.sandbox.memory.RecordingWakeups;

/** A list of unsettled changes, a queue, and what the sweep asks for again. */
final class RedriveTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final InMemoryUnsettled unsettled = new InMemoryUnsettled();
    private final RecordingWakeups wakeups = new RecordingWakeups();

    @Test
    void whatIsDueIsAskedForInTheSlowLaneUnderTheCorrelationItBeganWith() {
        Unsettled.Change due = marked("due", NOW);
        marked("later", NOW.plusMillis(1));

        assertThat(redrive(NOW)).isEqualTo(1);

        assertThat(wakeups.inBulk()).singleElement().satisfies(request -> {
            var asked = (RecordingWakeups.Request.Reconcile) request;
            assertThat(asked.change()).isEqualTo(due);
            assertThat(asked.attempt()).isEqualTo(ReconcileVisit.LAST_ATTEMPT);
            assertThat(asked.after()).isZero();
            assertThat(asked.cause().correlation()).isEqualTo(OneClinic.cause().correlation());
        });
    }

    @Test
    void theQueueHasFiveMinutesToAnswer() {
        marked("due", NOW);

        redrive(NOW);

        assertThat(redrive(NOW.plus(Duration.ofMinutes(5)).minusMillis(1))).isZero();
        assertThat(redrive(NOW.plus(Duration.ofMinutes(5)))).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} that are due wait for at most {1} seconds")
    @CsvSource({"100, 0", "101, 55"})
    void manyAreSpreadOverTheTimeToTheNextRun(int many, int seconds) {
        for (int i = 0; i < many; i++) {
            marked("due " + i, NOW);
        }

        redrive(NOW);

        List<Duration> pauses = wakeups.inBulk().stream()
                .map(request -> ((RecordingWakeups.Request.Reconcile) request).after())
                .toList();
        assertThat(pauses).allMatch(pause -> pause.toSeconds() <= seconds);
        assertThat(pauses.stream().distinct().count()).isGreaterThan(seconds / 2);
    }

    @Test
    void behindALongQueueOnlyWhatIsLostForHalfAnHourIsAskedForAgain() {
        marked("queued", NOW.minus(Duration.ofMinutes(30)).plusMillis(1));
        Unsettled.Change lost = marked("lost", NOW.minus(Duration.ofMinutes(30)));
        queue(1_001);

        assertThat(redrive(NOW)).isEqualTo(1);

        assertThat(wakeups.inBulk())
                .extracting(request -> ((RecordingWakeups.Request.Reconcile) request).change())
                .containsExactly(lost);
    }

    @Test
    void aThousandInTheQueueAreNoLongQueue() {
        marked("due", NOW);
        queue(1_000);

        assertThat(redrive(NOW)).isEqualTo(1);
    }

    private void queue(int many) {
        for (int i = 0; i < many; i++) {
            wakeups.reconcile(new Unsettled.Change(VisitExamples.id(), "queued"), 1, Duration.ZERO, OneClinic.cause());
        }
    }

    private Unsettled.Change marked(String key, Instant due) {
        var change = new Unsettled.Change(VisitExamples.id(), key);
        unsettled.mark(change, due, OneClinic.cause());
        return change;
    }

    private int redrive(Instant now) {
        return new Redrive(unsettled, wakeups, Clock.fixed(now, ZoneOffset.UTC))
                .redrive(new Cause("timer:redrive", Cause.correlation("run")));
    }
}
