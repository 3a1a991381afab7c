package org.virtualvisits.core.hygiene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.virtualvisits.core.hygiene.RuleSetExample.OLD_EVENTS;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of sweeps. */
final class SweepIdTest {

    private static final SweepId ID =
            SweepId.at(RuleSetExample.of(OLD_EVENTS).done(), Instant.parse("2026-01-31T02:00:59Z"));

    @Test
    void aNameIsWhoseSweepItIsAndItsMinuteAndIsReadAsItIsWritten() {
        assertThat(ID).hasToString("north.usual.20260131T0200");
        assertThat(SweepId.read("north.usual.20260131T0200")).isEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "north.usual",
                "north.usual.20260131T0200.",
                "north.usual.20260131T0200.x",
                "north.Usual.20260131T0200",
                "north..20260131T0200",
                "north.usual.20260131",
                "north.usual.20260131T02:00"
            })
    void whatIsNoNameIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SweepId.read(text));
    }

    @Test
    void aSweepIsBeforeLaterMinutesAndNotBeforeItsOwn() {
        assertThat(ID.isBefore(Instant.parse("2026-01-31T02:01:00Z"))).isTrue();
        assertThat(ID.isBefore(Instant.parse("2026-01-31T02:00:59Z"))).isFalse();
        assertThat(ID.isBefore(Instant.parse("2026-01-31T01:59:00Z"))).isFalse();
    }
}
