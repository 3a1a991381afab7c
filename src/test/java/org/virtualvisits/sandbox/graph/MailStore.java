package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The messages in every mailbox, and every mail that left one. */
final class MailStore {

    private final Map<String, List<StoredMessage>> byMailbox = new HashMap<>();
    private final List<SentMail> sent = new ArrayList<>();
    private final Ids ids;

    MailStore(Ids ids) {
        this.ids = ids;
    }

    synchronized StoredMessage add(
            String mailbox, StoredMessage.Folder folder, ObjectNode properties, MailContent content) {
        properties.put("parentFolderId", folder.id());
        StoredMessage message =
                new StoredMessage(mailbox, ids.item("AAkALg"), ids.item("AAMkAD"), folder, properties, content);
        of(mailbox).addFirst(message);
        return message;
    }

    synchronized Optional<StoredMessage> find(String mailbox, String id) {
        return of(mailbox).stream().filter(message -> message.goesBy(id)).findFirst();
    }

    /** Replaces a message in one step with looking at it, so that of two callers who send a draft one finds it sent. */
    synchronized Optional<StoredMessage> change(String mailbox, String id, UnaryOperator<StoredMessage> change) {
        Optional<StoredMessage> next = find(mailbox, id).map(change);
        next.ifPresent(changed -> of(mailbox)
                .replaceAll(message -> message.immutableId().equals(changed.immutableId()) ? changed : message));
        return next;
    }

    /** The message as it is once moved, under its next default id. */
    StoredMessage moved(StoredMessage message, StoredMessage.Folder folder) {
        return message.movedTo(folder, ids.item("AAMkAD"));
    }

    synchronized boolean remove(String mailbox, String id) {
        return of(mailbox).removeIf(message -> message.goesBy(id));
    }

    /** A mailbox's messages, newest first. */
    synchronized List<StoredMessage> all(String mailbox) {
        return List.copyOf(of(mailbox));
    }

    synchronized void left(SentMail mail) {
        sent.add(mail);
    }

    synchronized List<SentMail> sent() {
        return List.copyOf(sent);
    }

    private List<StoredMessage> of(String mailbox) {
        return byMailbox.computeIfAbsent(mailbox, key -> new ArrayList<>());
    }
}
