package org.virtualvisits.core.credential;

import java.time.Instant;
import java.time.LocalDate;

/** Port: writes the calendar entry of a credential's last day as an iCalendar object (RFC 5545) for mail (RFC 6047). */
public interface CalendarEntries {

    /** The object's text, with alarms a week and a day before, and on the morning itself. */
    String write(Entry entry);

    /**
     * One iTIP message about one credential to one reader.
     *
     * @param stands whether the day is to be kept (REQUEST) or struck out (CANCEL)
     * @param uid the same for the credential's life, and for that of those which replace it
     * @param sequence rises with each message
     * @param day the credential's last
     */
    record Entry(
            boolean stands,
            String uid,
            int sequence,
            Instant stamp,
            LocalDate day,
            String summary,
            String description,
            String organiser,
            String attendee) {}
}
