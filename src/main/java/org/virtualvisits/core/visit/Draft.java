package org.virtualvisits.core.visit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.visit.Visit.Lease;

/** A visit being changed: a record of nineteen parts has no other short way to say "the same, but". */
final class Draft {

    private final Visit base;
    private Version version;
    private Optional<Instant> removedAt;
    private Wanted wanted;
    private List<String> unread;
    private List<Patient> leavers;
    private MeetingState meeting;
    private int generation;
    private int sequence;
    private List<Attention> attention;
    private Optional<Lateness> late;
    private Optional<Visit.Declined> declined;
    private Optional<Lease> lease;
    private Optional<Instant> settled;
    private List<Visit.Asked> asked;

    Draft(Visit base) {
        this.base = base;
        this.version = base.version();
        this.removedAt = base.removedAt();
        this.wanted = base.wanted();
        this.unread = base.unread();
        this.leavers = base.leavers();
        this.meeting = base.meeting();
        this.generation = base.generation();
        this.sequence = base.sequence();
        this.attention = base.attention();
        this.late = base.late();
        this.declined = base.declined();
        this.lease = base.lease();
        this.settled = base.settled();
        this.asked = base.asked();
    }

    Draft version(Version next) {
        version = next;
        return this;
    }

    Draft removedAt(Optional<Instant> next) {
        removedAt = next;
        return this;
    }

    Draft wanted(Wanted next) {
        wanted = next;
        return this;
    }

    Draft unread(List<String> next) {
        unread = next;
        return this;
    }

    Draft leavers(List<Patient> next) {
        leavers = next;
        return this;
    }

    Draft meeting(MeetingState next) {
        meeting = next;
        return this;
    }

    /** The meeting is gone; the next one gets another external id. */
    Draft meetingGone() {
        meeting = new MeetingState.None();
        generation++;
        return this;
    }

    Draft sequence(int next) {
        sequence = next;
        return this;
    }

    Draft attention(List<Attention> next) {
        attention = next;
        return this;
    }

    Draft late(Lateness next) {
        late = Optional.of(next);
        return this;
    }

    Draft declined(Optional<Visit.Declined> next) {
        declined = next;
        return this;
    }

    Draft lease(Lease next) {
        lease = Optional.of(next);
        return this;
    }

    Draft released() {
        lease = Optional.empty();
        return this;
    }

    Draft settled(Instant next) {
        settled = Optional.of(next);
        return this;
    }

    Draft asked(List<Visit.Asked> next) {
        asked = next;
        return this;
    }

    Visit done() {
        return new Visit(
                base.id(),
                base.organisation(),
                base.source(),
                base.appointmentId(),
                version,
                removedAt,
                wanted,
                unread,
                leavers,
                meeting,
                generation,
                sequence,
                attention,
                late,
                declined,
                lease,
                base.received(),
                settled,
                asked);
    }
}
