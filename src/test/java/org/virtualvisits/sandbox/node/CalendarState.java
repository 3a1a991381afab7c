package org.virtualvisits.sandbox.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * An attendee's calendar.
 *
 * @param events by UID, in order of first arrival
 * @param results one for each message, in order: {@code applied}, {@code older} (ignored), or {@code error: …}
 */
public record CalendarState(Map<String, Event> events, List<String> results) {

    /** The messages that no client could read. */
    public List<String> errors() {
        return results.stream().filter(result -> result.startsWith("error")).toList();
    }

    /** The events that take the attendee's time. */
    public List<Event> live() {
        return events.values().stream().filter(event -> !event.cancelled()).toList();
    }

    /**
     * One event; a text that the invite does not have is empty. Start and end are resolved by the invite's own VTIMEZONE and absent
     * only for a CANCEL that names neither, of an unknown UID.
     *
     * @param organizer a calendar address such as {@code mailto:clinic@example.nhs.uk}
     * @param method the METHOD of the message that counts
     */
    public record Event(
            String uid,
            Optional<Instant> start,
            Optional<Instant> end,
            String summary,
            String location,
            String description,
            String url,
            String organizer,
            List<Attendee> attendees,
            String status,
            int sequence,
            String method) {

        public boolean cancelled() {
            return status.equals("CANCELLED");
        }
    }

    /** Address with its scheme, CN, ROLE and PARTSTAT; the last two with RFC 5545's defaults. */
    public record Attendee(String address, String name, String role, String answer) {}

    static CalendarState of(JsonNode json) {
        Map<String, Event> events = new LinkedHashMap<>();
        json.path("events").forEach(event -> events.put(event.path("uid").asText(), event(event)));
        return new CalendarState(Collections.unmodifiableMap(events), PageReport.texts(json.path("results")));
    }

    private static Event event(JsonNode json) {
        return new Event(
                json.path("uid").asText(),
                instant(json.path("start")),
                instant(json.path("end")),
                json.path("summary").asText(),
                json.path("location").asText(),
                json.path("description").asText(),
                json.path("url").asText(),
                json.path("organizer").asText(),
                StreamSupport.stream(json.path("attendees").spliterator(), false)
                        .map(CalendarState::attendee)
                        .toList(),
                json.path("status").asText(),
                json.path("sequence").asInt(),
                json.path("method").asText());
    }

    private static Attendee attendee(JsonNode json) {
        return new Attendee(
                json.path("address").asText(),
                json.path("name").asText(),
                json.path("role").asText(),
                json.path("answer").asText());
    }

    private static Optional<Instant> instant(JsonNode seconds) {
        return seconds.isNumber() ? Optional.of(Instant.ofEpochSecond(seconds.asLong())) : Optional.empty();
    }
}
