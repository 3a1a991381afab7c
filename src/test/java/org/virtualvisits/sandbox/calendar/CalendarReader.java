package org.virtualvisits.sandbox.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.virtualvisits.sandbox.node.Calendars;

/**
 * Parsers that share no code with each other, nor with the library that writes our invites. The first three run wherever the tests
 * do. The others are Debian's, and read along where the system property {@value #MORE} names them.
 */
public enum CalendarReader {

    /** Inside Thunderbird and Nextcloud. Reads times by the VTIMEZONE that came with them. */
    ICAL_JS,

    /** Many a server's. Reads times by the name of their zone. */
    NODE_ICAL,

    /** Java's other library. Reads times by the VTIMEZONE that came with them. */
    BIWEEKLY,

    /** Inside Evolution, KOrganizer and GNOME. */
    LIBICAL,

    /** Inside Radicale and much else in Python. */
    PYTHON3_ICALENDAR;

    /** System property: more readers, such as {@code libical,python3-icalendar}. They must be there. */
    public static final String MORE = "calendar.readers";

    /** Those that read along on this machine: three or more. */
    public static List<CalendarReader> all() {
        return Stream.concat(
                        Stream.of(ICAL_JS, NODE_ICAL, BIWEEKLY),
                        Pattern.compile(",")
                                .splitAsStream(System.getProperty(MORE, ""))
                                .filter(name -> !name.isBlank())
                                .map(CalendarReader::named))
                .toList();
    }

    /** The events of each calendar, in the order in which they stand there. What is no calendar is an exception. */
    public List<List<Reading>> read(List<String> calendars) {
        return switch (this) {
            case ICAL_JS -> byNode("ical.js", calendars);
            case NODE_ICAL -> byNode("node-ical", calendars);
            case BIWEEKLY -> ByBiweekly.read(calendars);
            case LIBICAL -> InstalledReader.libical().read(calendars);
            case PYTHON3_ICALENDAR -> InstalledReader.python().read(calendars);
        };
    }

    private static CalendarReader named(String name) {
        return valueOf(name.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static List<List<Reading>> byNode(String parser, List<String> calendars) {
        return StreamSupport.stream(Calendars.read(parser, calendars).spliterator(), false)
                .map(events -> StreamSupport.stream(events.spliterator(), false)
                        .map(CalendarReader::reading)
                        .toList())
                .toList();
    }

    private static Reading reading(JsonNode event) {
        return new Reading(
                event.path("method").asText(),
                event.path("uid").asText(),
                event.path("sequence").asInt(),
                Instant.ofEpochSecond(event.path("stamp").asLong()),
                event.path("status").asText(),
                Instant.ofEpochSecond(event.path("start").asLong()),
                Instant.ofEpochSecond(event.path("end").asLong()),
                event.path("summary").asText(),
                event.path("description").asText());
    }
}
