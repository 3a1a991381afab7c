package org.virtualvisits.core.visit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.Spread;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Contact;
import org.virtualvisits.core.notice.Delivery;
import org.virtualvisits.core.notice.Dispatch;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.Notice.State;
import org.virtualvisits.core.notice.NoticeId;
import org.virtualvisits.core.notice.NoticePlan;
import org.virtualvisits.core.notice.OccasionPlan;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Organisations;
import org.virtualvisits.core.pace.Turns;

/**
 * Use case: send one notice, once. It is claimed in the same write that proves the visit has not changed, checked to be
 * still true, and sent after any earlier one to the same address (V4, V5). A run that dies leaves a claim that expires;
 * the next one looks before it repeats.
 */
public final class DeliverNotice {

    /** Longer than a provider may take to answer. */
    private static final Duration CLAIM = Duration.ofMinutes(2);

    /** An operator who has mended what bars messages waits no longer for them to go out. */
    private static final Duration UNTIL_MENDED = Duration.ofMinutes(10);

    /** A mail that would leave later than this before the visit passes the line. */
    private static final Duration PRESSING = Duration.ofHours(2);

    /** Notices that wait longer than the sweep's patience are taken off its hands until then. */
    private static final Duration LONG = Duration.ofMinutes(4);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final int MOST_TRIES = 8;
    private static final int MOST_COUNTED = 100;

    /** With pauses that grow to ten minutes, and the sweep asking in between, some hours. */
    private static final int MOST_ATTEMPTS = 60;

    private final Visits visits;
    private final Organisations organisations;
    private final Dispatch dispatch;
    private final Permission permission;
    private final MessageWriter writer;
    private final Phones phones;
    private final Unsettled unsettled;
    private final Wakeups wakeups;
    private final Onlookers onlookers;
    private final Clock clock;

    /** Keeps its ports. */
    public DeliverNotice(
            Visits visits,
            Organisations organisations,
            Dispatch dispatch,
            Permission permission,
            MessageWriter writer,
            Phones phones,
            Unsettled unsettled,
            Wakeups wakeups,
            Onlookers onlookers,
            Clock clock) {
        this.visits = visits;
        this.organisations = organisations;
        this.dispatch = dispatch;
        this.permission = permission;
        this.writer = writer;
        this.phones = phones;
        this.unsettled = unsettled;
        this.wakeups = wakeups;
        this.onlookers = onlookers;
        this.clock = clock;
    }

    /**
     * Sends the notice if it is due and still true.
     *
     * @param attempt how often this has been asked for in a row, from 1
     * @param cause what set this going
     * @throws IllegalStateException if others keep changing the visit
     */
    public Outcome deliver(VisitId visit, NoticeId notice, int attempt, Cause cause) {
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<Visits.Story> story = visits.read(visit);
            Optional<Notice> found = story.flatMap(its -> its.notices().stream()
                    .filter(one -> one.id().equals(notice))
                    .findFirst());
            if (found.isEmpty()) {
                return new Outcome.Unknown();
            }
            Optional<Outcome> outcome = tryOnce(story.get(), found.get(), attempt, cause);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new IllegalStateException("visit " + visit + " is being changed by too many at once");
    }

    private Optional<Outcome> tryOnce(Visits.Story story, Notice notice, int attempt, Cause cause) {
        if (notice.isFinal()) {
            return Optional.of(new Outcome.AlreadyDone());
        }
        Optional<Instant> busy = busyUntil(story, notice);
        if (busy.isPresent()) {
            return Optional.of(later(story, notice, Duration.between(clock.instant(), busy.get()), attempt, cause));
        }
        Optional<MessageWriter.Letter> letter = letter(story, notice);
        if (letter.isEmpty()) {
            return untrue(story, notice, cause);
        }
        Optional<Attention> refusal =
                permission.refusal(story.visit().organisation(), letter.get().contact());
        if (refusal.isPresent()) {
            return refused(story, notice, refusal.get(), cause);
        }
        Optional<Instant> morning = new Courtesy(story.visit(), letter.get().clinic(), clock.instant()).wait(notice);
        if (morning.isPresent()) {
            return Optional.of(waits(story, notice, Duration.between(clock.instant(), morning.get()), cause));
        }
        // Before the claim: where the words are out of reach, nothing has begun, and the queue asks again.
        MessageWriter.Written written = writer.write(letter.get(), clock.instant());
        Notice claimed = notice.claimed(clock.instant().plus(CLAIM));
        return switch (visits.write(Visits.Write.of(story.stored(), claimed, List.of()))) {
            case Visits.Result.Conflict() -> Optional.empty();
            case Visits.Result.Done done -> Optional.of(sent(story, claimed, written, attempt, cause));
        };
    }

    /**
     * Until when this notice, or an earlier one to the same patient on the same channel, is in somebody's hands; or when
     * its own turn comes.
     */
    private Optional<Instant> busyUntil(Visits.Story story, Notice notice) {
        return story.notices().stream()
                .filter(notice::isHeardWith)
                .flatMap(other -> other.state() instanceof State.Sending(var until)
                        ? Stream.of(until)
                        : placeOf(story, notice).stream())
                .filter(until -> until.isAfter(clock.instant()))
                .findFirst();
    }

    /** Everything the message is made of, if the notice still says what its reader should know. */
    private Optional<MessageWriter.Letter> letter(Visits.Story story, Notice notice) {
        Visit visit = story.visit();
        Organisation organisation = organisations.find(visit.organisation()).orElseThrow();
        Decision decision = new Decide(visit, organisation, clock.instant()).decision();
        People people = People.of(visit, story.notices(), decision, organisation, phones);
        if (!stillTrue(story, notice, decision, people, organisation)) {
            return Optional.empty();
        }
        Contact contact = people.contactOf(notice).orElseThrow();
        Patient patient = Stream.concat(visit.patients().stream(), visit.leavers().stream())
                .filter(one -> one.key().equals(notice.patient()))
                .findFirst()
                .orElseThrow();
        return Optional.of(new MessageWriter.Letter(
                visit, notice, patient, contact, people.clinic().orElseThrow(), organisation));
    }

    private boolean stillTrue(
            Visits.Story story, Notice notice, Decision decision, People people, Organisation organisation) {
        Visit visit = story.visit();
        return notice.kind().occasional()
                ? OccasionPlan.stillTrue(
                        notice,
                        new Occasions(visit, decision, organisation).of(notice.patient()),
                        people.contacts().reachable(),
                        story.notices(),
                        clock.instant())
                : NoticePlan.stillTrue(
                        notice,
                        decision.desire(visit.meeting()),
                        people.contacts().reachable(),
                        people.leavers().reachable(),
                        story.notices());
    }

    /**
     * What is no longer true is not sent. If an earlier attempt may have got through, that is kept, so that whatever its
     * reader may believe is set right.
     */
    private Optional<Outcome> untrue(Visits.Story story, Notice notice, Cause cause) {
        State state =
                notice.attempts() == 0 ? new State.Superseded(clock.instant()) : new State.Uncertain(clock.instant());
        return visits.write(Visits.Write.of(story.stored(), notice.in(state), told(notice.in(state), cause)))
                        instanceof Visits.Result.Done
                ? Optional.of(new Outcome.Superseded())
                : Optional.empty();
    }

    /** Who may not be written to is for staff to ring; the other channel, if it is planned, goes its own way. */
    private Optional<Outcome> refused(Visits.Story story, Notice notice, Attention attention, Cause cause) {
        Notice failed = notice.in(new State.Failed(clock.instant(), attention));
        if (visits.write(Visits.Write.of(story.stored(), failed, told(failed, cause)))
                instanceof Visits.Result.Conflict) {
            return Optional.empty();
        }
        followed(story, failed, cause);
        return Optional.of(new Outcome.Failed(attention.code()));
    }

    private Outcome sent(Visits.Story story, Notice claimed, MessageWriter.Written written, int attempt, Cause cause) {
        return switch (send(written, claimed, placeOf(story, claimed))) {
            case Delivery.Accepted(var providerId) -> {
                finished(story, claimed.in(new State.Sent(clock.instant(), providerId)), cause);
                yield new Outcome.Sent();
            }
            case Delivery.Refused(var attention) -> failed(story, claimed, attention, cause);
            case Delivery.Later(var after, var why)
            when why.isWithoutEffect() -> putBack(story, claimed.unbegun(new State.Planned()), after, attempt, cause);
            case Delivery.Later(var after, var why) ->
                claimed.attempts() >= MOST_ATTEMPTS
                        ? failed(story, claimed, gaveUp(), cause)
                        : putBack(story, claimed.in(new State.Planned()), after, attempt, cause);
            case Delivery.Barred(var attention) ->
                putBack(
                        story,
                        claimed.unbegun(new State.Barred(clock.instant(), attention)),
                        UNTIL_MENDED,
                        attempt,
                        cause);
            case Delivery.Placed(var at) ->
                putBack(
                        story,
                        claimed.unbegun(new State.Placed(at)),
                        Duration.between(clock.instant(), at),
                        attempt,
                        cause);
        };
    }

    /** The place in the mailbox's line that was kept for it before it was claimed. */
    private static Optional<Instant> placeOf(Visits.Story story, Notice claimed) {
        return story.notices().stream()
                .filter(notice -> notice.id().equals(claimed.id()))
                .flatMap(notice -> notice.state() instanceof State.Placed(var at) ? Stream.of(at) : Stream.empty())
                .findFirst();
    }

    private Delivery send(MessageWriter.Written written, Notice claimed, Optional<Instant> place) {
        boolean perhapsSent = claimed.attempts() > 1;
        return switch (written) {
            case MessageWriter.Written.Text(var text) -> dispatch.text(text, perhapsSent);
            case MessageWriter.Written.Mail(var mail) ->
                dispatch.mail(
                        mail,
                        perhapsSent,
                        new Turns.Wish(place, claimed.facts().start().minus(PRESSING)));
            case MessageWriter.Written.Broken(var where) ->
                new Delivery.Refused(new Attention(
                        Attention.Code.TEMPLATE_BROKEN,
                        "The message could not be written: " + where + ".",
                        "Mend the template and publish it, then have the message tried again (docs/howto/own-templates.md);"
                                + " if that takes longer than the patient can wait, tell them by phone."));
        };
    }

    private Outcome failed(Visits.Story story, Notice claimed, Attention attention, Cause cause) {
        Notice failed = claimed.in(new State.Failed(clock.instant(), attention));
        finished(story, failed, cause);
        return new Outcome.Failed(attention.code());
    }

    private void finished(Visits.Story story, Notice notice, Cause cause) {
        visits.put(story.visit().id(), notice, told(notice, cause));
        followed(story, notice, cause);
    }

    /** The last one to finish takes the visit off the list; if two finish at once, the sweep does. */
    private void followed(Visits.Story story, Notice notice, Cause cause) {
        if (notice.kind().occasional() && notice.state() instanceof State.Failed) {
            VisitId visit = story.visit().id();
            wakeups.reconcile(Unsettled.Change.ofNotices(visit), 1, Duration.ZERO, cause); // for the other channel
            return;
        }
        boolean last = story.notices().stream()
                .filter(other -> !other.id().equals(notice.id()))
                .allMatch(Notice::isFinal);
        if (last || notice.state() instanceof State.Failed) {
            onlookers.changed(story.visit().id());
        }
        if (last) {
            settle(story.visit().id(), notice, cause);
        }
    }

    /** What was planned while this one was being sent keeps its trace: it is on the list anew, or will be. */
    private void settle(VisitId visit, Notice last, Cause cause) {
        Unsettled.Change notices = Unsettled.Change.ofNotices(visit);
        Optional<String> seen = unsettled.marking(notices);
        Optional<Visits.Story> now = seen.flatMap(its -> visits.read(visit))
                .filter(story -> story.notices().stream().allMatch(Notice::isFinal));
        if (now.isEmpty()) {
            return;
        }
        if (!last.kind().occasional() && now.get().visit().isLateAt(clock.instant())) {
            // Lateness said meanwhile waited until its hearer knew of the visit at all.
            wakeups.reconcile(notices, 1, Duration.ZERO, cause);
        } else {
            unsettled.settle(notices, seen.get());
        }
    }

    private Outcome putBack(Visits.Story story, Notice notice, Duration after, int attempt, Cause cause) {
        visits.put(story.visit().id(), notice, List.of());
        return later(story, notice, after, attempt, cause);
    }

    private Outcome waits(Visits.Story story, Notice notice, Duration untilMorning, Cause cause) {
        wakeups.send(story.visit().id(), notice.id(), 1, untilMorning, cause);
        return new Outcome.Later(untilMorning);
    }

    private Outcome later(Visits.Story story, Notice notice, Duration after, int attempt, Cause cause) {
        VisitId visit = story.visit().id();
        Duration pause =
                after.isZero() ? growing(visit + "-" + notice.id(), Math.max(attempt, notice.attempts())) : after;
        if (pause.compareTo(LONG) > 0) {
            Instant due = clock.instant().plus(pause).plus(ReconcileVisit.UNTIL_TOLD);
            unsettled.mark(Unsettled.Change.ofNotices(visit), due, cause);
        }
        wakeups.send(visit, notice.id(), Math.min(attempt + 1, MOST_COUNTED), pause, cause);
        return new Outcome.Later(pause);
    }

    /** For who does not say when: 5 s, 10 s, 20 s and so on to ten minutes, and up to a quarter more by id. */
    private static Duration growing(String id, int attempt) {
        Duration pause = Duration.ofSeconds(5L << Math.min(attempt - 1, 7));
        Duration bounded = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        return bounded.plus(Spread.of(id + attempt, bounded.dividedBy(4)));
    }

    /** How it ended for a notice, under its number and channel: whose it was is the notice's own to say. */
    private List<Audit> told(Notice notice, Cause cause) {
        Optional<Audit.Act> act = switch (notice.state()) {
            case State.Planned() -> Optional.empty();
            case State.Placed(var at) -> Optional.empty();
            case State.Barred(var at, var attention) -> Optional.empty();
            case State.Sending(var until) -> Optional.empty();
            case State.Sent sent -> Optional.of(Audit.Act.NOTICE_SENT);
            case State.Failed(var at, var attention) -> Optional.of(Audit.Act.NOTICE_FAILED);
            case State.Uncertain(var at) -> Optional.of(Audit.Act.NOTICE_UNCERTAIN);
            case State.Superseded(var at) -> Optional.of(Audit.Act.NOTICE_SUPERSEDED);
        };
        String about = "%06d-%s".formatted(notice.sequence(), notice.channel().word());
        return act.map(its -> Audit.of(clock.instant(), cause, its, about)).stream()
                .toList();
    }

    private static Attention gaveUp() {
        return new Attention(
                Attention.Code.NOTICE_FAILED,
                "The message service did not take this message for hours.",
                "Tell this patient by phone, and look at docs/howto/attention.md.");
    }

    /** Every way this can end. */
    public sealed interface Outcome {
        /** The provider has it. */
        record Sent() implements Outcome {}

        /** It was dealt with before. */
        record AlreadyDone() implements Outcome {}

        /** It is no longer true and will not be sent. */
        record Superseded() implements Outcome {}

        /** It can never be sent; the visit shows it. */
        record Failed(Attention.Code code) implements Outcome {}

        /** Not now; it has been asked for again. */
        record Later(Duration after) implements Outcome {}

        /** There is no such notice. */
        record Unknown() implements Outcome {}
    }
}
