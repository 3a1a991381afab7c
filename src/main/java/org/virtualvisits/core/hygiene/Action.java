package org.virtualvisits.core.hygiene;

/** What is done about an item that a rule finds, from the mildest to the hardest. */
public enum Action {
    /** Counted, and left as it is. */
    REPORT(false),
    /** The subject is replaced by a neutral one. */
    NEUTRALISE(false),
    /** Its attachments are removed, for ever; the item stays. */
    STRIP_ATTACHMENTS(false),
    /** Moved to the mailbox's Archive folder, which is not the archive mailbox: no interface reaches that. */
    ARCHIVE(true),
    /** Moved to Deleted Items, from where its owner can take it back. */
    DELETE(true),
    /** Moved beyond what its owner can see. Exchange itself still keeps what is under a hold (Graph page "permanentDelete"). */
    PERMANENTLY_DELETE(true);

    private final boolean removes;

    Action(boolean removes) {
        this.removes = removes;
    }

    /** Whether the item is no longer where it was. */
    public boolean removes() {
        return removes;
    }
}
