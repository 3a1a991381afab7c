package org.virtualvisits.core.visit;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** What exists in Teams for a visit, as far as we know. */
public sealed interface MeetingState {
    /** Nothing. */
    record None() implements MeetingState {}

    /**
     * Perhaps something: we set out to create it, and have not heard how that ended.
     *
     * @param organiser the Entra object id in whose name it is
     * @param externalId createOrGet's key; with it the same meeting is found again
     * @param before one that was there, and perhaps is what will be found
     */
    record Intended(String organiser, String externalId, Optional<Live> before) implements MeetingState {}

    /** A meeting, with the times it was last given. */
    record Live(String organiser, String externalId, String meetingId, URI joinUrl, Instant start, Instant end)
            implements MeetingState {

        /** The same meeting at other times. */
        public Live at(Instant newStart, Instant newEnd) {
            return new Live(organiser, externalId, meetingId, joinUrl, newStart, newEnd);
        }

        /** Neither log nor message shows the raw Teams link. */
        @Override
        public String toString() {
            return "meeting " + externalId;
        }
    }

    /**
     * A meeting that we set out to change or remove, without hearing how that ended: it may be gone, or at other times.
     *
     * @param last as it was before
     */
    record Doubtful(Live last) implements MeetingState {}

    /** The meeting that patients may be led to: there, or there unless just removed. */
    default Optional<Live> reachable() {
        return switch (this) {
            case None() -> Optional.empty();
            case Intended intended -> intended.before();
            case Live live -> Optional.of(live);
            case Doubtful(var last) -> Optional.of(last);
        };
    }
}
