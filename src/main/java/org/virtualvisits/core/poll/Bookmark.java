package org.virtualvisits.core.poll;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a source's appointments have been read. Immutable; what is read next makes a new value.
 *
 * @param base of which server; another one is read from its own beginning
 * @param reached by the EHR's clock: all that it changed up to then has been taken
 * @param walk the pages that are being read; empty between two walks
 * @param due when it is asked next
 * @param failures in a row
 * @param stumbles how often all of the page that is next was taken but for something that could not be stored
 * @param answered when a walk last came to its end
 * @param trouble why it cannot be asked until a person acts
 * @param heldUntil nobody else asks before then
 */
public record Bookmark(
        URI base,
        Instant reached,
        Optional<Walk> walk,
        Instant due,
        int failures,
        int stumbles,
        Optional<Instant> answered,
        Optional<Trouble> trouble,
        Optional<Instant> heldUntil) {

    /** Later than an EHR's clock may be behind its own writes: a change gets its time when it begins to be stored. */
    static final Duration OVERLAP = Duration.ofMinutes(10);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;

    /**
     * Pages that are being read.
     *
     * @param began when the first was asked for, by our clock
     * @param next where the rest is
     * @param newest the latest change so far, by the EHR's clock
     * @param sorted whether all so far came in the order of their changes
     * @param pages how many were read
     */
    public record Walk(Instant began, String next, Instant newest, boolean sorted, int pages) {}

    /** Of a server that was never asked. */
    static Bookmark begin(URI base, Instant since, Instant now) {
        return new Bookmark(
                base, since, Optional.empty(), now, 0, 0, Optional.empty(), Optional.empty(), Optional.empty());
    }

    boolean isHeld(Instant now) {
        return heldUntil.filter(now::isBefore).isPresent();
    }

    /** Changes after this moment are asked for. */
    Instant since() {
        return reached.minus(OVERLAP);
    }

    Bookmark held(Instant until) {
        return new Bookmark(base, reached, walk, due, failures, stumbles, answered, trouble, Optional.of(until));
    }

    /** In the middle of the pages: what is sorted has been reached, the rest only at the end. */
    Bookmark at(Walk next, Instant until) {
        Instant sure = next.sorted() && next.newest().isAfter(reached) ? next.newest() : reached;
        return new Bookmark(base, sure, Optional.of(next), due, 0, 0, answered, Optional.empty(), Optional.of(until));
    }

    /** At the end of the pages. */
    Bookmark ended(Instant newest, Instant now, Instant nextDue) {
        return new Bookmark(
                base,
                newest.isAfter(reached) ? newest : reached,
                Optional.empty(),
                nextDue,
                0,
                0,
                Optional.of(now),
                Optional.empty(),
                Optional.empty());
    }

    /** The same place, to be asked again; the pause grows from a minute to an hour. */
    Bookmark later(Instant now, Duration atLeast) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        Instant at = now.plus(pause.compareTo(atLeast) > 0 ? pause : atLeast);
        return new Bookmark(base, reached, walk, at, failures + 1, stumbles, answered, trouble, Optional.empty());
    }

    /** As {@link #later}, as not all of the page could be stored. */
    Bookmark stumbled(Instant now) {
        Bookmark again = later(now, Duration.ZERO);
        return new Bookmark(
                base, reached, walk, again.due, again.failures, stumbles + 1, answered, trouble, Optional.empty());
    }

    /** The same, with the pages to be read from their first: a link to the next one holds for a while only. */
    Bookmark anew() {
        return new Bookmark(base, reached, Optional.empty(), due, failures, stumbles, answered, trouble, heldUntil);
    }

    Bookmark with(Trouble its) {
        return new Bookmark(base, reached, walk, due, failures, stumbles, answered, Optional.of(its), heldUntil);
    }

    /** Ready to be asked at the next chance: the time of this run is over. */
    Bookmark free(Instant now) {
        return new Bookmark(base, reached, walk, now, failures, stumbles, answered, trouble, Optional.empty());
    }
}
