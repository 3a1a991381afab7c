package org.virtualvisits.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A short run of what {@code mvn -Pchaos} plays at length. */
final class ChaosTest {

    private static final long SEED = Long.getLong("chaos.seed", 11);
    private static final Script.Size SHORT = new Script.Size(40, 3, 1, 7);
    private static final Duration SHRINKING = Duration.ofMinutes(3);

    @Test
    void nothingIsLostAndNothingIsDoneTwiceWhateverDies() throws IOException {
        Script script = Script.random(SEED, SHORT, Clock.systemUTC().instant());
        Path log = Chaos.log(SEED);

        List<String> faults = played(script, log);

        if (!faults.isEmpty()) {
            var shrinker = new Shrinker(
                    candidate -> played(candidate, log), System.nanoTime() + SHRINKING.toNanos(), Chaos::say);
            throw new AssertionError(String.join("\n", faults) + "\nthe shortest script that failed: "
                    + shrinker.shrunk(script, faults));
        }
        assertThat(script.duplicates()).isPositive();
        assertThat(script.reordered()).isPositive();
    }

    private static List<String> played(Script script, Path log) {
        try (var play = new Play(script, Chaos.carrier(script.seed()), Set.of(), log, Chaos::say)) {
            return play.run();
        }
    }
}
