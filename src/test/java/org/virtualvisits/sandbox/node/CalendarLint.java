package org.virtualvisits.sandbox.node;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What RFC 5545 and RFC 5546 (3.2.1, 3.2.2, 3.2.5) ask of the invites of this project, checked with no calendar library, so that a
 * library's own mistakes are seen.
 */
final class CalendarLint {

    private static final Pattern TZID = Pattern.compile(";TZID=\"?(?<zone>[^\";]+)\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern UTC = Pattern.compile("\\d{8}T\\d{6}Z");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final String method;
    private final List<String> faults;
    private final List<Property> properties = new ArrayList<>();

    /** A line with the components it is in, such as {@code VCALENDAR/VEVENT}. */
    private record Property(String component, String name, String parameters, String value) {}

    private CalendarLint(ContentLines content, String method) {
        this.method = method;
        this.faults = new ArrayList<>(content.faults());
        nest(content.lines());
    }

    static List<String> of(byte[] invite, String method) {
        CalendarLint lint = new CalendarLint(ContentLines.of(invite), method);
        lint.calendar();
        lint.event();
        lint.attendees();
        lint.zones();
        return List.copyOf(lint.faults);
    }

    private void nest(List<ContentLines.Line> lines) {
        Deque<String> open = new ArrayDeque<>();
        for (ContentLines.Line line : lines) {
            String name = line.name().toUpperCase(Locale.ROOT);
            if (name.equals("BEGIN")) {
                open.addLast(line.value().toUpperCase(Locale.ROOT));
                properties.add(new Property(String.join("/", open), name, "", ""));
            } else if (name.equals("END")) {
                String closed = open.isEmpty() ? "nothing" : open.removeLast();
                require(closed.equalsIgnoreCase(line.value()), "END:" + line.value() + " closes " + closed);
            } else {
                require(!open.isEmpty(), name + " is outside VCALENDAR");
                properties.add(new Property(String.join("/", open), name, line.parameters(), line.value()));
            }
        }
        require(open.isEmpty(), "not closed: " + open);
    }

    private void calendar() {
        once("VCALENDAR", "BEGIN");
        once("VCALENDAR", "PRODID");
        require(once("VCALENDAR", "VERSION").equals("2.0"), "VERSION is 2.0");
        String said = once("VCALENDAR", "METHOD");
        require(said.equals(method), "METHOD is " + said + ", not " + method);
    }

    private void event() {
        once("VCALENDAR/VEVENT", "BEGIN");
        once("VCALENDAR/VEVENT", "UID");
        once("VCALENDAR/VEVENT", "DTSTART");
        once("VCALENDAR/VEVENT", "ORGANIZER");
        require(NUMBER.matcher(once("VCALENDAR/VEVENT", "SEQUENCE")).matches(), "SEQUENCE is a number");
        require(UTC.matcher(once("VCALENDAR/VEVENT", "DTSTAMP")).matches(), "DTSTAMP is in UTC (RFC 5545, 3.8.7.2)");
        boolean cancelled = values("VCALENDAR/VEVENT", "STATUS").contains("CANCELLED");
        require(cancelled == method.equals("CANCEL"), "STATUS:CANCELLED and METHOD:CANCEL go together");
        require(
                values("VCALENDAR/VEVENT", "DTEND").isEmpty()
                        || values("VCALENDAR/VEVENT", "DURATION").isEmpty(),
                "DTEND and DURATION exclude each other");
    }

    private void attendees() {
        boolean some = !values("VCALENDAR/VEVENT", "ATTENDEE").isEmpty();
        require(some || !method.equals("REQUEST"), "a REQUEST has an ATTENDEE (RFC 5546, 3.2.2)");
        require(!some || !method.equals("PUBLISH"), "a PUBLISH has no ATTENDEE (RFC 5546, 3.2.1)");
    }

    private void zones() {
        List<String> defined = values("VCALENDAR/VTIMEZONE", "TZID");
        Set<String> used = new LinkedHashSet<>();
        for (Property property : properties) {
            Matcher zone = TZID.matcher(property.parameters());
            if (zone.find()) {
                used.add(zone.group("zone"));
            }
        }
        used.forEach(zone -> require(defined.contains(zone), "no VTIMEZONE for TZID " + zone));
        long observances = properties.stream()
                .filter(property -> property.name().equals("BEGIN"))
                .filter(property -> property.component().matches("VCALENDAR/VTIMEZONE/(STANDARD|DAYLIGHT)"))
                .count();
        require(observances >= defined.size(), "a VTIMEZONE has STANDARD or DAYLIGHT");
    }

    /** The value of what must be there exactly once; empty when it is not there. */
    private String once(String component, String name) {
        List<String> values = values(component, name);
        require(values.size() == 1, "%s has %d of %s, not 1".formatted(component, values.size(), name));
        return values.isEmpty() ? "" : values.getFirst();
    }

    private List<String> values(String component, String name) {
        return properties.stream()
                .filter(property -> property.component().equals(component)
                        && property.name().equals(name))
                .map(Property::value)
                .toList();
    }

    private void require(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }
}
