package org.virtualvisits.core.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.reply.Callback.Content;
import org.virtualvisits.core.reply.ReceiveCallbacks.Outcome;
import org.virtualvisits.sandbox.memory.InMemoryCallbacks;

/** What is told is kept once, followed while it waits, and forgotten in time. */
final class ReceiveCallbacksTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final InMemoryCallbacks callbacks = new InMemoryCallbacks();
    private final List<CallbackId> asked = new ArrayList<>();
    private boolean queueIsThere = true;

    @Test
    void whatIsToldAgainIsKnownAndNobodyIsAskedTwice() {
        assertThat(at(NOW).receive(List.of(text("1", NOW)))).containsExactly(Outcome.KEPT);
        assertThat(at(NOW.plus(Duration.ofDays(3))).receive(List.of(text("1", NOW))))
                .containsExactly(Outcome.KNOWN);
        assertThat(asked).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"PT-96H, KEPT", "PT-96H-1S, STALE", "PT10M, KEPT", "PT10M1S, STALE"})
    void whatIsTooOldToBeKnownFromARepeatIsRefused(Duration offset, Outcome outcome) {
        assertThat(at(NOW).receive(List.of(text("1", NOW.plus(offset))))).containsExactly(outcome);
        assertThat(asked).hasSize(outcome == Outcome.KEPT ? 1 : 0);
    }

    @Test
    void aNameIsRememberedForAsLongAsARepeatWouldBeTaken() {
        Callback told = text("1", NOW);
        at(NOW).receive(List.of(told));
        Instant last = NOW.plus(ReceiveCallbacks.OLDEST);

        following(last).forget();
        assertThat(at(last).receive(List.of(told))).containsExactly(Outcome.KNOWN);

        assertThat(following(NOW.plus(Duration.ofDays(9))).forget()).isEqualTo(1);
    }

    @Test
    void whatALostRequestLeftWaitingIsAskedForAgain() {
        queueIsThere = false;
        assertThat(at(NOW).receive(List.of(text("1", NOW)))).containsExactly(Outcome.KEPT);
        assertThat(asked).isEmpty();

        queueIsThere = true;
        assertThat(following(NOW.plus(Duration.ofDays(3))).follow()).isEqualTo(1);
        assertThat(asked).hasSize(1);
    }

    private ReceiveCallbacks at(Instant now) {
        return new ReceiveCallbacks(callbacks, this::take, Measures.NONE, Clock.fixed(now, ZoneOffset.UTC));
    }

    private FollowCallbacks following(Instant now) {
        return new FollowCallbacks(callbacks, this::take, Measures.NONE, Clock.fixed(now, ZoneOffset.UTC));
    }

    private boolean take(CallbackId id, Duration after) {
        if (queueIsThere) {
            asked.add(id);
        }
        return queueIsThere;
    }

    private static Callback text(String id, Instant at) {
        return new Callback(CallbackId.of("acs", id, at), at, new Content.Text("+447700900123", "Yes"));
    }
}
