package org.virtualvisits.core.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** The first so many of it; planning again brings the rest. */
    public NoticePlan atMost(int notices) {
        return new NoticePlan(
                added.stream().limit(notices).toList(),
                superseded.stream().limit(Math.max(0, notices - added.size())).toList());
    }

    /** This and another, the changes first. */
    public NoticePlan and(NoticePlan other) {
        return new NoticePlan(
                Stream.concat(added.stream(), other.added.stream()).toList(),
                Stream.concat(superseded.stream(), other.superseded.stream()).toList());
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

    /** One more notice of what its reader knows, because somebody asked for it. */
    public static Notice again(Facts facts, Contact contact, int sequence, Instant now) {
        return new Notice(
                NoticeId.of(sequence, contact.channel(), contact.patient()),
                contact.patient(),
                contact.channel(),
                contact.mark(),
                Kind.CONFIRMATION,
                facts,
                Optional.empty(),
                sequence,
                new State.Planned(),
                0,
                now);
    }

    /**
     * Whether a notice still says what its reader should know, and is the last word to them: checked again at the
     * moment of sending (V4, V5). An overtaken one that became true again stays unsent, because calendars go by the
     * sequence (V7).
     *
     * @param told every notice there is
     */
    public static boolean stillTrue(
            Notice notice, Desire desire, List<Contact> contacts, List<Contact> leavers, List<Notice> told) {
        if (isOvertaken(notice, told)) {
            return false;
        }
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

    private static boolean isOvertaken(Notice notice, List<Notice> told) {
        return told.stream()
                .filter(notice::isHeardWith)
                .filter(other -> !(other.state() instanceof State.Superseded))
                .anyMatch(other -> other.sequence() > notice.sequence());
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
        var person = new Beliefs();
        var address = new Beliefs();
        for (Notice notice : history(contact, told)) {
            boolean waits = !notice.isFinal();
            boolean stands = waits && stillTrue(notice, desire, List.of(contact), List.of(), told);
            if (waits && !stands && notice.attempts() == 0) {
                superseded.add(notice.in(new State.Superseded(now)));
                continue;
            }
            person.hear(notice, stands);
            if (notice.mark().equals(contact.mark())) {
                address.hear(notice, stands);
            }
        }
        next(desire, person, address)
                .map(kind -> new Notice(
                        NoticeId.of(sequence, contact.channel(), contact.patient()),
                        contact.patient(),
                        contact.channel(),
                        contact.mark(),
                        kind,
                        desire instanceof Desire.Standing(var facts) ? facts : expected(person, address),
                        kind == Kind.AMENDMENT
                                ? Optional.of(expected(person, address).start())
                                : Optional.empty(),
                        sequence,
                        new State.Planned(),
                        0,
                        now))
                .ifPresent(added::add);
    }

    private static List<Notice> history(Contact contact, List<Notice> told) {
        return told.stream()
                .filter(notice -> !notice.kind().occasional())
                .filter(notice -> notice.patient().equals(contact.patient()))
                .filter(notice -> notice.channel() == contact.channel())
                .sorted(Comparator.comparingInt(Notice::sequence))
                .toList();
    }

    /**
     * Both count: the person believes what reached them anywhere on this channel, and whoever is at the address
     * believes what reached it.
     */
    private static Optional<Kind> next(Desire desire, Beliefs person, Beliefs address) {
        return switch (desire) {
            case Desire.NotYet() -> Optional.empty();
            case Desire.Silence() -> Optional.empty();
            case Desire.Ended(var kind) ->
                (person.mayExpect() || address.mayExpect()) && !address.hasFailed(kind)
                        ? Optional.of(kind)
                        : Optional.empty();
            case Desire.Standing(var facts) -> {
                if (address.hasFailed(facts) || (person.surelyKnow(facts) && address.surelyKnow(facts))) {
                    yield Optional.empty();
                }
                yield Optional.of(person.surelyExpect() && address.surelyExpect() ? Kind.AMENDMENT : Kind.CONFIRMATION);
            }
        };
    }

    private static Facts expected(Beliefs person, Beliefs address) {
        return person.expected().or(address::expected).orElseThrow();
    }

    /**
     * What a reader may believe: the last notice they heard, where some may have been heard or not. Whatever is told
     * next must be right for each of them.
     */
    private static final class Beliefs {

        private final List<Optional<Notice>> possible = new ArrayList<>(List.of(Optional.empty()));
        private Optional<Notice> failed = Optional.empty();

        /** Takes a notice in; one that waits and stands will be heard, or fail and be seen by staff. */
        void hear(Notice notice, boolean stands) {
            switch (notice.state()) {
                case State.Superseded(var at) -> {}
                // The same words to the same address would fail again; staff see the failure and ring (V11).
                case State.Failed(var at, var attention) -> failed = Optional.of(notice);
                case State.Sent(var at, var providerId, var delivered) -> only(notice);
                case State.Uncertain(var at) -> possible.add(Optional.of(notice));
                case State.Planned() -> waiting(notice, stands);
                case State.Placed(var at) -> waiting(notice, stands);
                case State.Barred(var at, var attention) -> waiting(notice, stands);
                case State.Sending(var until) -> waiting(notice, stands);
            }
        }

        private void waiting(Notice notice, boolean stands) {
            if (stands) {
                only(notice);
            } else {
                possible.add(Optional.of(notice));
            }
        }

        private void only(Notice notice) {
            failed = Optional.empty();
            possible.clear();
            possible.add(Optional.of(notice));
        }

        boolean mayExpect() {
            return possible.stream().anyMatch(Beliefs::expects);
        }

        boolean surelyExpect() {
            return possible.stream().allMatch(Beliefs::expects);
        }

        boolean surelyKnow(Facts facts) {
            return possible.stream()
                    .allMatch(last -> expects(last) && last.get().facts().equals(facts));
        }

        boolean hasFailed(Facts facts) {
            return failed.filter(last -> last.facts().equals(facts)).isPresent();
        }

        boolean hasFailed(Kind kind) {
            return failed.filter(last -> last.kind() == kind).isPresent();
        }

        Optional<Facts> expected() {
            return possible.stream()
                    .filter(Beliefs::expects)
                    .reduce((earlier, later) -> later)
                    .flatMap(last -> last.map(Notice::facts));
        }

        private static boolean expects(Optional<Notice> last) {
            return last.filter(notice -> notice.kind().standing()).isPresent();
        }
    }
}
