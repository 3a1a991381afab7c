package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.virtualvisits.functions.FuzzTargets.Target;

/** A small run of {@code mvn -Pfuzz}, with inputs that the large one starts with too. */
final class FuzzTest {

    private static final int FEW = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static Stream<Target> targets() {
        return FuzzTargets.all().stream();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void damagedInputIsTakenOrRefusedAndNeverAFaultOfOurs(Target target) {
        Fuzz.Figures figures = Fuzz.run(target, 1, FEW, PATIENCE);

        assertThat(figures.taken()).as("inputs that survive their damage").isPositive();
        assertThat(figures.refused()).as("inputs that are refused").isPositive();
    }

    @Test
    void aReaderThatFailsIsFoundWithItsInput() {
        var fragile = new Target("fragile", List.of("good"), text -> text.charAt(0) == 'g');

        assertThatThrownBy(() -> Fuzz.run(fragile, 1, FEW, PATIENCE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("fragile, seed 1, input ");
    }

    @Test
    void oneSeedGivesOneRowOfInputs() {
        var first = new Damage(7, List.of("{\"a\":\"b\"}"));
        var second = new Damage(7, List.of("{\"a\":\"b\"}"));
        var other = new Damage(8, List.of("{\"a\":\"b\"}"));
        List<String> inputs = Stream.generate(first::next).limit(100).toList();

        assertThat(Stream.generate(second::next).limit(100).toList()).isEqualTo(inputs);
        assertThat(Stream.generate(other::next).limit(100).toList()).isNotEqualTo(inputs);
    }
}
