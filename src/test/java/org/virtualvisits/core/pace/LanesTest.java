package org.virtualvisits.core.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LanesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private final Lanes lanes = new Lanes();

    @Test
    void tenOfAFlowGoAheadAtOnceAndOneMoreEverySixSeconds() {
        assertThat(ahead("a", false, 1_000, NOW)).isEqualTo(10);
        assertThat(ahead("a", false, 1_000, NOW.plusMillis(5_999))).isZero();
        assertThat(ahead("a", false, 1_000, NOW.plusSeconds(6))).isEqualTo(1);
        assertThat(ahead("a", false, 1_000, NOW.plusSeconds(66))).isEqualTo(10);
    }

    @Test
    void whatCannotWaitGoesAheadBeyondThatUpToACap() {
        assertThat(ahead("a", true, 1_000, NOW)).isEqualTo(70);
        assertThat(ahead("a", true, 1_000, NOW.plusSeconds(1))).isEqualTo(1);
    }

    @Test
    void aFlowIsNotHeldBackByAnother() {
        ahead("a", true, 1_000, NOW);

        assertThat(ahead("b", false, 1, NOW)).isEqualTo(1);
    }

    @Test
    void howeverManyFlowsThereAreThoseThatRestAreForgotten() {
        IntStream.range(0, 30_000).forEach(each -> lanes.isExpress("flow " + each, false, NOW.plusSeconds(each)));

        assertThat(ahead("flow 29999", false, 20, NOW.plusSeconds(29_999))).isEqualTo(9);
    }

    private int ahead(String flow, boolean pressing, int pieces, Instant now) {
        return (int) IntStream.range(0, pieces)
                .filter(each -> lanes.isExpress(flow, pressing, now))
                .count();
    }
}
