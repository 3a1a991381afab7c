package org.virtualvisits.core.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.notice.Notice.Kind;
import org.virtualvisits.core.notice.Notice.State;

/**
 * Closes the difference between what patients should know and what they were told. Level-triggered: planning again
 * with nothing changed plans nothing, so each patient is told each change once per channel (V5).
 *
 * @param added notices that are new
 * @param superseded planned notices that are no longer true, in their new state
 */
public record NoticePlan(List<Notice> added, List<Notice> superseded) {

    /** Keeps its own copies. */
    public NoticePlan {
        added = List.copyOf(added);
        superseded = List.copyOf(superseded);
    }

    /** Whether anything changes. */
    public boolean isEmpty() {
        return added.isEmpty() && superseded.isEmpty();
    }

    /**
     * The plan for one visit.
     *
     * @param desire what the people of the visit should know
     * @param contacts the addresses of its patients today
     * @param leavers addresses of people who are no longer its patients, and should know that it ended for them
     * @param told every notice there is, in any order
     * @param sequence the number that new notices take; higher than any so far
     */
    public static NoticePlan of(
            Desire desire,
            List<Contact> contacts,
            List<Contact> leavers,
            List<Notice> told,
            int sequence,
            Instant now) {
        var added = new ArrayList<Notice>();
        var superseded = new ArrayList<Notice>();
        contacts.forEach(contact -> plan(desire, contact, told, sequence, now, added, superseded));
        var ended = new Desire.Ended(Kind.CANCELLATION);
        leavers.forEach(contact -> plan(ended, contact, told, sequence, now, added, superseded));
        return new NoticePlan(added, superseded);
    }

    /** Whether a notice still says what its reader should know: checked again at the moment of sending (V4, V5). */
    public static boolean stillTrue(Notice notice, Desire desire, List<Contact> contacts, List<Contact> leavers) {
        if (leavers.stream().anyMatch(contact -> isFor(notice, contact))) {
            return notice.kind() == Kind.CANCELLATION;
        }
        if (contacts.stream().noneMatch(contact -> isFor(notice, contact))) {
            return false;
        }
        return switch (desire) {
            case Desire.Standing(var facts) ->
                notice.kind().standing() && notice.facts().equals(facts);
            case Desire.NotYet() -> false;
            case Desire.Ended(var kind) -> notice.kind() == kind;
            case Desire.Silence() -> false;
        };
    }

    private static boolean isFor(Notice notice, Contact contact) {
        return notice.patient().equals(contact.patient())
                && notice.channel() == contact.channel()
                && notice.mark().equals(contact.mark());
    }

    private static void plan(
            Desire desire,
            Contact contact,
            List<Notice> told,
            int sequence,
            Instant now,
            List<Notice> added,
            List<Notice> superseded) {
        List<Notice> history = told.stream()
                .filter(notice -> notice.patient().equals(contact.patient()))
                .filter(notice -> notice.channel() == contact.channel())
                .filter(notice -> !(notice.state() instanceof State.Superseded))
                .sorted(Comparator.comparingInt(Notice::sequence))
                .toList();
        var heard = new ArrayList<Notice>();
        for (Notice notice : history) {
            // One that was tried may have arrived, so it counts as heard: what follows it must set it right.
            if (notice.state() instanceof State.Planned
                    && notice.attempts() == 0
                    && !stillTrue(notice, desire, List.of(contact), List.of())) {
                superseded.add(notice.in(new State.Superseded(now)));
            } else {
                heard.add(notice);
            }
        }
        next(desire, contact, heard)
                .map(kind -> new Notice(
                        NoticeId.of(sequence, contact.channel(), contact.patient()),
                        contact.patient(),
                        contact.channel(),
                        contact.mark(),
                        kind,
                        facts(desire, heard),
                        kind == Kind.AMENDMENT
                                ? expectation(heard).map(last -> last.facts().start())
                                : Optional.empty(),
                        sequence,
                        new State.Planned(),
                        0,
                        now))
                .ifPresent(added::add);
    }

    private static Optional<Kind> next(Desire desire, Contact contact, List<Notice> heard) {
        Optional<Notice> expected = expectation(heard);
        return switch (desire) {
            case Desire.NotYet() -> Optional.empty();
            case Desire.Silence() -> Optional.empty();
            case Desire.Ended(var kind) -> expected.isPresent() ? Optional.of(kind) : Optional.empty();
            case Desire.Standing(var facts) -> {
                if (failedBefore(facts, contact, heard)) {
                    yield Optional.empty();
                }
                yield expected.filter(last -> last.mark().equals(contact.mark()))
                        .map(last -> last.facts().equals(facts) ? Optional.<Kind>empty() : Optional.of(Kind.AMENDMENT))
                        .orElse(Optional.of(Kind.CONFIRMATION));
            }
        };
    }

    /** The last notice, if after it the patient expects a video visit. What failed was never heard. */
    private static Optional<Notice> expectation(List<Notice> heard) {
        return heard.stream()
                .filter(notice -> !(notice.state() instanceof State.Failed))
                .reduce((earlier, later) -> later)
                .filter(last -> last.kind().standing());
    }

    /** The same words to the same address would fail again; staff see the failure and ring (V11). */
    private static boolean failedBefore(Facts facts, Contact contact, List<Notice> heard) {
        return heard.stream()
                .reduce((earlier, later) -> later)
                .filter(last -> last.state() instanceof State.Failed)
                .filter(last -> last.mark().equals(contact.mark()))
                .filter(last -> last.facts().equals(facts))
                .isPresent();
    }

    private static Facts facts(Desire desire, List<Notice> heard) {
        return desire instanceof Desire.Standing(var facts)
                ? facts
                : expectation(heard).orElseThrow().facts();
    }
}
