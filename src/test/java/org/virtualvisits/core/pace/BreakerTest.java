package org.virtualvisits.core.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.sandbox.memory.InMemoryHealths;

final class BreakerTest {

    private static final Instant BEGIN = Instant.parse("2026-11-21T09:00:00Z");

    private Instant now = BEGIN;
    private int asked;
    private final InMemoryHealths shared = new InMemoryHealths();
    private final Healths counted = new Healths() {
        @Override
        public Optional<Stored> find(String service) {
            asked++;
            return shared.find(service);
        }

        @Override
        public boolean write(String service, Health health, Optional<String> over) {
            asked++;
            return shared.write(service, health, over);
        }
    };
    private final Breaker here = new Breaker("teams", counted, () -> now, Measures.NONE);
    private final Breaker there = new Breaker("teams", counted, () -> now, Measures.NONE);

    @Test
    void fiveFailuresInARowOnAnyInstancesKeepEverybodyAway() {
        here.failed();
        here.failed();
        there.failed();
        there.failed();
        assertThat(here.stayAway("v1")).isEmpty();
        there.failed();
        now = now.plusSeconds(2);

        assertThat(here.stayAway("v1"))
                .hasValueSatisfying(
                        pause -> assertThat(pause).isBetween(Duration.ofSeconds(18), Duration.ofSeconds(18 + 30 + 40)));
        assertThat(there.stayAway("v1")).isPresent();
        assertThat(new Breaker("mail", counted, () -> now, Measures.NONE).stayAway("v1"))
                .isEmpty();
    }

    @Test
    void anAnswerInBetweenStartsTheCountAnew() {
        for (int i = 0; i < 20; i++) {
            assertThat(here.stayAway("v1")).isEmpty();
            here.failed();
            if (i % 4 == 3) {
                assertThat(here.stayAway("v1")).isEmpty();
                here.answered();
            }
        }
    }

    @Test
    void afterTheRestOneTriesAndTheOthersStayAway() {
        shut();
        now = now.plusSeconds(20);

        List<Boolean> passed = IntStream.range(0, 20)
                .mapToObj(i -> (i % 2 == 0 ? here : there).stayAway("v" + i).isEmpty())
                .toList();

        assertThat(passed).filteredOn(Boolean::booleanValue).hasSize(1);
    }

    @Test
    void oneWhoTriesAndDiesIsFollowedByAnother() {
        shut();
        now = now.plusSeconds(20);
        assertThat(here.stayAway("v1")).isEmpty();
        now = now.plusSeconds(29);
        assertThat(there.stayAway("v2")).isPresent();
        now = now.plusSeconds(1);
        assertThat(there.stayAway("v2")).isEmpty();
    }

    @Test
    void onceTheTrialIsAnsweredAllMayCall() {
        shut();
        now = now.plusSeconds(20);
        assertThat(here.stayAway("v1")).isEmpty();
        here.answered();

        assertThat(here.stayAway("v2")).isEmpty();
        now = now.plusSeconds(2);
        assertThat(there.stayAway("v3")).isEmpty();
    }

    @Test
    void eachTrialThatFailsDoublesTheRestUpToAFewMinutes() {
        shut();
        for (long rest : new long[] {20, 40, 80, 160, 160}) {
            now = now.plusSeconds(rest).minusMillis(1);
            assertThat(here.stayAway("v1")).isPresent();
            now = now.plusSeconds(2);
            assertThat(here.stayAway("v1")).isEmpty();
            here.failed();
        }
    }

    @Test
    void callsThatWereUnderWayWhenItWasShutDoNotMakeTheRestLonger() {
        shut();
        for (int i = 0; i < 24; i++) {
            there.failed();
        }
        now = now.plusSeconds(20);

        assertThat(here.stayAway("v1")).isEmpty();
    }

    @Test
    void thoseWhoWereKeptAwayComeBackSpreadOverTime() {
        shut();
        var pauses = IntStream.range(0, 1_000)
                .mapToObj(i -> here.stayAway("visit " + i).orElseThrow())
                .toList();

        assertThat(pauses).allMatch(pause -> pause.compareTo(Duration.ofSeconds(20)) >= 0);
        assertThat(pauses.stream().map(Duration::toSeconds).distinct().count()).isGreaterThan(40);
        assertThat(here.stayAway("visit 7")).contains(pauses.get(7));
    }

    @Test
    void aServiceThatIsWellCostsOneRequestInTwoSeconds() {
        for (int i = 0; i < 100; i++) {
            here.stayAway("v" + i);
            here.answered();
            now = now.plusMillis(19);
        }
        assertThat(asked).isEqualTo(1);
    }

    private void shut() {
        for (int i = 0; i < 5; i++) {
            here.failed();
        }
    }

    @Test
    void aServiceThatIsAwayIsToldSoAtEveryLookUntilNobodyHasMissedItForTenMinutes() {
        var told = new ArrayList<Double>();
        var watched = new Breaker("teams", counted, () -> now, (measure, value, labels) -> told.add(value));
        assertThat(watched.tell()).isFalse();
        for (int i = 0; i < 5; i++) {
            watched.failed();
        }
        told.clear();

        assertThat(watched.tell()).isTrue();
        now = now.plus(Duration.ofSeconds(20)).plus(Duration.ofMinutes(10)).minusMillis(1);
        assertThat(watched.tell()).isTrue();
        now = now.plusMillis(1);
        assertThat(watched.tell()).isFalse();
        assertThat(told).containsExactly(1.0, 1.0, 0.0);
    }
}
