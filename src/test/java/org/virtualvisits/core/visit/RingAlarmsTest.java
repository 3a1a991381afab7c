package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.sandbox.memory.InMemoryAlarms;
import org.virtualvisits.sandbox.memory.InMemoryUnsettled;
import org.virtualvisits.sandbox.memory.RecordingWakeups;
import org.virtualvisits.sandbox.memory.RecordingWakeups.Request;

/** Alarms that are due and one that is not, and a queue that may be out of reach. */
final class RingAlarmsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Cause CAUSE = Cause.ofTimer("alarms", Cause.correlation("run"));

    private final VisitId visit = VisitExamples.id();
    private final InMemoryAlarms alarms = new InMemoryAlarms();
    private final InMemoryUnsettled unsettled = new InMemoryUnsettled();
    private final RecordingWakeups wakeups = new RecordingWakeups();
    private final RingAlarms ring = new RingAlarms(alarms, unsettled, wakeups, Clock.fixed(NOW, ZoneOffset.UTC));
    private final Unsettled.Change change =
            new Unsettled.Change(visit, "alarm-" + NOW.minusSeconds(1).getEpochSecond());

    @Test
    void whatIsDueWakesItsVisitOnceAndWhatIsNotStays() {
        alarms.set(visit, NOW.minusSeconds(1));
        alarms.set(VisitExamples.id(), NOW);
        alarms.set(visit, NOW.plusSeconds(1));

        assertThat(ring.ring(CAUSE)).isEqualTo(2);

        assertThat(wakeups.requests()).hasSize(2).contains(new Request.Reconcile(change, 1, Duration.ZERO, CAUSE));
        assertThat(alarms.all()).extracting(Alarms.Alarm::at).containsExactly(NOW.plusSeconds(1));
        assertThat(ring.ring(CAUSE)).isZero();
    }

    @Test
    void whatTheQueueLosesIsAskedForAgainBeforeAReminderIsLate() {
        alarms.set(visit, NOW.minusSeconds(1));
        wakeups.reachable(false);

        ring.ring(CAUSE);

        assertThat(unsettled.changes()).containsOnlyKeys(change).containsEntry(change, NOW.plusSeconds(120));
    }
}
