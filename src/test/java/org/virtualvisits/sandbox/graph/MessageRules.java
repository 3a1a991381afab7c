package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** What Outlook accepts in a message given as JSON, beyond names and types. */
final class MessageRules {

    private static final int MOST_HEADERS = 5;

    /** Graph page "message-update": the properties that can be changed in a draft only. */
    private static final Set<String> DRAFT_ONLY = Set.of(
            "bccRecipients",
            "body",
            "ccRecipients",
            "from",
            "internetMessageId",
            "isDeliveryReceiptRequested",
            "isReadReceiptRequested",
            "replyTo",
            "sender",
            "subject",
            "toRecipients");

    /** The same page: what can be changed at any time. */
    private static final Set<String> ALWAYS =
            Set.of("categories", "flag", "importance", "inferenceClassification", "isRead", ExtendedProperties.NAME);

    private static final Set<String> SERVICE_OWNED = Set.of(
            "bodyPreview",
            "changeKey",
            "conversationId",
            "conversationIndex",
            "createdDateTime",
            "hasAttachments",
            "id",
            "isDraft",
            "lastModifiedDateTime",
            "parentFolderId",
            "receivedDateTime",
            "sentDateTime",
            "uniqueBody",
            "webLink");

    private final ContractReader reader;

    MessageRules(ContractReader reader) {
        this.reader = reader;
    }

    ObjectNode toCreate(ObjectNode body) {
        ObjectNode message = reader.read("graph.message", body);
        message.fieldNames().forEachRemaining(name -> {
            if (SERVICE_OWNED.contains(name)) {
                throw new GraphError(400, "ErrorInvalidPropertySet", "Set action is invalid for property.");
            }
        });
        headers(message.path("internetMessageHeaders"));
        if (message.has(ExtendedProperties.NAME)) {
            JsonNode given = message.get(ExtendedProperties.NAME);
            message.set(ExtendedProperties.NAME, ExtendedProperties.merged(Json.MAPPER.createArrayNode(), given));
        }
        return message;
    }

    ObjectNode toPatch(ObjectNode body, boolean draft) {
        ObjectNode changes = reader.read("graph.message", body);
        changes.fieldNames().forEachRemaining(name -> {
            if (DRAFT_ONLY.contains(name) && !draft) {
                throw new GraphError(
                        400,
                        "ErrorInvalidPropertyUpdateSentMessage",
                        "Update operation is invalid for property of a sent message.");
            }
            if (!DRAFT_ONLY.contains(name) && !ALWAYS.contains(name)) {
                throw new GraphError(400, "ErrorInvalidPropertySet", "Set action is invalid for property.");
            }
        });
        return changes;
    }

    /** Refuses to send what has no recipient, a recipient that is no address, or another's name as the sender. */
    static void toSend(ObjectNode message, SimulatedUser sender) {
        int recipients = 0;
        for (String kind : Set.of("toRecipients", "ccRecipients", "bccRecipients")) {
            for (JsonNode recipient : message.path(kind)) {
                recipients++;
                if (!recipient.path("emailAddress").path("address").asText("").matches("[^@\\s]+@[^@\\s]+")) {
                    throw invalidRecipients();
                }
            }
        }
        if (recipients == 0) {
            throw invalidRecipients();
        }
        for (String kind : Set.of("from", "sender")) {
            String address =
                    message.path(kind).path("emailAddress").path("address").asText("");
            if (!address.isEmpty() && !sender.owns(address)) {
                throw new GraphError(
                        403,
                        "ErrorSendAsDenied",
                        "The user account which was used to submit this request does not have the right to send mail"
                                + " on behalf of the specified sending account.");
            }
        }
    }

    private static void headers(JsonNode headers) {
        if (headers.size() > MOST_HEADERS) {
            throw new GraphError(
                    400,
                    "TooManyInternetMessageHeaders",
                    "Maximum number of headers in one message should be less than or equal to 5.");
        }
        for (JsonNode header : headers) {
            String name = header.path("name").asText("");
            if (!name.regionMatches(true, 0, "x-", 0, 2)) {
                throw new GraphError(
                        400,
                        "InvalidInternetMessageHeader",
                        "The internet message header name '%s' should start with 'x-' or 'X-'.".formatted(name));
            }
        }
    }

    private static GraphError invalidRecipients() {
        return new GraphError(400, "ErrorInvalidRecipients", "At least one recipient is not valid.");
    }
}
