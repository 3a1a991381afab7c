package org.virtualvisits.core.readiness;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.pace.Turns;

/** The turns at mailboxes that a group of questions holds. Each is asked one question at a time, so one turn each is enough. */
final class Turnstile {

    /** Longer than three batches take; a worker that dies blocks one of a mailbox's places no longer. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Turns turns;
    private final Clock clock;
    private final String holder;
    private final Map<String, Turns.Turn> held = new LinkedHashMap<>();

    Turnstile(Turns turns, Clock clock, String holder) {
        this.turns = turns;
        this.clock = clock;
        this.holder = holder;
    }

    /** Takes a turn, or says how long to stay away. */
    Optional<Duration> enter(String mailbox) {
        if (held.containsKey(mailbox)) {
            return Optional.empty();
        }
        return switch (turns.toUse(mailbox, holder, LONGEST)) {
            case Turns.Answer.Taken(var turn) -> {
                held.put(mailbox, turn);
                yield Optional.empty();
            }
            case Turns.Answer.NotBefore(var place) -> Optional.of(Duration.between(clock.instant(), place));
        };
    }

    /** Gives a turn back; nobody has one while the mailbox itself asks everybody to wait. */
    void leave(String mailbox, Optional<Duration> pause) {
        Optional.ofNullable(held.remove(mailbox))
                .ifPresent(turn -> pause.ifPresentOrElse(its -> turns.release(turn, its), () -> turns.release(turn)));
    }
}
