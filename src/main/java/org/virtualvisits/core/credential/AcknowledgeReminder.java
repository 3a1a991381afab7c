package org.virtualvisits.core.credential;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.virtualvisits.core.kernel.OrganisationId;

/**
 * Use case: somebody says that they know, and by when they will have seen to it. The one reminder that comes next is not
 * sent then; the one after is.
 */
public final class AcknowledgeReminder {

    private final CredentialLedger ledger;
    private final Clock clock;

    /** Keeps its ports. */
    public AcknowledgeReminder(CredentialLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Notes it. The same word again changes nothing. */
    public Outcome acknowledge(OrganisationId organisation, CredentialId credential, String by, LocalDate until) {
        Optional<Watch> watch = ledger.watch(organisation);
        Optional<Held> found =
                ledger.find(organisation, credential).filter(held -> held.gone().isEmpty());
        if (watch.isEmpty() || found.isEmpty()) {
            return new Outcome.Unknown();
        }
        Held held = found.get();
        Instant now = clock.instant();
        if (held.credential().own()) {
            return new Outcome.Critical();
        }
        if (held.credential().superseded().isPresent()) {
            return new Outcome.Nothing();
        }
        int step = next(watch.get(), held, now);
        LocalDate day = watch.get().day(held.credential().ends()).minusDays(step);
        if (until.isBefore(day)) {
            return new Outcome.TooSoon(day);
        }
        ledger.put(organisation, new Acknowledgement(credential, by, until, now, step));
        return new Outcome.Silenced(
                step, day.isBefore(watch.get().day(now)) ? watch.get().day(now) : day);
    }

    /** The step reached already, if it is not dealt with; else the one that comes next. */
    private static int next(Watch watch, Held held, Instant now) {
        int daysLeft = watch.daysLeft(held.credential(), now);
        int reached = watch.reached(daysLeft).orElse(Integer.MAX_VALUE);
        return reached < held.step().orElse(Integer.MAX_VALUE) ? reached : watch.next(daysLeft);
    }

    /** Every way this can end. */
    public sealed interface Outcome {
        /** The reminder of that step, which would have come on that day, will not. */
        record Silenced(int step, LocalDate day) implements Outcome {}

        /** The next reminder comes only on that day, later than they will have seen to it. */
        record TooSoon(LocalDate day) implements Outcome {}

        /** Nobody is going to be reminded of it. */
        record Nothing() implements Outcome {}

        /** This product depends on it: its reminders cannot be silenced. */
        record Critical() implements Outcome {}

        /** There is no such credential. */
        record Unknown() implements Outcome {}
    }
}
