package org.virtualvisits.core.feed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Port: writes a calendar that others subscribe to (RFC 5545, RFC 7986). */
public interface FeedCalendar {

    /** The calendar's text, in UTF-8 when it goes out; the same for the same sheet, so that it can be told unchanged. */
    String write(Sheet sheet);

    /**
     * What is to be written.
     *
     * @param name how calendars list it; tells nothing
     * @param refresh how often it is worth asking again
     */
    record Sheet(String name, String language, Duration refresh, List<Event> events) {

        /** Keeps its own copy. */
        public Sheet {
            events = List.copyOf(events);
        }
    }

    /**
     * One busy time.
     *
     * @param summary tells nothing of the patient (S5.17)
     * @param url our own door, behind sign-in; never the meeting's own link
     */
    record Event(String uid, Instant start, Instant end, String summary, URI url, int sequence, Instant changed) {}
}
