package org.virtualvisits.core.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who uses one mailbox now, and when the next mails are due: all that every instance must agree on (docs/adr/0014).
 * Immutable; a step is a new value.
 *
 * <p>Graph allows four requests at once for an app and mailbox (Graph page "throttling-limits"), and Exchange Online 30
 * mails a minute. Two bounds hold exactly, whenever whoever comes: {@link #PLACES}, and {@link #MOST_SENDS} turns to send
 * in any minute. The rest only says when to come, so that those who wait come once and not again and again: one mail every
 * {@link #STEP}, four of them at once if the line is empty, and one more every {@link #PRESSING_STEP} for what cannot wait
 * so long.
 *
 * @param held the places in use
 * @param sends when the last turns to send were taken, oldest first
 * @param next when the line is empty again
 * @param nextPressing when the next of those who cannot wait is due
 * @param nextRetry when the next of those whom no place was free for is due
 * @param resumes nobody gets a turn before: the mailbox has said so itself
 */
public record Line(
        List<Held> held, List<Instant> sends, Instant next, Instant nextPressing, Instant nextRetry, Instant resumes) {

    /** Requests at once, by all instances. A turn makes its requests one after the other. */
    public static final int PLACES = 4;

    /** Of 30 a minute: four may have been on their way when the minute began. */
    public static final int MOST_SENDS = 26;

    static final Duration MINUTE = Duration.ofMinutes(1);

    /** 20 a minute in line, and 3 ahead at its head, are 23. */
    static final Duration STEP = Duration.ofSeconds(3);

    static final Duration AHEAD = STEP.multipliedBy(3);

    /** 3 a minute: 26 with those in line. */
    static final Duration PRESSING_STEP = Duration.ofSeconds(20);

    /** Who comes later than this after their time goes to the end of the line: a place is kept for a busy queue, no more. */
    static final Duration GRACE = Duration.ofMinutes(2);

    /** Of a mailbox that nobody has used yet. */
    static final Line EMPTY =
            new Line(List.of(), List.of(), Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);

    /** Keeps its own copies. */
    public Line {
        held = List.copyOf(held);
        sends = List.copyOf(sends);
    }

    /** A place in use; a crash leaves one that ends by itself. */
    public record Held(String holder, Instant until) {}

    /** The line afterwards, and from when the one who asked may have the turn; empty if they have it. */
    record Step(Line line, Optional<Instant> notBefore) {}

    /** One turn to send a mail. */
    Step toSend(String holder, Turns.Wish wish, Instant now, Duration atMost) {
        if (wish.place().filter(now::isBefore).isPresent()) {
            return new Step(this, wish.place());
        }
        boolean placed =
                wish.place().filter(place -> !now.isAfter(place.plus(GRACE))).isPresent();
        Line line = at(now, holder);
        return placed ? line.called(holder, now, now, atMost) : line.joined(holder, wish, now, atMost);
    }

    /** One place for another purpose. The last one is left to mails. */
    Step toUse(String holder, Instant now, Duration atMost) {
        Line line = at(now, holder);
        if (line.resumes.isAfter(now)) {
            return new Step(this, Optional.of(line.resumes));
        }
        return line.held.size() < PLACES - 1
                ? new Step(line.with(new Held(holder, now.plus(atMost)), line.sends), Optional.empty())
                : new Step(this, Optional.of(now.plus(STEP)));
    }

    /** The line without a holder's place. */
    Line without(String holder) {
        return new Line(others(holder), sends, next, nextPressing, nextRetry, resumes);
    }

    /** The line when the mailbox has asked everybody to wait. */
    Line pausedUntil(Instant time) {
        return new Line(held, sends, later(next, time), nextPressing, nextRetry, later(resumes, time));
    }

    private Step joined(String holder, Turns.Wish wish, Instant now, Duration atMost) {
        Instant due = later(now, next.minus(AHEAD));
        Instant sooner = later(now, nextPressing);
        if (wish.by().isBefore(due) && sooner.isBefore(due)) {
            return new Line(held, sends, next, sooner.plus(PRESSING_STEP), nextRetry, resumes)
                    .called(holder, sooner, now, atMost);
        }
        return new Line(held, sends, later(now, next).plus(STEP), nextPressing, nextRetry, resumes)
                .called(holder, due, now, atMost);
    }

    /** The turn of who has paid for it in the line, if it is due and there is room. */
    private Step called(String holder, Instant due, Instant now, Duration atMost) {
        Instant time = later(due, resumes);
        if (time.isAfter(now)) {
            return new Step(this, Optional.of(time));
        }
        if (held.size() < PLACES && sends.size() < MOST_SENDS) {
            return new Step(
                    with(
                            new Held(holder, now.plus(atMost)),
                            Stream.concat(sends.stream(), Stream.of(now)).toList()),
                    Optional.empty());
        }
        Instant room = sends.size() < MOST_SENDS ? now : sends.getFirst().plus(MINUTE);
        Instant retry = later(later(now, nextRetry).plus(STEP), room);
        return new Step(new Line(held, sends, next, nextPressing, retry, resumes), Optional.of(retry));
    }

    /** What is still so; a holder who asks again has no other place. */
    private Line at(Instant now, String holder) {
        return new Line(
                others(holder).stream().filter(one -> one.until().isAfter(now)).toList(),
                sends.stream().filter(sent -> sent.plus(MINUTE).isAfter(now)).toList(),
                next,
                nextPressing,
                nextRetry,
                resumes);
    }

    private List<Held> others(String holder) {
        return held.stream().filter(one -> !one.holder().equals(holder)).toList();
    }

    private Line with(Held one, List<Instant> sent) {
        return new Line(
                Stream.concat(held.stream(), Stream.of(one)).toList(), sent, next, nextPressing, nextRetry, resumes);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
