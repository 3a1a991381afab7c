package org.virtualvisits.core.reply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.Notice.State;
import org.virtualvisits.core.notice.NoticeId;
import org.virtualvisits.core.reply.Callback.Content;
import org.virtualvisits.core.visit.Audit;
import org.virtualvisits.core.visit.Onlookers;
import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.core.visit.Visits;
import org.virtualvisits.core.visit.Wakeups;

/**
 * What became of a message, as its carrier tells. May come twice, in any order, and before we have noted that the message was
 * sent. That it has arrived is the last word; a failure shows with the visit, and has the other channel tried while that helps.
 */
final class NoteReceipt {

    /** As {@code MessageWriter} names messages. */
    private static final Pattern MESSAGE = Pattern.compile("(v[0-9a-z]{25})-([0-9a-z-]{8,80})");

    private static final Duration UNTIL_NOTED = Duration.ofSeconds(30);

    /** A claim of a run that died lasts two minutes, and what may have been sent is then looked up. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MOST_TRIES = 8;

    private final Visits visits;
    private final Unsettled unsettled;
    private final Wakeups wakeups;
    private final Onlookers onlookers;
    private final Clock clock;

    NoteReceipt(Visits visits, Unsettled unsettled, Wakeups wakeups, Onlookers onlookers, Clock clock) {
        this.visits = visits;
        this.unsettled = unsettled;
        this.wakeups = wakeups;
        this.onlookers = onlookers;
        this.clock = clock;
    }

    Taken note(Callback callback, Content.Receipt receipt, Cause cause) {
        Matcher name = MESSAGE.matcher(receipt.message());
        if (!name.matches()) {
            return Taken.done("unknown");
        }
        try {
            return note(new VisitId(name.group(1)), new NoticeId(name.group(2)), callback, receipt, cause);
        } catch (IllegalArgumentException notOurs) {
            return Taken.done("unknown");
        }
    }

    private Taken note(VisitId visit, NoticeId id, Callback callback, Content.Receipt receipt, Cause cause) {
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<Visits.Story> story = visits.read(visit);
            Optional<Notice> notice = story.stream()
                    .flatMap(its -> its.notices().stream())
                    .filter(one -> one.id().equals(id))
                    .findFirst();
            if (notice.isEmpty()) {
                return Taken.done("unknown");
            }
            Optional<Taken> taken = tryOnce(story.get(), notice.get(), callback, receipt, cause);
            if (taken.isPresent()) {
                return taken.get();
            }
        }
        throw new IllegalStateException("visit " + visit + " is being changed by too many at once");
    }

    private Optional<Taken> tryOnce(
            Visits.Story story, Notice notice, Callback callback, Content.Receipt receipt, Cause cause) {
        return switch (notice.state()) {
            case State.Planned() -> early(callback);
            case State.Placed(var at) -> early(callback);
            case State.Barred(var at, var attention) -> early(callback);
            case State.Sending(var until) -> early(callback);
            case State.Sent(var at, var providerId, var delivered)
            when !providerId.equals(receipt.providerId()) -> Optional.of(Taken.done("unknown"));
            case State.Sent(var at, var providerId, var delivered) ->
                delivered.isPresent()
                        ? Optional.of(Taken.done("known"))
                        : written(story, notice.in(told(at, providerId, callback, receipt)), cause);
            case State.Failed(var at, var attention) ->
                receipt.delivered() && attention.code() == Attention.Code.MESSAGE_UNDELIVERED
                        ? written(story, notice.in(told(at, receipt.providerId(), callback, receipt)), cause)
                        : Optional.of(Taken.done("known"));
            case State.Uncertain(var at) -> Optional.of(Taken.done("overtaken"));
            case State.Superseded(var at) -> Optional.of(Taken.done("overtaken"));
        };
    }

    private Optional<Taken> early(Callback callback) {
        return Optional.of(
                callback.at().plus(LONGEST).isBefore(clock.instant())
                        ? Taken.done("unknown")
                        : Taken.later(UNTIL_NOTED));
    }

    private State told(Instant at, String providerId, Callback callback, Content.Receipt receipt) {
        return receipt.delivered()
                ? new State.Sent(at, providerId, Optional.of(callback.at()))
                : new State.Failed(clock.instant(), undelivered());
    }

    /** Empty if somebody else was first. On the list of unsettled changes before it is written: the other channel may be due. */
    private Optional<Taken> written(Visits.Story story, Notice notice, Cause cause) {
        VisitId visit = story.visit().id();
        boolean failed = notice.state() instanceof State.Failed;
        var change = new Unsettled.Change(visit, "receipt");
        if (failed) {
            unsettled.mark(change, clock.instant().plus(PATIENCE), cause);
        }
        String about = "%06d-%s".formatted(notice.sequence(), notice.channel().word());
        var audit = new Audit(
                clock.instant(),
                cause,
                failed ? Audit.Act.NOTICE_FAILED : Audit.Act.NOTICE_DELIVERED,
                Optional.of(about),
                1);
        if (visits.write(Visits.Write.of(story.stored(), notice, List.of(audit))) instanceof Visits.Result.Conflict) {
            return Optional.empty();
        }
        if (failed) {
            wakeups.reconcile(change, 1, Duration.ZERO, cause);
        }
        onlookers.changed(visit);
        return Optional.of(Taken.done(failed ? "failed" : "delivered"));
    }

    private static Attention undelivered() {
        return new Attention(
                Attention.Code.MESSAGE_UNDELIVERED,
                "The network could not deliver a text message to this patient's phone.",
                "Tell this patient by phone, and check the number in the EHR.");
    }
}
