package org.virtualvisits.core.readiness;

import java.time.Clock;
import java.util.List;
import org.virtualvisits.core.pace.Turns;

/** Asks about mailboxes that clinics write from. Each gets one question at a time, as a turn allows (docs/adr/0014). */
final class CheckSenders {

    private final Accounts accounts;
    private final Turns turns;
    private final Clock clock;

    CheckSenders(Accounts accounts, Turns turns, Clock clock) {
        this.accounts = accounts;
        this.turns = turns;
        this.clock = clock;
    }

    /** A mailbox, in lower case, and what is found out about it. */
    record Sender(String mailbox, Look look) {

        Sender(String mailbox) {
            this(mailbox, new Look());
        }
    }

    void check(List<Sender> senders, String holder) {
        var turnstile = new Turnstile(turns, clock, holder);
        senders.forEach(sender -> turnstile.enter(sender.mailbox()).ifPresent(sender.look()::wait));
        Look.ask(senders, Sender::look, Sender::mailbox, accounts::readMail, CheckSenders::hearReading);
        Look.ask(senders, Sender::look, Sender::mailbox, accounts::sendMail, CheckSenders::hearSending);
        senders.forEach(
                sender -> turnstile.leave(sender.mailbox(), sender.look().pause()));
    }

    private static void hearReading(Sender sender, Probe<Boolean> probe) {
        switch (probe) {
            case Probe.Answered<Boolean>(var well) -> {}
            case Probe.Absent<Boolean>() -> ended(sender, Defect.SENDER_ABSENT);
            case Probe<Boolean> other -> sender.look().find(Defect.SENDER_REFUSED, sender.mailbox());
        }
    }

    /** That there is no such message is what we hope to hear; anything else would be news to the reading before. */
    private static void hearSending(Sender sender, Probe<Boolean> probe) {
        if (probe instanceof Probe.Denied<Boolean>) {
            sender.look().find(Defect.SENDER_MAY_NOT_SEND, sender.mailbox());
        }
    }

    private static void ended(Sender sender, Defect defect) {
        sender.look().find(defect, sender.mailbox());
        sender.look().end();
    }
}
