package org.virtualvisits.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScriptTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final Script.Size LONG = new Script.Size(2_200, 24, 4, 7);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aLongRunIsAsHarshAsItClaims(long seed) {
        Script script = Script.random(seed, LONG, NOW);

        assertThat(script.webhooks()).isGreaterThanOrEqualTo(10_000);
        assertThat(script.duplicates() * 10).isGreaterThanOrEqualTo(script.webhooks());
        assertThat(script.reordered() * 20).isGreaterThanOrEqualTo(script.webhooks());
        assertThat(script.kills()).isGreaterThanOrEqualTo(20);
        assertThat(script.storageRestarts()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void everyUpshotIsWhereSomeLivesEnd() {
        Set<Wish.Upshot> ends = Script.random(1, LONG, NOW).lives().values().stream()
                .map(life -> life.last().upshot())
                .collect(Collectors.toSet());

        assertThat(ends).containsExactlyInAnyOrderElementsOf(Arrays.asList(Wish.Upshot.values()));
    }

    @Test
    void aSeedMakesTheSameScriptAgain() {
        assertThat(Script.random(5, LONG, NOW)).isEqualTo(Script.random(5, LONG, NOW));
    }

    @Test
    void whoOrdersByArrivalTellsEachVersionFirstInOrder() {
        var told = new HashMap<Integer, Integer>();
        Script script = Script.random(2, LONG, NOW);
        for (Step step : script.steps()) {
            if (step instanceof Step.Tell(var life, var version, var again)
                    && !again
                    && script.life(life).origin() == Life.Origin.SIGNED) {
                assertThat(version).isEqualTo(told.getOrDefault(life, -1) + 1);
                told.put(life, version);
            }
        }
        assertThat(told).isNotEmpty();
    }
}
