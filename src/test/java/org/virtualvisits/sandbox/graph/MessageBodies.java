package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.Locale;

/** Messages in request bodies: new ones as JSON or MIME, and changes to stored ones. */
final class MessageBodies {

    private final MessageRules rules;
    private final MessageShape shape;
    private final MailStore store;
    private final InstantSource clock;

    MessageBodies(MessageRules rules, MessageShape shape, MailStore store, InstantSource clock) {
        this.rules = rules;
        this.shape = shape;
        this.store = store;
        this.clock = clock;
    }

    /** A new message: MIME where the content type says plain text, else the JSON given. */
    MimeMail.Read read(Call call, ObjectNode json) {
        String type = call.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (type.startsWith("text/plain")) {
            return MimeMail.read(call.body());
        }
        if (!call.isJson()) {
            throw new GraphError(
                    415, "RequestBodyRead", "The media type '%s' is not supported for the body.".formatted(type));
        }
        ObjectNode message = rules.toCreate(json);
        return new MimeMail.Read(message, MailContent.of(message));
    }

    StoredMessage patched(String mailbox, String id, ObjectNode body) {
        return store.change(mailbox, id, message -> patched(message, rules.toPatch(body, message.isDraft())))
                .orElseThrow(MailPaths::itemNotFound);
    }

    private StoredMessage patched(StoredMessage message, ObjectNode changes) {
        ObjectNode next = message.properties().deepCopy();
        JsonNode named = changes.remove(ExtendedProperties.NAME);
        if (named != null) {
            JsonNode there = next.path(ExtendedProperties.NAME);
            next.set(ExtendedProperties.NAME, ExtendedProperties.merged(there, named));
        }
        next.setAll(changes);
        MailContent content = changes.has("body") ? message.content().withBody(next) : message.content();
        return message.with(shape.touched(next, clock.instant()), content);
    }
}
