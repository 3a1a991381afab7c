package org.virtualvisits.core.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.virtualvisits.core.notice.Notice.Kind;
import org.virtualvisits.core.notice.Notice.State;

/**
 * Which reminders, and the like, patients should get now. Level-triggered like {@link NoticePlan}, and next to it: an
 * occasion is told once to each patient, on the first channel on which they surely know the visit as it is (text before
 * mail), and on the other if that fails or takes too long. Who is about to be told of a change is not reminded of what
 * was before (V4, V5).
 */
public final class OccasionPlan {

    private final List<Notice> told;
    private final Instant now;

    private OccasionPlan(List<Notice> told, Instant now) {
        this.told = told;
        this.now = now;
    }

    /**
     * The plan for one visit.
     *
     * @param occasions by patient, because night falls by their own clocks: those of the visit as it stands; none if it
     *     does not
     * @param told every notice there is
     */
    public static NoticePlan of(
            Function<String, List<Occasion>> occasions, List<Contact> contacts, List<Notice> told, Instant now) {
        var plan = new OccasionPlan(told, now);
        List<Notice> added = contacts.stream()
                .map(Contact::patient)
                .distinct()
                .flatMap(patient -> occasions.apply(patient).stream()
                        .filter(occasion -> occasion.isOpen(now))
                        .flatMap(occasion -> plan.next(occasion, of(patient, contacts)).stream()))
                .toList();
        List<Notice> superseded = told.stream()
                .filter(notice -> notice.kind().occasional() && !notice.isFinal() && notice.attempts() == 0)
                .filter(notice -> !stillTrue(notice, occasions.apply(notice.patient()), contacts, told, now))
                .map(notice -> notice.in(new State.Superseded(now)))
                .toList();
        return new NoticePlan(added, superseded);
    }

    /**
     * Whether a notice of an occasion is still of use and still right: checked again at the moment of sending.
     *
     * @param occasions those of its reader
     * @param told every notice there is
     */
    public static boolean stillTrue(
            Notice notice, List<Occasion> occasions, List<Contact> contacts, List<Notice> told, Instant now) {
        var plan = new OccasionPlan(told, now);
        return occasions.stream()
                .filter(occasion -> occasion.isOf(notice) && now.isBefore(occasion.until()))
                .anyMatch(occasion -> contacts.stream()
                                .filter(contact -> contact.patient().equals(notice.patient())
                                        && contact.channel() == notice.channel()
                                        && contact.mark().equals(notice.mark()))
                                .anyMatch(contact -> plan.basis(occasion, contact)
                                        .filter(basis -> basis.facts().equals(notice.facts()))
                                        .isPresent())
                        && plan.of(occasion, notice.patient()).noneMatch(OccasionPlan::isSent));
    }

    private static List<Contact> of(String patient, List<Contact> contacts) {
        return contacts.stream()
                .filter(contact -> contact.patient().equals(patient))
                .sorted(Comparator.comparing(Contact::channel))
                .toList();
    }

    private Optional<Notice> next(Occasion occasion, List<Contact> contacts) {
        String patient = contacts.getFirst().patient();
        List<Notice> mine = of(occasion, patient).toList();
        if (mine.stream().anyMatch(OccasionPlan::isSent) || (mine.isEmpty() && heardLately(occasion, patient))) {
            return Optional.empty();
        }
        List<Notice> waiting = mine.stream().filter(notice -> !notice.isFinal()).toList();
        boolean longEnough = waiting.stream()
                .allMatch(notice -> !now.isBefore(notice.planned().plus(occasion.patience())));
        return longEnough
                ? contacts.stream()
                        .filter(contact -> mine.stream().noneMatch(notice -> isAt(notice, contact)))
                        .flatMap(contact ->
                                basis(occasion, contact).map(basis -> notice(occasion, contact, basis)).stream())
                        .findFirst()
                : Optional.empty();
    }

    /** What is known not to have been heard does not count, so that it can be planned afresh. */
    private Stream<Notice> of(Occasion occasion, String patient) {
        return told.stream()
                .filter(notice -> notice.patient().equals(patient) && occasion.isOf(notice))
                .filter(notice ->
                        !(notice.state() instanceof State.Superseded) && !(notice.state() instanceof State.Uncertain));
    }

    private boolean heardLately(Occasion occasion, String patient) {
        return told.stream()
                .filter(notice -> notice.patient().equals(patient))
                .filter(notice -> notice.facts().start().equals(occasion.start()))
                .filter(notice -> notice.kind() != Kind.LATE)
                .anyMatch(notice -> notice.state() instanceof State.Sent(var at, var providerId, var delivered)
                        && at.isAfter(occasion.silentAfter()));
    }

    /** The last word to the patient on this channel, if it surely reached this address and tells the visit as it is. */
    private Optional<Notice> basis(Occasion occasion, Contact contact) {
        return told.stream()
                .filter(notice -> !notice.kind().occasional())
                .filter(notice -> notice.patient().equals(contact.patient()) && notice.channel() == contact.channel())
                .filter(notice -> !(notice.state() instanceof State.Superseded))
                .max(Comparator.comparingInt(Notice::sequence))
                .filter(last -> isSent(last) && last.kind().standing() && isAt(last, contact))
                .filter(last -> last.facts().start().equals(occasion.start()));
    }

    private Notice notice(Occasion occasion, Contact contact, Notice basis) {
        NoticeId id = NoticeId.of(basis.sequence(), contact.channel(), contact.patient(), occasion.word());
        return new Notice(
                freed(id),
                contact.patient(),
                contact.channel(),
                contact.mark(),
                occasion.kind(),
                basis.facts(),
                Optional.empty(),
                occasion.offset(),
                basis.sequence(),
                new State.Planned(),
                0,
                now);
    }

    /** One that was given up keeps its name; the next one for the same occasion has another. */
    private NoticeId freed(NoticeId id) {
        var taken = new ArrayList<>(told.stream().map(Notice::id).toList());
        NoticeId next = id;
        for (int i = 2; taken.contains(next); i++) {
            next = id.again(i);
        }
        return next;
    }

    private static boolean isAt(Notice notice, Contact contact) {
        return notice.channel() == contact.channel() && notice.mark().equals(contact.mark());
    }

    private static boolean isSent(Notice notice) {
        return notice.state() instanceof State.Sent;
    }
}
