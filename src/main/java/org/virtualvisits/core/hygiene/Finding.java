package org.virtualvisits.core.hygiene;

import java.util.Optional;

/**
 * That a rule finds something in an item.
 *
 * @param rule its place in the rule set
 * @param attachment the one that is meant, where it is not the item as a whole
 * @param bytes that are meant
 * @param kept why nothing may be done about it, whatever the rule says
 */
public record Finding(int rule, Action action, Optional<String> attachment, long bytes, Optional<Kept> kept) {

    /** Why an item is left alone that a rule finds. */
    public enum Kept {
        /** It is running or yet to come. */
        NOT_OVER,
        /** It is the master or a part of a series that still lives. */
        LIVING_SERIES,
        /** It has no end that could be judged. */
        NO_END,
        /** Its owner has marked it as private. */
        PRIVATE,
        /** A retention label is on it. */
        LABELLED,
        /** Its mailbox is under a hold. */
        HELD,
        /** The mailbox organised it and others are invited: Exchange would mail them. */
        WOULD_MAIL,
        /** Another mailbox is its organiser: its subject would come back with the next update. */
        NOT_OURS,
        /** The rule only reports. */
        REPORT_ONLY,
        /** A harder rule removes the item anyway. */
        COVERED
    }

    /** Whether something is to be done, where doing is approved. */
    boolean isAct() {
        return kept.isEmpty() && action != Action.REPORT;
    }
}
