package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Makes the JSON of a stored message, and of what a caller sees of it. */
final class MessageShape {

    private static final String DEFAULTS = """
            {"bccRecipients":[],"body":{"contentType":"text","content":""},"categories":[],"ccRecipients":[],
            "flag":{"flagStatus":"notFlagged"},"importance":"normal","inferenceClassification":"focused",
            "isDeliveryReceiptRequested":false,"isRead":true,"isReadReceiptRequested":false,"replyTo":[],
            "subject":"","toRecipients":[]}
            """;

    /** What messages about meetings have besides (Graph page "eventmessage"), by the names they are selected with. */
    private static final Map<String, String> CASTS = Map.of(
            "microsoft.graph.eventMessage/endDateTime", "endDateTime",
            "microsoft.graph.eventMessage/meetingMessageType", "meetingMessageType");

    private final Contract contract;
    private final Ids ids;

    MessageShape(Contract contract, Ids ids) {
        this.contract = contract;
        this.ids = ids;
    }

    /** A draft with everything the mailbox adds to what was given. */
    ObjectNode draft(ObjectNode given, MailContent content, SimulatedUser owner, Instant now) {
        ObjectNode message = Json.object(DEFAULTS).orElseThrow();
        message.put("internetMessageId", "<%s@sandbox.prod.outlook.com>".formatted(ids.guid()));
        message.set("from", sender(owner));
        message.set("sender", sender(owner));
        message.setAll(given);
        message.put("isDraft", true)
                .put("hasAttachments", content.attachments())
                .put("conversationId", ids.item("AAQkAD"))
                .put("createdDateTime", seconds(now))
                .put("receivedDateTime", seconds(now))
                .put("sentDateTime", seconds(now));
        message.set("attachments", attachments(given, now));
        return touched(message, now);
    }

    private ArrayNode attachments(ObjectNode given, Instant now) {
        ArrayNode stored = Json.MAPPER.createArrayNode();
        given.path("attachments").forEach(each -> {
            ObjectNode attachment = stored.addObject()
                    .put("@odata.type", "#microsoft.graph.fileAttachment")
                    .put("isInline", false)
                    .put("lastModifiedDateTime", seconds(now));
            each.properties().forEach(property -> attachment.set(property.getKey(), property.getValue()));
            byte[] content =
                    Base64.getDecoder().decode(each.path("contentBytes").asText(""));
            attachment.put("id", ids.item("AAMkADAtt")).put("size", content.length);
        });
        return stored;
    }

    /** The same message with the marks of a change. */
    ObjectNode touched(ObjectNode message, Instant now) {
        String content = message.path("body").path("content").asText("").replaceAll("<[^>]*>", "");
        return message.put("lastModifiedDateTime", seconds(now))
                .put("changeKey", ids.item("CQAAAB").substring(0, 40))
                .put("bodyPreview", content.substring(0, Math.min(255, content.length())));
    }

    /** What a call sees: its choice of id, properties and expansions. Attachments and named properties only on request. */
    ObjectNode seen(Call call, StoredMessage message) {
        Map<String, String> known = contract.properties("graph.message");
        ObjectNode all = message.properties().deepCopy();
        all.remove(List.of("attachments", ExtendedProperties.NAME));
        all.put("id", call.prefers("IdType=ImmutableId") ? message.immutableId() : message.movingId());
        all.remove("internetMessageHeaders");
        if (call.option("$select").orElse("").contains("internetMessageHeaders")) {
            all.set("internetMessageHeaders", message.properties().path("internetMessageHeaders"));
        }
        Selection selection = Selection.of(call, known.keySet(), CASTS, "microsoft.graph.message");
        ObjectNode seen = Json.object()
                .put("@odata.etag", "W/\"%s\"".formatted(all.path("changeKey").asText()));
        seen.setAll(selection.apply(all));
        seen.put("id", all.path("id").asText());
        if (message.properties().has("@odata.type")) {
            seen.set("@odata.type", message.properties().get("@odata.type"));
        }
        call.option("$expand").ifPresent(expand -> expand(seen, message, expand));
        return seen;
    }

    private static void expand(ObjectNode seen, StoredMessage message, String expand) {
        if (expand.strip().startsWith(ExtendedProperties.NAME)) {
            ArrayNode shown = ExtendedProperties.expanded(message.properties(), expand);
            if (!shown.isEmpty()) {
                seen.set(ExtendedProperties.NAME, shown);
            }
        } else if (expand.strip().equals("attachments")) {
            seen.set("attachments", message.properties().path("attachments"));
        } else {
            throw GraphError.badRequest("Parsing OData Select and Expand failed.");
        }
    }

    static String seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static ObjectNode sender(SimulatedUser owner) {
        String address = owner.mail() == null ? owner.userPrincipalName() : owner.mail();
        ObjectNode recipient = Json.object();
        recipient.putObject("emailAddress").put("name", owner.displayName()).put("address", address);
        return recipient;
    }
}
