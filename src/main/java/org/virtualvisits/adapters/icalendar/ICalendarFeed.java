package org.virtualvisits.adapters.icalendar;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.virtualvisits.core.feed.FeedCalendar;

/**
 * {@link FeedCalendar} as text: a feed has thousands of events of eleven plain lines each, in UTC, so no library's model
 * of them is needed. Reads and writes no file and no network.
 */
public final class ICalendarFeed implements FeedCalendar {

    private static final String CRLF = "\r\n";
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Override
    public String write(Sheet sheet) {
        var text = new StringBuilder(512 + 512 * sheet.events().size());
        line(text, "BEGIN", "VCALENDAR");
        line(text, "PRODID", "-//virtualvisits.org//Virtual Visits//EN");
        line(text, "VERSION", "2.0");
        line(text, "CALSCALE", "GREGORIAN");
        // No METHOD: this is a snapshot and schedules nothing (RFC 5545 3.7.2); PUBLISH would need an ORGANIZER in each
        // event.
        // RFC 7986 5.1 and 5.7, and what Outlook and Apple read instead.
        line(text, "NAME;LANGUAGE=" + sheet.language(), escaped(sheet.name()));
        line(text, "X-WR-CALNAME", escaped(sheet.name()));
        line(text, "REFRESH-INTERVAL;VALUE=DURATION", sheet.refresh().toString());
        line(text, "X-PUBLISHED-TTL", sheet.refresh().toString());
        sheet.events().forEach(event -> event(text, event, sheet.language()));
        line(text, "END", "VCALENDAR");
        return ICalendarText.folded(text.toString());
    }

    /** Without a METHOD, DTSTAMP says when the event last changed (RFC 5545 3.8.7.2), so that an unchanged feed is the same text. */
    private static void event(StringBuilder text, Event event, String language) {
        line(text, "BEGIN", "VEVENT");
        line(text, "UID", escaped(event.uid()));
        line(text, "DTSTAMP", utc(event.changed()));
        line(text, "LAST-MODIFIED", utc(event.changed()));
        line(text, "SEQUENCE", Integer.toString(event.sequence()));
        line(text, "DTSTART", utc(event.start()));
        line(text, "DTEND", utc(event.end()));
        line(text, "SUMMARY;LANGUAGE=" + language, escaped(event.summary()));
        line(text, "URL", event.url().toASCIIString());
        // Google shows no URL property, but makes a link of one in the description.
        line(text, "DESCRIPTION", escaped(event.url().toASCIIString()));
        line(text, "STATUS", "CONFIRMED");
        line(text, "TRANSP", "OPAQUE");
        line(text, "CLASS", "PRIVATE");
        line(text, "END", "VEVENT");
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(':').append(value).append(CRLF);
    }

    private static String utc(Instant instant) {
        return UTC.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    /** RFC 5545 3.3.11. */
    private static String escaped(String text) {
        return ICalendarText.line(text)
                .replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,");
    }
}
