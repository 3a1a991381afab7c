package org.virtualvisits.core.hygiene;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.pace.Turns;

/**
 * The places of a mailbox that a slice has for itself. Of the four that Graph allows to all instances together, one is
 * always left to visits' own mail; and listing needs only one.
 *
 * @param notBefore when to come again, if there is none
 */
record MailboxPlaces(List<Turns.Turn> held, Optional<Instant> notBefore) {

    private static final int MOST = Mailboxes.AT_ONCE - 1;

    static MailboxPlaces take(Turns turns, String address, MailboxSweep mailbox, boolean acts, Duration atMost) {
        var held = new ArrayList<Turns.Turn>();
        for (int i = 0; i < (acts ? MOST : 1); i++) {
            String holder = mailbox.sweep() + "." + mailbox.index() + "." + i;
            switch (turns.toUse(address, holder, atMost)) {
                case Turns.Answer.Taken(var turn) -> held.add(turn);
                case Turns.Answer.NotBefore(var place) -> {
                    return new MailboxPlaces(List.copyOf(held), held.isEmpty() ? Optional.of(place) : Optional.empty());
                }
            }
        }
        return new MailboxPlaces(List.copyOf(held), Optional.empty());
    }

    int count() {
        return held.size();
    }

    void release(Turns turns) {
        held.forEach(turns::release);
    }
}
