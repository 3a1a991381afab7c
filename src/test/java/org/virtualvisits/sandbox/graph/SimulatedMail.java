package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The messages of all mailboxes, for tests that fill and look at them. */
public final class SimulatedMail {

    private final MailStore store;
    private final Ids ids;

    SimulatedMail(MailStore store, Ids ids) {
        this.store = store;
        this.ids = ids;
    }

    /**
     * A message to be put into a mailbox.
     *
     * @param folder its well-known name
     * @param mark the key of our own notice, if it is one
     * @param replyEnd the end of the meeting, as Graph writes it, of a message that replies to an invite
     */
    public record Letter(
            String folder,
            Instant received,
            String subject,
            Optional<String> mark,
            Optional<String> replyEnd,
            int bytes,
            boolean label) {}

    /** Puts a message into a mailbox and returns its immutable id. */
    public String put(String mailbox, Letter letter) {
        StoredMessage.Folder folder = java.util.Arrays.stream(StoredMessage.Folder.values())
                .filter(each -> each.wellKnownName().equals(letter.folder()))
                .findFirst()
                .orElseThrow();
        ObjectNode message = Json.object()
                .put("subject", letter.subject())
                .put("isDraft", folder == StoredMessage.Folder.DRAFTS)
                .put("hasAttachments", false)
                .put("changeKey", "CQAAABYAAAA")
                .put("receivedDateTime", MessageShape.seconds(letter.received()));
        letter.replyEnd()
                .ifPresent(end -> message.put("@odata.type", "#microsoft.graph.eventMessageResponse")
                        .put("meetingMessageType", "meetingAccepted")
                        .putObject("endDateTime")
                        .put("dateTime", end)
                        .put("timeZone", "UTC"));
        var properties = message.putArray(ExtendedProperties.NAME);
        properties
                .addObject()
                .put("id", ExtendedProperties.canonical("Integer 0x0E08"))
                .put("value", Integer.toString(letter.bytes()));
        letter.mark()
                .ifPresent(mark -> properties
                        .addObject()
                        .put(
                                "id",
                                ExtendedProperties.canonical(
                                        "String {b1a1e0c7-5d1f-4c36-9c55-7a0b6f3e2d94} Name VirtualVisitsNotice"))
                        .put("value", mark));
        if (letter.label()) {
            properties
                    .addObject()
                    .put("id", ExtendedProperties.canonical("Binary 0x3019"))
                    .put("value", "2n2xYQ==");
        }
        return store.add(mailbox, folder, message, new MailContent("", "", null, Map.of(), false, null))
                .immutableId();
    }

    /** The immutable ids of a folder's messages. */
    public List<String> in(String mailbox, String folder) {
        return store.all(mailbox).stream()
                .filter(message -> message.folder().wellKnownName().equals(folder))
                .map(StoredMessage::immutableId)
                .sorted()
                .toList();
    }

    /** A name that no other item has. */
    public String freshId() {
        return ids.item("AAkALg");
    }
}
