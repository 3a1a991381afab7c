package org.virtualvisits.core.credential;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.virtualvisits.core.credential.Registrations.Reading;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.Measures.Label;
import org.virtualvisits.core.notice.MailSender;

/**
 * Use case: once a day, list every watched credential and send the reminders that are due (S2.7). Called every few
 * minutes, it does what is left of the day's work and then nothing until the next day; so a crash, a throttled mailbox or
 * a lack of time only puts off. The list comes first and is written as intentions; then each mail goes out under a key of
 * its own, so that it goes out once.
 */
public final class WatchCredentials {

    /** The working day begins at this hour of UTC: before people read their mail in Europe. */
    static final Duration BEGINS = Duration.ofHours(5);

    /** A function has five minutes (host.json); the last mail begun must end within them. */
    private static final Duration BUDGET = Duration.ofMinutes(3);

    /** Longer than a function can run, so that two never work at once. */
    private static final Duration LEASE = Duration.ofMinutes(8);

    private final CredentialLedger ledger;
    private final Registrations registrations;
    private final MailSender mails;
    private final CredentialMail mail;
    private final Own own;
    private final List<FollowUp> followUps;
    private final Measures measures;
    private final TellOwn tellOwn;
    private final Clock clock;
    private final Supplier<String> runs;

    /**
     * Keeps its ports.
     *
     * @param followUps what else is begun when the day's list is complete
     * @param runs names each run, never the same twice
     */
    public WatchCredentials(
            CredentialLedger ledger,
            Registrations registrations,
            MailSender mails,
            Letters letters,
            CalendarEntries calendar,
            Own own,
            List<FollowUp> followUps,
            Measures measures,
            Clock clock,
            Supplier<String> runs) {
        this.ledger = ledger;
        this.registrations = registrations;
        this.mails = mails;
        this.mail = new CredentialMail(letters, calendar);
        this.own = own;
        this.followUps = List.copyOf(followUps);
        this.measures = measures;
        this.tellOwn = new TellOwn(ledger, measures);
        this.clock = clock;
        this.runs = runs;
    }

    /** Does what is left of the day's work. */
    public Outcome run() {
        Instant now = clock.instant();
        LocalDate today = today(now);
        Round before = ledger.round();
        if (before.finished().filter(today::equals).isPresent()) {
            return new Outcome.Idle();
        }
        if (before.isHeld(now)) {
            return new Outcome.Busy();
        }
        Optional<Round> mine = ledger.write(before.heldBy(runs.get(), now.plus(LEASE)));
        return mine.isEmpty() ? new Outcome.Busy() : worked(mine.get(), now, today);
    }

    static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now.minus(BEGINS), ZoneOffset.UTC);
    }

    private Outcome worked(Round held, Instant now, LocalDate today) {
        List<Watch> watches = ledger.watches();
        Round round = held;
        if (round.listed().filter(today::equals).isEmpty()) {
            Listing listing = listed(watches, now);
            switch (listing.reading()) {
                case Reading.Complete() -> {
                    watches.forEach(watch -> followUps.forEach(one -> one.listed(watch)));
                    round = round.listed(today, listing.credentials());
                }
                case Reading.Refused(var what, var fix) -> {
                    tellOwn.tell(watches, now);
                    return ended(round, new Outcome.Refused(what, fix), "refused", Optional.of(what + " " + fix));
                }
                case Reading.Later(var after) -> {
                    return ended(round, new Outcome.Later(round.sent()), "later", Optional.empty());
                }
            }
            // Written at once: should the sending die, the next run need not list again.
            round = ledger.write(round).orElseThrow(() -> new IllegalStateException("the round was taken away"));
        }
        return delivered(round, watches, now, today);
    }

    private record Listing(Reading reading, int credentials) {}

    private Listing listed(List<Watch> watches, Instant now) {
        if (watches.isEmpty()) {
            return new Listing(new Reading.Complete(), 0);
        }
        List<Census> lists = watches.stream()
                .map(watch -> new Census(watch, own, ledger, now))
                .toList();
        Reading reading =
                registrations.read(scope(watches), registration -> lists.forEach(census -> census.note(registration)));
        int credentials = reading instanceof Reading.Complete
                ? lists.stream().mapToInt(Census::finish).sum()
                : 0;
        return new Listing(reading, credentials);
    }

    /** What any of them wants; everything, if one wants everything. */
    private static Optional<Set<String>> scope(List<Watch> watches) {
        var all = new HashSet<String>();
        for (Watch watch : watches) {
            if (watch.applications().isEmpty()) {
                return Optional.empty();
            }
            all.addAll(watch.applications().get());
        }
        return Optional.of(all);
    }

    private Outcome delivered(Round listed, List<Watch> watches, Instant now, LocalDate today) {
        var post = new Post(ledger, mails, mail, measures, clock, now.plus(BUDGET));
        boolean all = true;
        for (Watch watch : watches) {
            // One organisation's mailbox may be throttled, and the next one's not.
            all &= post.deliver(watch);
        }
        Round round = listed.sentMore(post.sent());
        tellOwn.tell(watches, now);
        return all
                ? ended(
                        round.finished(today),
                        new Outcome.Done(round.credentials(), round.sent()),
                        "complete",
                        Optional.empty())
                : ended(round, new Outcome.Later(round.sent()), "later", Optional.empty());
    }

    /** The sign of life: whoever sees no run that was complete for a day and some hours, must look. */
    private Outcome ended(Round round, Outcome outcome, String word, Optional<String> trouble) {
        ledger.write(round.ended(clock.instant(), word, trouble));
        measures.count(Measure.CREDENTIAL_WATCH_RUNS, Map.of(Label.OUTCOME, word));
        if (outcome instanceof Outcome.Done(var credentials, var sent)) {
            measures.tell(Measure.CREDENTIALS_WATCHED, credentials, Map.of());
        }
        return outcome;
    }

    /** Every way a run can end. */
    public sealed interface Outcome {
        /** The day's work is complete. */
        record Done(int credentials, int sent) implements Outcome {}

        /** It was before. */
        record Idle() implements Outcome {}

        /** Another run works on it. */
        record Busy() implements Outcome {}

        /** Something is left; the next run goes on. */
        record Later(int sent) implements Outcome {}

        /** The directory refuses until a person acts. */
        record Refused(String what, String fix) implements Outcome {}
    }
}
