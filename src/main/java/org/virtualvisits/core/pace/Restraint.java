package org.virtualvisits.core.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.kernel.Spread;

/**
 * How often one instance's slow lane may call a service that the express lane calls too: never so often that nothing is left
 * for others, and half as often each time the service says that we are too many. It is slow to trust the service again, so
 * instances that know nothing of each other come to share what there is (docs/adr/0015). Who comes too early is told when to
 * come back, and keeps that place. Kept in memory: it is fairness, and not a limit. Thread-safe.
 */
public final class Restraint {

    /** Calls a second. A call is one or two of the 30 writes that Graph allows all of an app. */
    private static final double MOST = 12;

    private static final double LEAST = 0.5;

    /** Calls a second, more each second: a minute from the least to the most. */
    private static final double REGAINED = 0.2;

    /** What is refused so soon after a cut was on its way before it. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(1);

    /** Work of one second may come at once. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    /** Places are given for so far ahead. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    /** More than can be taken in that time. The eldest are those who never came back. */
    private static final int MOST_PLACES = 10_000;

    private final Map<String, Instant> places = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST_PLACES;
        }
    };

    private double rate = MOST;
    private Instant cut = Instant.EPOCH;
    private Instant next = Instant.EPOCH;

    /**
     * Whether to call the service now.
     *
     * @param id of what asks; it keeps its place by it
     * @return how long to stay away; empty to go on
     */
    public synchronized Optional<Duration> stayAway(String id, Instant now) {
        Optional<Instant> place = Optional.ofNullable(places.get(id));
        if (place.isPresent()) {
            Duration wait = Duration.between(now, place.get());
            if (wait.isPositive()) {
                return Optional.of(wait);
            }
            places.remove(id);
            return Optional.empty();
        }
        Instant due = next.isBefore(now) ? now : next;
        Duration wait = Duration.between(now, due);
        if (wait.compareTo(AHEAD) > 0) {
            return Optional.of(AHEAD.plus(Spread.of(id, AHEAD)));
        }
        next = due.plusNanos((long) (1e9 / rate(now)));
        if (wait.compareTo(AT_ONCE) <= 0) {
            return Optional.empty();
        }
        places.put(id, due);
        return Optional.of(wait);
    }

    /** The service has refused a call because we are too many. All queue again, at the new pace. */
    public synchronized void refused(Instant now) {
        if (now.isBefore(cut.plus(ON_ITS_WAY))) {
            return;
        }
        rate = Math.max(LEAST, rate(now) / 2);
        cut = now;
        next = now;
        places.clear();
    }

    /** Whether the service has lately refused calls, and those who are sent away are so because of that. */
    public synchronized boolean isSlowed(Instant now) {
        return rate(now) < MOST;
    }

    private double rate(Instant now) {
        return Math.min(MOST, rate + REGAINED * Duration.between(cut, now).toSeconds());
    }
}
