package org.virtualvisits.core.hygiene;

/**
 * The parts of a mailbox that rules look at, in the order in which a sweep goes through them: what has been deleted comes
 * first, so that nothing which the same sweep deletes is removed for ever by it.
 */
public enum Folder {
    /** What Exchange keeps after Deleted Items were emptied, until its retention period ends. */
    RECOVERABLE_ITEMS,
    DELETED_ITEMS,
    /** The default calendar: single items and series masters. */
    CALENDAR,
    SENT_ITEMS,
    INBOX,
    DRAFTS,
    /** No part of a mailbox. */
    NONE
}
