package org.virtualvisits.core.notice;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.Measures.Label;
import org.virtualvisits.core.pace.Breaker;
import org.virtualvisits.core.pace.Turns;

/**
 * Hands messages to their services at a pace that these bear: keeps away from one that is down, and takes a turn at the
 * mailbox that a mail leaves from. Never waits; what is too early is answered so.
 */
public final class Dispatch {

    /** Longer than the slowest mail: calls of 25 s, begun 80 s after the first at the latest, and what sets them right. */
    private static final Duration TURN = Duration.ofMinutes(4);

    private final Messenger messenger;
    private final Turns turns;
    private final Breaker texts;
    private final Breaker mails;
    private final Measures measures;

    /** Keeps its ports. */
    public Dispatch(Messenger messenger, Turns turns, Breaker texts, Breaker mails, Measures measures) {
        this.messenger = messenger;
        this.turns = turns;
        this.texts = texts;
        this.mails = mails;
        this.measures = measures;
    }

    /** As {@link TextSender#send}, while its service is not known to be down. */
    public Delivery text(Messenger.Text text, boolean perhapsSent) {
        return guarded(texts, text.key(), () -> messenger.send(text, perhapsSent));
    }

    /** As {@link MailSender#send}, while its service is not known to be down, and when it is this mail's turn. */
    public Delivery mail(Messenger.Mail mail, boolean perhapsSent, Turns.Wish wish) {
        return guarded(mails, mail.key(), () -> switch (turns.toSend(mail.from(), mail.key(), wish, TURN)) {
            case Turns.Answer.NotBefore(var place) -> new Delivery.Placed(place);
            case Turns.Answer.Taken(var turn) -> inTurn(turn, () -> messenger.send(mail, perhapsSent));
        });
    }

    private Delivery inTurn(Turns.Turn turn, Supplier<Delivery> send) {
        Duration pause = Duration.ZERO;
        try {
            Delivery delivery = send.get();
            pause = delivery instanceof Delivery.Later(var after, var why) && why.isThrottle() ? after : pause;
            return delivery;
        } finally {
            if (pause.isZero()) {
                turns.release(turn);
            } else {
                turns.release(turn, pause);
            }
        }
    }

    private Delivery guarded(Breaker breaker, String key, Supplier<Delivery> send) {
        Optional<Duration> away = breaker.stayAway(key);
        if (away.isPresent()) {
            return new Delivery.Later(away.get(), breaker.reason());
        }
        Delivery delivery = send.get();
        switch (delivery) {
            case Delivery.Placed placed -> {}
            case Delivery.Later(var after, var why) -> {
                breaker.hindered(why);
                String word = why.name().toLowerCase(Locale.ROOT);
                measures.count(Measure.HINDRANCES, Map.of(Label.JOB, breaker.service(), Label.OUTCOME, word));
            }
            case Delivery.Accepted accepted -> breaker.answered();
            case Delivery.Refused refused -> breaker.answered();
            case Delivery.Barred barred -> {
                breaker.answered();
                measures.count(Measure.HINDRANCES, Map.of(Label.JOB, breaker.service(), Label.OUTCOME, "barred"));
            }
        }
        return delivery;
    }
}
