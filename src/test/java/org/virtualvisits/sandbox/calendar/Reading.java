package org.virtualvisits.sandbox.calendar;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One event as a parser reads it.
 *
 * @param method the METHOD of its calendar; empty in a feed
 */
public record Reading(
        String method,
        String uid,
        int sequence,
        Instant stamp,
        String status,
        Instant start,
        Instant end,
        String summary,
        String description) {

    /**
     * What an attendee's calendar holds after these messages, by UID. Of two about one event the higher SEQUENCE counts, and of
     * equal ones the later DTSTAMP (RFC 5546 2.1.5). A cancelled event stays, so that a late invitation does not revive it.
     */
    public static Map<String, Reading> held(List<Reading> messages) {
        var held = new TreeMap<String, Reading>();
        messages.forEach(
                message -> held.merge(message.uid(), message, (known, next) -> next.isOlderThan(known) ? known : next));
        return held;
    }

    /** Whether this message says nothing new to who has the other. */
    public boolean isOlderThan(Reading known) {
        return sequence == known.sequence ? stamp.isBefore(known.stamp) : sequence < known.sequence;
    }

    /** Whether it takes its reader's time. */
    public boolean isLive() {
        return !status.equals("CANCELLED");
    }
}
