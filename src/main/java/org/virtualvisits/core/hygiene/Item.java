package org.virtualvisits.core.hygiene;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** An item of a mailbox, as much of it as rules need. Its subject is used and forgotten: it is in no {@code toString}. */
public sealed interface Item {

    /** The id that stays while the item is in the mailbox. */
    String id();

    /** What items of its folder are listed by: a calendar item's start, a message's arrival. */
    Instant at();

    /** What it takes of the mailbox's quota, in bytes. */
    long bytes();

    /** Whether a retention label is on it. */
    boolean labelled();

    /**
     * A calendar item.
     *
     * @param span when it is, or was
     * @param organised whether the mailbox is its organiser
     * @param attended whether anybody is invited
     * @param closed whether it is marked as private, personal or confidential
     * @param series when the series ends, if it is the master of one or part of one
     */
    record Event(
            String id,
            Instant at,
            Span span,
            boolean organised,
            boolean attended,
            boolean closed,
            Optional<Series> series,
            String subject,
            List<Attachment> attachments,
            long bytes,
            boolean labelled)
            implements Item {

        /** Keeps its own copy. */
        public Event {
            attachments = List.copyOf(attachments);
        }

        @Override
        public String toString() {
            return "event";
        }
    }

    /**
     * A message.
     *
     * @param notice the key of our own notice, if it is one
     * @param repliesTo the end of the meeting that it replies to, if it is a reply to an invite and says so
     */
    record Message(
            String id,
            Instant at,
            boolean draft,
            Optional<String> notice,
            boolean reply,
            Optional<Instant> repliesTo,
            long bytes,
            boolean labelled)
            implements Item {}

    /** When a calendar item is. */
    sealed interface Span {
        /** Between two moments. */
        record Timed(Instant start, Instant end) implements Span {}

        /** Whole days, wherever one is: the last one not included. */
        record Days(LocalDate first, LocalDate end) implements Span {}

        /** It does not say when it ends. */
        record Open() implements Span {}
    }

    /** How long a series goes on. */
    sealed interface Series {
        /** Until the end of this day, counted in the zone that the series is kept in. */
        record Until(Instant end) implements Series {}

        /** For ever, or until nobody knows when. */
        record Endless() implements Series {}
    }

    /** A file on an item. */
    record Attachment(String id, boolean inline, long bytes) {}
}
