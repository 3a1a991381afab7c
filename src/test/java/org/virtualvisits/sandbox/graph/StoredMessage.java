package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A message in a mailbox. Immutable; a change is a new value.
 *
 * @param immutableId the id that stays while the message is in the mailbox
 * @param movingId the default id, which every move changes (Graph page "outlook-immutable-id")
 * @param properties its JSON, without the id
 */
record StoredMessage(
        String mailbox,
        String immutableId,
        String movingId,
        Folder folder,
        ObjectNode properties,
        MailContent content) {

    enum Folder {
        DRAFTS("drafts"),
        SENT_ITEMS("sentitems"),
        DELETED_ITEMS("deleteditems"),
        INBOX("inbox"),
        ARCHIVE("archive"),
        RECOVERABLE_ITEMS("recoverableitemsdeletions");

        private final String wellKnownName;

        Folder(String wellKnownName) {
            this.wellKnownName = wellKnownName;
        }

        String wellKnownName() {
            return wellKnownName;
        }

        /** An opaque id, as the mailbox has for each folder. */
        String id() {
            return "AQMkAGFolder" + wellKnownName + "AAAA=";
        }
    }

    boolean isDraft() {
        return properties.path("isDraft").asBoolean();
    }

    boolean goesBy(String id) {
        return id.equals(immutableId) || id.equals(movingId);
    }

    StoredMessage with(ObjectNode next, MailContent nextContent) {
        return new StoredMessage(mailbox, immutableId, movingId, folder, next, nextContent);
    }

    StoredMessage movedTo(Folder next, String nextId) {
        ObjectNode moved = properties.deepCopy().put("parentFolderId", next.id());
        return new StoredMessage(mailbox, immutableId, nextId, next, moved, content);
    }
}
