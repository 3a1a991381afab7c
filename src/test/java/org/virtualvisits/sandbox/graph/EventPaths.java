package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The calls on a mailbox's calendar that hygiene makes: listing by start, deleting, changing a subject, removing
 * attachments (Graph pages "user-list-events", "event-delete", "event-permanentdelete", "event-update",
 * "attachment-delete"). Single items and series masters are listed, occurrences are not.
 */
final class EventPaths {

    private static final int PAGE = 10;
    private static final int LARGEST_PAGE = 1_000;
    private static final String LAST = "9999";
    private static final Pattern FILTER = Pattern.compile("start/dateTime (ge|lt) '([0-9T:.-]+)'");
    private static final Set<String> OPTIONS = Set.of("$filter", "$orderby", "$select", "$expand", "$top", "$skip");

    private final Tenant tenant;
    private final SimulatedCalendars calendars;
    private final Contract contract;

    EventPaths(Tenant tenant, SimulatedCalendars calendars, Contract contract) {
        this.tenant = tenant;
        this.calendars = calendars;
        this.contract = contract;
    }

    Answer answer(Call call) {
        SimulatedUser owner = MailPaths.owner(tenant, call.segments().get(1));
        List<String> below = call.segments().subList(3, call.segments().size());
        if (below.isEmpty()) {
            if (!call.method().equals("GET")) {
                throw GraphError.methodNotAllowed();
            }
            return list(call, owner);
        }
        SimulatedEvent event =
                calendars.find(owner.objectId(), below.getFirst()).orElseThrow(MailPaths::itemNotFound);
        return switch (call.method() + " "
                + String.join("/", below.subList(1, below.size())).replaceAll("s/.+", "s")) {
            case "GET " -> Answer.json(200, seen(call, event));
            case "DELETE " -> delete(owner, event);
            case "PATCH " -> patch(call, owner, event);
            case "POST permanentDelete" -> {
                calendars.removed(owner.objectId(), event.id(), true);
                yield Answer.empty(204);
            }
            case "DELETE attachments" -> detach(owner, event, below.getLast());
            default -> throw GraphError.methodNotAllowed();
        };
    }

    /** Graph sends a cancellation to the invited whenever the organiser deletes; it makes no exception for the past. */
    private Answer delete(SimulatedUser owner, SimulatedEvent event) {
        announce(event);
        calendars.removed(owner.objectId(), event.id(), false);
        return Answer.empty(204);
    }

    private Answer patch(Call call, SimulatedUser owner, SimulatedEvent event) {
        ObjectNode changes = new ContractReader(contract, "RequestBodyRead").read("graph.event", call.json());
        if (!changes.has("subject") || changes.size() > 1) {
            throw GraphError.badRequest("Only the subject is simulated.");
        }
        announce(event);
        SimulatedEvent next = event.withSubject(changes.path("subject").asText());
        calendars.put(owner.objectId(), next);
        return Answer.json(200, seen(call, next));
    }

    private void announce(SimulatedEvent event) {
        if (event.organised() && event.attendees() > 0) {
            calendars.announced();
        }
    }

    private Answer detach(SimulatedUser owner, SimulatedEvent event, String file) {
        if (event.attachments().stream().noneMatch(each -> each.id().equals(file))) {
            throw MailPaths.itemNotFound();
        }
        calendars.put(owner.objectId(), event.without(file));
        return Answer.empty(204);
    }

    private Answer list(Call call, SimulatedUser owner) {
        call.query().keySet().forEach(option -> {
            if (!OPTIONS.contains(option)) {
                throw GraphError.badRequest("The query option '%s' is not simulated.".formatted(option));
            }
        });
        String from = "";
        String before = LAST;
        String filter = call.option("$filter").orElse("");
        if (!call.option("$orderby").orElse("start/dateTime").equals("start/dateTime") || filter.isEmpty()) {
            throw new GraphError(
                    400, "ErrorInvalidRestriction", "The restriction or sort order is too complex for this operation.");
        }
        for (String part : filter.split(" and ")) {
            Matcher comparison = FILTER.matcher(part.strip());
            if (!comparison.matches()) {
                throw GraphError.badRequest("Invalid filter clause");
            }
            from = comparison.group(1).equals("ge") ? comparison.group(2) : from;
            before = comparison.group(1).equals("lt") ? comparison.group(2) : before;
        }
        int top = MessageList.number(call, "$top", PAGE, 1, LARGEST_PAGE);
        int skip = MessageList.number(call, "$skip", 0, 0, Integer.MAX_VALUE - LARGEST_PAGE);
        List<SimulatedEvent> found = calendars.page(owner.objectId(), from, before, skip, top);
        ObjectNode body = Json.object()
                .put(
                        "@odata.context",
                        "https://graph.microsoft.com/v1.0/$metadata#users('%s')/events".formatted(owner.objectId()));
        ArrayNode page = body.putArray("value");
        found.stream().limit(top).forEach(event -> page.add(seen(call, event)));
        if (found.size() > top) {
            body.put("@odata.nextLink", MessageList.nextLink(call, skip + top));
        }
        return Answer.json(200, body);
    }

    private ObjectNode seen(Call call, SimulatedEvent event) {
        Selection selection =
                Selection.of(call, contract.properties("graph.event").keySet(), "microsoft.graph.event");
        ObjectNode seen = Json.object().put("@odata.etag", "W/\"1\"");
        seen.setAll(selection.apply(shape(event)));
        // Without the preference, callers get ids that change on every move: none that anything here knows.
        seen.put("id", call.prefers("IdType=ImmutableId") ? event.id() : "moving-" + event.id());
        String expand = call.option("$expand").orElse("");
        if (expand.contains("attachments")) {
            ArrayNode files = seen.putArray("attachments");
            event.attachments()
                    .forEach(file -> files.addObject()
                            .put("@odata.type", "#microsoft.graph.fileAttachment")
                            .put("id", file.id())
                            .put("isInline", file.inline())
                            .put("size", file.bytes()));
        }
        if (expand.contains(ExtendedProperties.NAME)) {
            ArrayNode properties = seen.putArray(ExtendedProperties.NAME);
            properties.addObject().put("id", "Integer 0xe08").put("value", Integer.toString(event.bytes()));
            if (event.label()) {
                properties.addObject().put("id", "Binary 0x3019").put("value", "2n2xYQ==");
            }
        }
        return seen;
    }

    private static ObjectNode shape(SimulatedEvent event) {
        ObjectNode shape = Json.object()
                .put("type", event.type())
                .put("subject", event.subject())
                .put("isAllDay", event.allDay())
                .put("isOrganizer", event.organised())
                .put("isCancelled", false)
                .put("sensitivity", event.sensitivity())
                .put("hasAttachments", event.attachments().stream().anyMatch(file -> !file.inline()));
        shape.putObject("start").put("dateTime", event.start()).put("timeZone", "UTC");
        if (event.end() == null) {
            shape.putNull("end");
        } else {
            shape.putObject("end").put("dateTime", event.end()).put("timeZone", "UTC");
        }
        if (event.recurrence() == null) {
            shape.putNull("recurrence");
        } else {
            shape.set("recurrence", Json.object(event.recurrence()).orElseThrow());
        }
        ArrayNode attendees = shape.putArray("attendees");
        for (int i = 0; i < event.attendees(); i++) {
            attendees.addObject().putObject("emailAddress").put("address", "guest" + i + "@example.org");
        }
        return shape;
    }
}
