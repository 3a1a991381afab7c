package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Whose lease is whose, and what a run still has to tell. */
final class RunTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    private final Run run = run("run 1", NOW);

    @Test
    void aRunHoldsWhatItHasTakenAndNothingElse() {
        Visit free = VisitExamples.minimal(OneClinic.VISIT);
        Visit held = free.but().lease(run.lease()).done();

        assertThat(run.holds(free)).isFalse();
        assertThat(run.holds(held)).isTrue();
        assertThat(run("run 2", NOW).holds(held)).isFalse();
    }

    @Test
    void othersStayAwayForTwoMinutesAndTheHolderDoesNot() {
        Visit held =
                VisitExamples.minimal(OneClinic.VISIT).but().lease(run.lease()).done();
        Instant until = NOW.plus(Duration.ofMinutes(2));

        assertThat(run.heldByAnother(held)).isEmpty();
        assertThat(run("run 2", until.minusMillis(1)).heldByAnother(held)).contains(until);
        assertThat(run("run 2", until).heldByAnother(held)).isEmpty();
    }

    @Test
    void oneThingIsToldOnceAndTwoThingsAreBothTold() {
        run.tell(Audit.Act.MEETING_CREATED, "v-1");
        run.tell(Audit.Act.MEETING_CREATED, "v-1");
        run.tell(Audit.Act.MEETING_REMOVED, "v-1");
        run.tell(Audit.Act.MEETING_CREATED, "v-2");

        assertThat(run.told())
                .extracting(Audit::act, row -> row.about().orElse(""))
                .containsExactly(
                        tuple(Audit.Act.MEETING_CREATED, "v-1"),
                        tuple(Audit.Act.MEETING_REMOVED, "v-1"),
                        tuple(Audit.Act.MEETING_CREATED, "v-2"));
        run.wrote();
        assertThat(run.told()).isEmpty();
    }

    private static Run run(String name, Instant now) {
        return new Run(name, Clock.fixed(now, ZoneOffset.UTC), OneClinic.cause());
    }
}
