package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends messages: checks them, counts them against the mailbox's rate, and records that they left. */
final class Outbox {

    private final MailStore store;
    private final MessageShape shape;
    private final Throttle throttle;
    private final InstantSource clock;

    Outbox(MailStore store, MessageShape shape, Throttle throttle, InstantSource clock) {
        this.store = store;
        this.shape = shape;
        this.throttle = throttle;
        this.clock = clock;
    }

    /** Sends a draft, which then is in Sent Items under another default id. */
    void sendDraft(SimulatedUser owner, String id) {
        boolean found = store.change(owner.objectId(), id, draft -> {
                    if (!draft.isDraft()) {
                        throw new GraphError(400, "ErrorInvalidRequest", "The message is not a draft.");
                    }
                    allow(draft.properties(), owner);
                    StoredMessage sent = store.moved(sent(draft), StoredMessage.Folder.SENT_ITEMS);
                    leave(owner, sent.properties(), sent.content(), sent.immutableId());
                    return sent;
                })
                .isPresent();
        if (!found) {
            throw MailPaths.itemNotFound();
        }
    }

    /** Sends a message that is no draft, and keeps a copy in Sent Items if asked to. */
    void sendNew(SimulatedUser owner, ObjectNode given, MailContent content, boolean saved) {
        ObjectNode message = shape.draft(given, content, owner, clock.instant()).put("isDraft", false);
        allow(message, owner);
        String kept = null;
        if (saved) {
            kept = store.add(owner.objectId(), StoredMessage.Folder.SENT_ITEMS, message, content)
                    .immutableId();
        }
        leave(owner, message, content, kept);
    }

    private void allow(ObjectNode message, SimulatedUser owner) {
        MessageRules.toSend(message, owner);
        throttle.countSend(owner.objectId());
    }

    private StoredMessage sent(StoredMessage draft) {
        String now = MessageShape.seconds(clock.instant());
        ObjectNode next = draft.properties()
                .deepCopy()
                .put("isDraft", false)
                .put("sentDateTime", now)
                .put("receivedDateTime", now);
        return draft.with(shape.touched(next, clock.instant()), draft.content());
    }

    private void leave(SimulatedUser owner, ObjectNode message, MailContent content, @Nullable String kept) {
        Instant now = clock.instant();
        store.left(new SentMail(
                owner.objectId(),
                message.path("from").path("emailAddress").path("address").asText(),
                addresses(message, "toRecipients"),
                addresses(message, "ccRecipients"),
                addresses(message, "bccRecipients"),
                message.path("subject").asText(),
                content.text(),
                content.html(),
                content.calendar(),
                Map.copyOf(content.headers()),
                now,
                message.path("internetMessageId").asText(),
                content.mime(),
                kept));
    }

    private static List<String> addresses(ObjectNode message, String kind) {
        List<String> all = new ArrayList<>();
        for (JsonNode recipient : message.path(kind)) {
            all.add(recipient.path("emailAddress").path("address").asText());
        }
        return List.copyOf(all);
    }
}
