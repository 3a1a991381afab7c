package org.virtualvisits.core.hygiene;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a sweep is in one mailbox: all that is needed to go on after a crash. Immutable; a change is a new value.
 *
 * @param index the mailbox's place in the rule set, which is its name in queue messages
 * @param stage the place of the folder that is read now
 * @param cursor items before it are settled
 * @param intent what a page came to, written before anything is done about it
 * @param tally of settled pages
 * @param requests sent so far
 * @param stalls how often in a row nothing could be done
 * @param holder who works on it
 * @param until for how long nobody else does
 * @param due when the next slice begins
 */
public record MailboxSweep(
        SweepId sweep,
        int index,
        State state,
        Optional<Skipped> skipped,
        int stage,
        Instant cursor,
        Optional<Intent> intent,
        Tally tally,
        long requests,
        int stalls,
        Optional<String> holder,
        Instant until,
        Instant due,
        Optional<Instant> ended) {

    /** Before any item: Exchange's own beginning of time. */
    static final Instant BEGINNING = Instant.parse("1601-01-01T00:00:00Z");

    /** How far it is. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        /** Cannot be read, see {@link Skipped}. */
        SKIPPED,
        /** Stopped with its sweep, or at the cap of a mailbox. */
        STOPPED
    }

    /** Why a mailbox was not swept. */
    public enum Skipped {
        /** On a local Exchange server, inactive, or without licence: Graph cannot reach it. */
        NOT_ONLINE,
        /** No such mailbox. */
        UNKNOWN,
        /** The application may not: the Exchange role or its scope is missing. */
        DENIED,
        /** The service refuses for another lasting reason. */
        REFUSED,
        /** It did not answer, many times. */
        UNREACHABLE,
        /** More items at one moment than can be told apart. */
        TOO_MANY_AT_ONCE
    }

    /**
     * What one page came to.
     *
     * @param acts that are left to be done
     * @param delta the page's own figures, with what was done so far
     * @param next where the next page begins, if there is one in this folder
     */
    public record Intent(List<Mailboxes.Act> acts, Tally delta, Optional<Instant> next) {
        /** Keeps its own copy. */
        public Intent {
            acts = List.copyOf(acts);
        }
    }

    static MailboxSweep waiting(SweepId sweep, int index, Instant now) {
        return new MailboxSweep(
                sweep,
                index,
                State.WAITING,
                Optional.empty(),
                0,
                BEGINNING,
                Optional.empty(),
                Tally.NONE,
                0,
                0,
                Optional.empty(),
                now,
                now,
                Optional.empty());
    }

    /** Whether nothing is left to do. */
    public boolean isOver() {
        return state == State.DONE || state == State.SKIPPED || state == State.STOPPED;
    }

    boolean isHeldByAnother(Instant now) {
        return holder.isPresent() && until.isAfter(now);
    }

    MailboxSweep heldBy(String run, Instant deadline) {
        return new MailboxSweep(
                sweep,
                index,
                State.RUNNING,
                skipped,
                stage,
                cursor,
                intent,
                tally,
                requests,
                stalls,
                Optional.of(run),
                deadline,
                due,
                ended);
    }

    MailboxSweep released(Instant nextDue, int stalled) {
        return new MailboxSweep(
                sweep,
                index,
                state,
                skipped,
                stage,
                cursor,
                intent,
                tally,
                requests,
                stalled,
                Optional.empty(),
                nextDue,
                nextDue,
                ended);
    }

    MailboxSweep intending(Intent next, long moreRequests) {
        return new MailboxSweep(
                sweep,
                index,
                state,
                skipped,
                stage,
                cursor,
                Optional.of(next),
                tally,
                requests + moreRequests,
                stalls,
                holder,
                until,
                due,
                ended);
    }

    /** The page is settled: its figures count, and the cursor moves to the next page or folder. */
    MailboxSweep settled(Intent done, long moreRequests) {
        return new MailboxSweep(
                sweep,
                index,
                state,
                skipped,
                done.next().isPresent() ? stage : stage + 1,
                done.next().orElse(BEGINNING),
                Optional.empty(),
                tally.plus(done.delta()),
                requests + moreRequests,
                0,
                holder,
                until,
                due,
                ended);
    }

    MailboxSweep over(State how, Optional<Skipped> why, Instant now) {
        Tally all = intent.map(open -> tally.plus(open.delta())).orElse(tally);
        return new MailboxSweep(
                sweep,
                index,
                how,
                why,
                stage,
                cursor,
                Optional.empty(),
                all,
                requests,
                stalls,
                Optional.empty(),
                now,
                now,
                Optional.of(now));
    }
}
