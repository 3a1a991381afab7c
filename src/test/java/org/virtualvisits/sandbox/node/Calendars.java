package org.virtualvisits.sandbox.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a patient's calendar makes of the invites it is sent: independent of the library that writes them. */
public final class Calendars {

    private Calendars() {}

    /**
     * The calendar of an attendee who got these messages in this order, as RFC 5546 2.1.5 has it: for each UID the highest SEQUENCE
     * counts, then the latest DTSTAMP; a CANCEL leaves the event there, marked cancelled, and an older REQUEST after it changes
     * nothing. Read by ical.js.
     *
     * @throws IllegalStateException saying what to install when there is no Node.js
     */
    public static CalendarState apply(List<String> messages) {
        ObjectNode command = NodeDriver.command("apply");
        ArrayNode texts = command.putArray("messages");
        messages.forEach(texts::add);
        return CalendarState.of(Shared.DRIVER.ask(command));
    }

    /** The events of a calendar that somebody subscribes to. Read by ical.js. */
    public static CalendarState feed(String calendar) {
        return CalendarState.of(Shared.DRIVER.ask(NodeDriver.command("feed").put("calendar", calendar)));
    }

    /**
     * Each calendar's events as an npm parser reads them.
     *
     * @param parser {@code ical.js} or {@code node-ical}
     * @return one array of events for each calendar; readers.mjs names their fields
     */
    public static JsonNode read(String parser, List<String> calendars) {
        ObjectNode command = NodeDriver.command("read").put("parser", parser);
        ArrayNode texts = command.putArray("calendars");
        calendars.forEach(texts::add);
        return Readers.DRIVER.ask(command);
    }

    /** What is wrong with an invite of this METHOD, each as a sentence; empty when nothing is. Plain Java, no calendar library. */
    public static List<String> lint(byte[] invite, String method) {
        return CalendarLint.of(invite, method);
    }

    /** The same for text, which goes out in UTF-8. */
    public static List<String> lint(String invite, String method) {
        return lint(invite.getBytes(StandardCharsets.UTF_8), method);
    }

    private static final class Shared {

        private static final NodeDriver DRIVER = new NodeDriver(NodeTools.require(), "calendar.mjs", List.of());
    }

    private static final class Readers {

        private static final NodeDriver DRIVER = new NodeDriver(NodeTools.require(), "readers.mjs", List.of());
    }
}
