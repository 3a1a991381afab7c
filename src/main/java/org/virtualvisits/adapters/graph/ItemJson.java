package org.virtualvisits.adapters.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.hygiene.Item;

/** Items of mailboxes as Graph writes them. What cannot be judged from what Graph says is read as what is left alone. */
final class ItemJson {

    /** PidTagMessageSize ([MS-OXPROPS]). */
    static final String SIZE = "Integer 0x0E08";

    /** PidTagPolicyTag: the retention tag that somebody has put on the item itself ([MS-OXPROPS]). */
    static final String LABEL = "Binary 0x3019";

    private static final String PROPERTIES = "singleValueExtendedProperties";

    private ItemJson() {}

    static Item.Event event(JsonNode node) {
        return new Item.Event(
                node.path("id").asText(),
                moment(node.path("start")).orElse(Instant.EPOCH),
                span(node),
                node.path("isOrganizer").asBoolean(),
                !node.path("attendees").isEmpty(),
                !node.path("sensitivity").asText("normal").equals("normal"),
                series(node),
                node.path("subject").asText(""),
                files(node.path("attachments")),
                bytes(node),
                property(node, LABEL).isPresent());
    }

    static Item.Message message(JsonNode node) {
        boolean reply = node.path("@odata.type").asText().endsWith("eventMessageResponse");
        return new Item.Message(
                node.path("id").asText(),
                Instant.parse(node.path("receivedDateTime").asText()),
                node.path("isDraft").asBoolean(),
                property(node, Drafts.MARK),
                reply,
                reply ? moment(node.path("endDateTime")) : Optional.empty(),
                bytes(node),
                property(node, LABEL).isPresent());
    }

    private static Item.Span span(JsonNode node) {
        Optional<Instant> start = moment(node.path("start"));
        Optional<Instant> end = moment(node.path("end"));
        if (start.isEmpty() || end.isEmpty()) {
            return new Item.Span.Open();
        }
        return node.path("isAllDay").asBoolean()
                ? new Item.Span.Days(day(start.get()), day(end.get()))
                : new Item.Span.Timed(start.get(), end.get());
    }

    /** All-day items are at midnight in UTC, whatever the mailbox's zone. */
    private static LocalDate day(Instant midnight) {
        return midnight.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static Optional<Item.Series> series(JsonNode node) {
        return switch (node.path("type").asText()) {
            case "singleInstance" -> Optional.empty();
            case "seriesMaster" -> Optional.of(ofMaster(node));
            // A part of a series says nothing of its end; and of what is new nothing is known.
            default -> Optional.of(new Item.Series.Endless());
        };
    }

    private static Item.Series ofMaster(JsonNode node) {
        JsonNode range = node.path("recurrence").path("range");
        try {
            ZoneId zone = zone(range.path("recurrenceTimeZone").asText("UTC"));
            return switch (range.path("type").asText()) {
                case "endDate" -> until(LocalDate.parse(range.path("endDate").asText()), zone, node);
                case "numbered" -> until(lastOfNumbered(node.path("recurrence")), zone, node);
                default -> new Item.Series.Endless();
            };
        } catch (DateTimeException unreadable) {
            return new Item.Series.Endless();
        }
    }

    /** The end of an occurrence that begins in the last moment of the last day: never too early. */
    private static Item.Series until(LocalDate last, ZoneId zone, JsonNode node) {
        Duration length = moment(node.path("start"))
                .flatMap(start -> moment(node.path("end")).map(end -> Duration.between(start, end)))
                .orElse(Duration.ofDays(1));
        return new Item.Series.Until(
                last.plusDays(1).atStartOfDay(zone).toInstant().plus(length));
    }

    /** The latest day that so many occurrences can reach; with several a week, the series ends earlier. */
    private static LocalDate lastOfNumbered(JsonNode recurrence) {
        JsonNode pattern = recurrence.path("pattern");
        LocalDate first =
                LocalDate.parse(recurrence.path("range").path("startDate").asText());
        long steps = (long) Math.max(1, pattern.path("interval").asInt(1))
                * recurrence.path("range").path("numberOfOccurrences").asInt(0);
        return switch (pattern.path("type").asText()) {
            case "daily" -> first.plusDays(steps);
            case "weekly" -> first.plusWeeks(steps);
            case "absoluteMonthly", "relativeMonthly" -> first.plusMonths(steps);
            case "absoluteYearly", "relativeYearly" -> first.plusYears(steps);
            default -> throw new DateTimeException("unknown pattern");
        };
    }

    /** A Windows name is no zone here; the westernmost one makes a series end late rather than early. */
    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException windowsName) {
            return ZoneOffset.ofHours(-12);
        }
    }

    private static List<Item.Attachment> files(JsonNode nodes) {
        var files = new ArrayList<Item.Attachment>();
        nodes.forEach(file -> files.add(new Item.Attachment(
                file.path("id").asText(),
                file.path("isInline").asBoolean(),
                file.path("size").asLong())));
        return files;
    }

    private static long bytes(JsonNode node) {
        return property(node, SIZE)
                .filter(value -> value.matches("[0-9]{1,12}"))
                .map(Long::parseLong)
                .orElse(0L);
    }

    /** Graph writes a property's id in its own way: lower case, no leading zeros. */
    private static Optional<String> property(JsonNode node, String id) {
        for (JsonNode one : node.path(PROPERTIES)) {
            if (plain(one.path("id").asText()).equals(plain(id))) {
                return Optional.of(one.path("value").asText());
            }
        }
        return Optional.empty();
    }

    private static String plain(String id) {
        return id.toLowerCase(java.util.Locale.ROOT).replace("0x0", "0x");
    }

    /** Asked for in UTC, which is what Graph answers in unless told otherwise. */
    private static Optional<Instant> moment(JsonNode dateTime) {
        try {
            return Optional.of(
                    LocalDateTime.parse(dateTime.path("dateTime").asText("")).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
