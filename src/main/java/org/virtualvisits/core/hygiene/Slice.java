package org.virtualvisits.core.hygiene;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.virtualvisits.core.hygiene.MailboxSweep.Intent;
import org.virtualvisits.core.hygiene.MailboxSweep.Skipped;
import org.virtualvisits.core.hygiene.MailboxSweep.State;
import org.virtualvisits.core.hygiene.Mailboxes.Act;
import org.virtualvisits.core.hygiene.Mailboxes.Reading;
import org.virtualvisits.core.hygiene.Sweeps.StoredMailbox;
import org.virtualvisits.core.kernel.Measures;

/**
 * One worker's time at one mailbox. Page by page: read, judge, write down what is intended, do it, write down that it is
 * done. Whoever finds an intent that nobody has settled reads the same page again: what is no longer there was done.
 */
public final class Slice {

    /** Requests in a slice; with the pace, never more than 6,500 in ten minutes, of the 10,000 that Graph allows. */
    static final int MOST_REQUESTS = 250;

    /** Requests a second, over all slices of a mailbox; the rest of its limit is for visits' own mail. */
    static final int PACE = 10;

    /** After this no further page is begun; the host ends a function after five minutes. */
    static final Duration LONGEST = Duration.ofSeconds(100);

    /** Then a mailbox is given up; with growing pauses that is a good day. */
    private static final int MOST_STALLS = 60;

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    private final Sweep sweep;
    private final Sweeps sweeps;
    private final Mailboxes mailboxes;
    private final Judge judge;
    private final Clock clock;
    private final int atOnce;
    private final Instant began;
    private final String address;
    private final List<Folder> folders;
    private StoredMailbox held;
    private long requests;

    Slice(
            Sweep sweep,
            StoredMailbox held,
            Instant began,
            Sweeps sweeps,
            Mailboxes mailboxes,
            VisitEnds visits,
            Clock clock,
            int atOnce) {
        this.atOnce = atOnce;
        this.sweep = sweep;
        this.held = held;
        this.began = began;
        this.sweeps = sweeps;
        this.mailboxes = mailboxes;
        this.clock = clock;
        this.address = sweep.rules().mailboxes().get(held.mailbox().index());
        this.folders = sweep.rules().folders();
        this.judge =
                new Judge(sweep.rules(), sweep.started(), sweep.rules().held().contains(address), visits);
    }

    /** How a slice ended. */
    public sealed interface End {
        /** More is left, for then. */
        record Resume(Instant due) implements End {}

        /** The mailbox is finished, or cannot be swept. */
        record Complete() implements End {}

        /** The sweep must stop. */
        record Stop() implements End {}

        /** Another worker has taken over, because this one took too long. */
        record Lost() implements End {}
    }

    /** Others have the mailbox to themselves until then. */
    End postponed(Instant until) {
        return resume(until, mailbox().stalls());
    }

    End run() {
        while (true) {
            if (!sweeps.find(sweep.id()).map(now -> now.sweep().isActive()).orElse(false)) {
                return write(mailbox().over(State.STOPPED, Optional.empty(), clock.instant()), new End.Complete());
            }
            if (mailbox().stage() >= folders.size()) {
                return write(mailbox().over(State.DONE, Optional.empty(), clock.instant()), new End.Complete());
            }
            if (requests >= MOST_REQUESTS || clock.instant().isAfter(began.plus(LONGEST))) {
                Instant due = began.plusMillis(requests * 1_000 / PACE);
                return resume(due.isBefore(clock.instant()) ? clock.instant() : due, 0);
            }
            Optional<End> end = page();
            if (end.isPresent()) {
                return end.get();
            }
        }
    }

    private Optional<End> page() {
        return switch (mailboxes.read(query(mailbox().cursor()))) {
            case Reading.Later(var pause) -> Optional.of(stalled(pause));
            case Reading.Closed(var why) -> Optional.of(skipped(why));
            case Reading.Page page -> {
                requests += page.requests();
                Optional<Intent> open = mailbox().intent();
                yield open.isPresent() ? resumed(open.get(), page) : fresh(page);
            }
        };
    }

    private Optional<End> fresh(Reading.Page page) {
        Tally delta = Tally.NONE;
        var acts = new ArrayList<Act>();
        for (Item item : page.items()) {
            List<Finding> findings = judge.judge(folder(), item);
            delta = delta.with(findings);
            findings.stream()
                    .filter(finding -> sweep.enforces() && finding.isAct())
                    .map(finding ->
                            new Act(finding.rule(), item.id(), finding.attachment(), finding.action(), finding.bytes()))
                    .forEach(acts::add);
        }
        if (acts.isEmpty()) {
            return settled(new Intent(acts, delta, page.next()), page.requests());
        }
        int ofMailbox = (int) Math.min(
                acts.size(),
                Math.max(0, sweep.rules().caps().mailbox() - mailbox().tally().acted()));
        int allowed = new CloseSweep(sweeps, Measures.NONE, clock).take(sweep.id(), ofMailbox);
        var intent = new Intent(acts.subList(0, allowed), delta, page.next());
        if (allowed < acts.size()) {
            End end = allowed < ofMailbox ? new End.Stop() : new End.Complete();
            return doneBeforeStopping(intent, page.requests(), end);
        }
        return written(mailbox().intending(intent, page.requests())).or(() -> done(intent));
    }

    /** What an interrupted worker has left: only what is still to be found is still to be done. */
    private Optional<End> resumed(Intent open, Reading.Page first) {
        Set<String> there = new HashSet<>();
        Reading.Page page = first;
        while (true) {
            page.items().forEach(item -> there.addAll(Remains.of(item, sweep.rules())));
            Optional<Instant> next = page.next();
            boolean covered = next.isEmpty()
                    || open.next().filter(end -> !next.get().isBefore(end)).isPresent();
            if (covered) {
                break;
            }
            if (!(mailboxes.read(query(next.get())) instanceof Reading.Page more)) {
                return Optional.of(stalled(Duration.ofSeconds(10)));
            }
            requests += more.requests();
            page = more;
        }
        Tally delta = open.delta();
        var left = new ArrayList<Act>();
        for (Act act : open.acts()) {
            if (there.contains(Remains.of(act))) {
                left.add(act);
            } else {
                delta = delta.withDone(act);
            }
        }
        return done(new Intent(left, delta, open.next()));
    }

    /** Does what is intended; what is to be tried later stays intended. */
    private Optional<End> done(Intent intent) {
        var doing = new Doing(mailboxes, address, folder(), sweep.rules().neutralSubject(), atOnce);
        Doing.Result result = doing.all(intent);
        requests += result.requests();
        Intent rest = result.rest();
        if (rest.acts().isEmpty()) {
            return settled(rest, result.requests());
        }
        Duration pause = result.pause();
        int stalls = rest.acts().size() < intent.acts().size() ? 0 : mailbox().stalls() + 1;
        return written(mailbox().intending(rest, result.requests()))
                .or(() -> Optional.of(resume(clock.instant().plus(pause), stalls)));
    }

    /** Only a part is allowed: that is done, and the mailbox or the whole sweep ends there. */
    private Optional<End> doneBeforeStopping(Intent intent, int read, End end) {
        return written(mailbox().intending(intent, read)).or(() -> {
            Doing.Result result =
                    new Doing(mailboxes, address, folder(), sweep.rules().neutralSubject(), atOnce).all(intent);
            MailboxSweep last = mailbox().intending(result.rest(), result.requests());
            return Optional.of(write(last.over(State.STOPPED, Optional.empty(), clock.instant()), end));
        });
    }

    private Optional<End> settled(Intent intent, long more) {
        return written(mailbox().settled(intent, more));
    }

    private End stalled(Duration pause) {
        int stalls = mailbox().stalls() + 1;
        if (stalls > MOST_STALLS) {
            return skipped(Skipped.UNREACHABLE);
        }
        Duration growing = pause.multipliedBy(1L << Math.min(stalls - 1, 6));
        Duration bounded = growing.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : growing;
        Duration longer = bounded.compareTo(pause) < 0 ? pause : bounded;
        return resume(clock.instant().plus(longer), stalls);
    }

    private End skipped(Skipped why) {
        return write(mailbox().over(State.SKIPPED, Optional.of(why), clock.instant()), new End.Complete());
    }

    private End resume(Instant due, int stalls) {
        return write(mailbox().released(due, stalls), new End.Resume(due));
    }

    private End write(MailboxSweep next, End end) {
        return written(next).orElse(end);
    }

    /** Empty if it is written. */
    private Optional<End> written(MailboxSweep next) {
        Optional<StoredMailbox> now = sweeps.replace(held, next);
        now.ifPresent(stored -> held = stored);
        return now.isPresent() ? Optional.empty() : Optional.of(new End.Lost());
    }

    private MailboxSweep mailbox() {
        return held.mailbox();
    }

    private Folder folder() {
        return folders.get(mailbox().stage());
    }

    private Mailboxes.Query query(Instant from) {
        List<Rule> rules = sweep.rules().of(folder());
        boolean all = rules.stream().anyMatch(rule -> rule.kind() == Rule.Kind.IDENTIFIERS);
        Optional<Instant> before = rules.stream()
                .map(rule -> rule.limit(sweep.started(), sweep.rules().zone()))
                .max(Instant::compareTo)
                // Whole days are listed by their dates' midnight in UTC, which some zone has half a day off.
                .map(limit -> folder() == Folder.CALENDAR ? limit.plus(Duration.ofHours(15)) : limit);
        return new Mailboxes.Query(
                address,
                folder(),
                from,
                all ? Optional.empty() : before,
                rules.stream().anyMatch(rule -> rule.kind() == Rule.Kind.EVENT_ATTACHMENTS));
    }
}
