package org.virtualvisits.core.visit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.visit.Visit.Lease;

/** One run of reconciling: its name on the lease, and what it knows that no row says yet. Used by one thread. */
final class Run {

    /** Longer than the slowest honest exchange with Graph (three calls of at most 25 s each). */
    static final Duration LEASE = Duration.ofMinutes(2);

    private final String holder;
    private final Clock clock;
    private final Cause cause;
    private final List<Audit> told = new ArrayList<>();
    private Optional<Visits.Story> carried = Optional.empty();
    private Optional<String> lookedAt = Optional.empty();
    private Optional<MeetingState.Live> made = Optional.empty();
    private Optional<ReconcileVisit.Outcome> no = Optional.empty();

    Run(String holder, Clock clock, Cause cause) {
        this.holder = holder;
        this.clock = clock;
        this.cause = cause;
    }

    /** It decides by this version of the visit. */
    void look(String version) {
        lookedAt = Optional.of(version);
    }

    /** By which version it decided last; what it wrote afterwards has another. */
    Optional<String> lookedAt() {
        return lookedAt;
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

    /** The meeting that this run has made, while no row names it. */
    Optional<MeetingState.Live> made() {
        return made;
    }

    void make(MeetingState.Live meeting) {
        made = Optional.of(meeting);
    }

    /** It is gone again, or cannot be removed now. */
    void unmake() {
        made = Optional.empty();
    }

    /** The EHR cannot tell of someone now; it is not asked again in this run. */
    void hear(ReconcileVisit.Outcome instead) {
        no = Optional.of(instead);
    }

    boolean hasHeardNo() {
        return no.isPresent();
    }

    Optional<ReconcileVisit.Outcome> no() {
        return no;
    }

    Cause cause() {
        return cause;
    }

    /** Something was done in Teams that the next write is to tell, once however often it was needed. */
    void tell(Audit.Act act, String about) {
        boolean known =
                told.stream().anyMatch(one -> one.act() == act && one.about().equals(Optional.of(about)));
        if (!known) {
            told.add(Audit.of(clock.instant(), cause, act, about));
        }
    }

    /** What was done and is not written yet. */
    List<Audit> told() {
        return List.copyOf(told);
    }

    /** It is written. */
    void wrote() {
        told.clear();
        made = Optional.empty();
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
