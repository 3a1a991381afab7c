package org.virtualvisits.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Takes one guard away, and sees that the run then fails: so the run is harsh enough to need it, and would tell if the
 * product lost it. {@code -Dchaos.guards=all} plays every guard.
 */
final class GuardsTest {

    private static final Script.Size SIZE = new Script.Size(30, 3, 0, 12);
    private static final String QUICK = "CREATE_OR_GET";

    /** Luck takes part: where nothing went wrong, another seed is played. */
    private static final List<Long> SEEDS = List.of(21L, 22L, 23L);

    @ParameterizedTest
    @MethodSource("guards")
    void withoutItTheRunFails(Guard guard) throws IOException {
        List<String> faults = List.of();
        for (int i = 0; i < SEEDS.size() && faults.isEmpty(); i++) {
            long from = System.nanoTime();
            faults = played(SEEDS.get(i), guard);
            System.out.printf(
                    "without %s seed %d has %d faults after %d s, such as: %s%n",
                    guard,
                    SEEDS.get(i),
                    faults.size(),
                    Duration.ofNanos(System.nanoTime() - from).toSeconds(),
                    faults.stream().findFirst().orElse("none"));
        }

        assertThat(faults).isNotEmpty();
    }

    static Stream<Guard> guards() {
        String names = System.getProperty("chaos.guards", QUICK);
        return names.equals("all")
                ? EnumSet.allOf(Guard.class).stream()
                : Arrays.stream(names.split(",")).map(Guard::valueOf);
    }

    private static List<String> played(long seed, Guard guard) throws IOException {
        Script script = Script.random(seed, SIZE, Clock.systemUTC().instant());
        try (var play = new Play(script, Chaos.carrier(seed), Set.of(guard), Chaos.log(seed), Chaos::say)) {
            return play.run();
        }
    }
}
