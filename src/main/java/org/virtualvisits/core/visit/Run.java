package org.virtualvisits.core.visit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.virtualvisits.core.visit.Visit.Lease;

/** One run of reconciling: its name on the lease, and what it knows that no row says yet. Used by one thread. */
final class Run {

    /** Longer than the slowest honest exchange with Graph (three calls of at most 25 s each). */
    static final Duration LEASE = Duration.ofMinutes(2);

    private final String holder;
    private final Clock clock;
    private Optional<Visits.Story> carried = Optional.empty();
    private Optional<MeetingState.Live> made = Optional.empty();

    Run(String holder, Clock clock) {
        this.holder = holder;
        this.clock = clock;
    }

    /** The story as this run has changed it in memory, once: reading it again would only cost a call. */
    Optional<Visits.Story> carried() {
        Optional<Visits.Story> story = carried;
        carried = Optional.empty();
        return story;
    }

    void carry(Visits.Story story) {
        carried = Optional.of(story);
    }

    /** The meeting this run has made, once. */
    Optional<MeetingState.Live> made() {
        Optional<MeetingState.Live> meeting = made;
        made = Optional.empty();
        return meeting;
    }

    void make(MeetingState.Live meeting) {
        made = Optional.of(meeting);
    }

    boolean holds(Visit visit) {
        return visit.lease().filter(lease -> lease.holder().equals(holder)).isPresent();
    }

    Optional<Instant> heldByAnother(Visit visit) {
        return visit.lease()
                .filter(lease -> !lease.holder().equals(holder))
                .map(Lease::until)
                .filter(until -> until.isAfter(clock.instant()));
    }

    Lease lease() {
        return new Lease(holder, clock.instant().plus(LEASE));
    }

    Instant now() {
        return clock.instant();
    }
}
