package org.virtualvisits.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On plays that are pretended, so that what fails is known. */
final class ShrinkerTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private final Script script = Script.random(7, new Script.Size(40, 4, 1, 7), NOW);

    @Test
    void ofALongScriptTheTwoStepsAreLeftWithoutWhichNothingFails() {
        Step first = script.steps().get(script.steps().size() / 3);
        Step second = script.steps().stream()
                .filter(Step.Kill.class::isInstance)
                .reduce((one, other) -> other)
                .orElseThrow();

        Script shrunk = shrinker(List.of(first, second)).shrunk(script, List.of("somebody is wrong"));

        assertThat(shrunk.steps()).containsExactlyInAnyOrder(first, second);
        assertThat(shrunk.faults()).isZero();
    }

    @Test
    void theLifeThatAFaultNamesIsTriedAlone() {
        Step one = new Step.Tell(3, 0, false);

        Script shrunk = shrinker(List.of(one)).shrunk(script, List.of("chaos-3 (…) was told twice"));

        assertThat(shrunk.steps()).containsExactly(one);
        assertThat(shrunk.lives()).containsOnlyKeys(3);
        assertThat(shrunk.toString()).contains("chaos-3 version 1");
    }

    @Test
    void aScriptThatFailsNoMoreIsHandedBackAsItWas() {
        var shrinker = new Shrinker(
                any -> List.of(), System.nanoTime() + Duration.ofSeconds(10).toNanos(), line -> {});

        assertThat(shrinker.shrunk(script, List.of("chaos-3 (…) was told twice")))
                .isEqualTo(script);
    }

    private static Shrinker shrinker(List<Step> needed) {
        return new Shrinker(
                candidate -> candidate.steps().containsAll(needed) ? List.of("fails") : List.of(),
                System.nanoTime() + Duration.ofSeconds(30).toNanos(),
                line -> {});
    }
}
