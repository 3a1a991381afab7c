package org.virtualvisits.core.pace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.Measures.Label;

/**
 * Gives turns at mailboxes, among all instances: whatever touches a mailbox takes one first. Who comes too early is told
 * when to come back, and keeps that place. Nobody waits here. Thread-safe.
 *
 * <p>What this instance last saw of a line is remembered: with nobody else at the mailbox, taking a turn is one request and
 * giving it back another. Memory grows with the mailboxes used, by a few hundred bytes each.
 */
public final class Turns {

    /** Writers at one mailbox are few, and each round lets one of them through. */
    private static final int MOST_TRIES = 24;

    /** For who meets so many others that no round was theirs. */
    private static final Duration CROWDED = Duration.ofSeconds(2);

    private final Lines lines;
    private final InstantSource clock;
    private final Measures measures;
    private final ConcurrentMap<String, Known> known = new ConcurrentHashMap<>();

    /** Keeps its port. */
    public Turns(Lines lines, InstantSource clock, Measures measures) {
        this.lines = lines;
        this.clock = clock;
        this.measures = measures;
    }

    /**
     * One turn to send one mail.
     *
     * @param holder names the mail; one who asks again under a name gives up the place held under it
     * @param atMost when the place is free again, if it is never given back; longer than sending can take
     */
    public Answer toSend(String mailbox, String holder, Wish wish, Duration atMost) {
        return take(mailbox, holder, line -> line.toSend(holder, wish, clock.instant(), atMost));
    }

    /**
     * One of the places of a mailbox, for requests one after the other that send nothing.
     *
     * @param holder names the work; one who asks again under a name gives up the place held under it
     * @param atMost when the place is free again, if it is never given back; longer than the work can take
     */
    public Answer toUse(String mailbox, String holder, Duration atMost) {
        return take(mailbox, holder, line -> line.toUse(holder, clock.instant(), atMost));
    }

    /** Gives a turn back. A turn that cannot be given back ends by itself. */
    public void release(Turn turn) {
        change(turn.mailbox(), line -> line.without(turn.holder()));
    }

    /** Gives a turn back, and lets nobody else have one for as long as the mailbox itself asks us to wait. */
    public void release(Turn turn, Duration pause) {
        Instant resumes = clock.instant().plus(pause);
        change(turn.mailbox(), line -> line.without(turn.holder()).pausedUntil(resumes));
    }

    private Answer take(String mailbox, String holder, Function<Line, Line.Step> step) {
        Optional<Line.Step> done = written(key(mailbox), step);
        Optional<Instant> notBefore = done.map(Line.Step::notBefore)
                .orElseGet(() -> Optional.of(clock.instant().plus(CROWDED)));
        notBefore.ifPresent(time -> measures.tell(
                Measure.TURN_WAIT, Duration.between(clock.instant(), time).toMillis() / 1000.0, Map.of()));
        measures.count(Measure.TURNS, Map.of(Label.OUTCOME, notBefore.isPresent() ? "placed" : "taken"));
        return notBefore
                .<Answer>map(Answer.NotBefore::new)
                .orElseGet(() -> new Answer.Taken(new Turn(key(mailbox), holder)));
    }

    private void change(String mailbox, UnaryOperator<Line> change) {
        written(mailbox, line -> new Line.Step(change.apply(line), Optional.empty()));
    }

    /** Takes the step in one write, against those who write at the same time; empty if there are too many of them. */
    private Optional<Line.Step> written(String mailbox, Function<Line, Line.Step> step) {
        Known its = known.computeIfAbsent(mailbox, key -> new Known());
        its.lock.lock();
        try {
            boolean remembered = its.stored.isPresent();
            for (int i = 0; i < MOST_TRIES; i++) {
                Optional<Lines.Stored> stored = its.stored.or(() -> lines.find(mailbox));
                its.stored = Optional.empty();
                Line line = stored.map(Lines.Stored::line).orElse(Line.EMPTY);
                Line.Step next = step.apply(line);
                if (next.line().equals(line) && !remembered) {
                    its.stored = stored;
                    return Optional.of(next);
                }
                if (!next.line().equals(line)) {
                    Optional<String> version = lines.write(mailbox, next.line(), stored.map(Lines.Stored::version));
                    if (version.isPresent()) {
                        its.stored = Optional.of(new Lines.Stored(next.line(), version.get()));
                        return Optional.of(next);
                    }
                }
                remembered = false;
            }
            return Optional.empty();
        } finally {
            its.lock.unlock();
        }
    }

    private static String key(String mailbox) {
        return mailbox.toLowerCase(Locale.ROOT);
    }

    /** What this instance last saw of a line. */
    private static final class Known {

        private final ReentrantLock lock = new ReentrantLock();
        private Optional<Lines.Stored> stored = Optional.empty();
    }

    /**
     * How a mail would like its turn.
     *
     * @param place the place it was given before, if it was
     * @param by when it should be out, so that it passes the line if there is need
     */
    public record Wish(Optional<Instant> place, Instant by) {}

    /** A turn that is held, until it is given back. */
    public record Turn(String mailbox, String holder) {}

    /** Whether it is one's turn. */
    public sealed interface Answer {
        /** It is. */
        record Taken(Turn turn) implements Answer {}

        /** It is not. Who comes then, and says so, finds their place kept. */
        record NotBefore(Instant place) implements Answer {}
    }
}
