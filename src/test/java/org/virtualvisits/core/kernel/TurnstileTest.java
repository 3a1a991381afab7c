package org.virtualvisits.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TurnstileTest {

    private Instant now = Instant.parse("2026-11-22T09:00:20Z");
    private final Turnstile turnstile = new Turnstile(2, Duration.ofMinutes(1), () -> now);

    @Test
    void whoComesTooOftenWaitsForTheNextPeriodAndNobodyElseDoes() {
        assertThat(turnstile.refusal("a")).isEmpty();
        assertThat(turnstile.refusal("a")).isEmpty();

        assertThat(turnstile.refusal("a")).contains(Duration.ofSeconds(40));
        assertThat(turnstile.refusal("b")).isEmpty();
    }

    @Test
    void aNewPeriodStartsAfresh() {
        turnstile.refusal("a");
        turnstile.refusal("a");
        now = now.plusSeconds(40);

        assertThat(turnstile.refusal("a")).isEmpty();
        assertThat(turnstile.refusal("a")).isEmpty();
        assertThat(turnstile.refusal("a")).contains(Duration.ofMinutes(1));
    }

    @Test
    void whoWasTurnedAwayDoesNotWaitLongerForTrying() {
        for (int i = 0; i < 100; i++) {
            turnstile.refusal("a");
        }
        now = now.plusSeconds(41);

        assertThat(turnstile.refusal("a")).isEmpty();
    }
}
