package org.virtualvisits.core.hygiene;

import static org.virtualvisits.core.hygiene.Action.ARCHIVE;
import static org.virtualvisits.core.hygiene.Action.DELETE;
import static org.virtualvisits.core.hygiene.Action.NEUTRALISE;
import static org.virtualvisits.core.hygiene.Action.PERMANENTLY_DELETE;
import static org.virtualvisits.core.hygiene.Action.REPORT;
import static org.virtualvisits.core.hygiene.Action.STRIP_ATTACHMENTS;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Set;

/**
 * One rule: what is looked for, from which age on, and what is done about it.
 *
 * @param age counted from the end of a calendar item or visit, and from the arrival of a message; an item of exactly
 *     this age is not yet older
 */
public record Rule(Kind kind, Period age, Action action) {

    /** Ages are of the past, and what is done must be possible for what is found. */
    public Rule {
        if (age.isNegative()) {
            throw new IllegalArgumentException("an age must not be negative");
        }
        if (!kind.actions.contains(action)) {
            throw new IllegalArgumentException(kind + " cannot " + action);
        }
    }

    /** The moment before which an item must have ended to be older than this rule allows, in the calendar of a zone. */
    public Instant limit(Instant now, ZoneId zone) {
        return now.atZone(zone).minus(age).toInstant();
    }

    /** What can be looked for. */
    public enum Kind {
        /** Calendar items that are over (S5.23: six months recommended, twelve strongly). */
        OLD_EVENTS(Folder.CALENDAR, REPORT, DELETE, PERMANENTLY_DELETE),
        /** Attachments of calendar items that are over (S5.23: none). */
        EVENT_ATTACHMENTS(Folder.CALENDAR, REPORT, STRIP_ATTACHMENTS),
        /** Identifiers of patients in calendar subjects (S5.17). */
        IDENTIFIERS(Folder.CALENDAR, REPORT, NEUTRALISE),
        /** Our own notices in Sent Items whose visit is over. */
        SENT_NOTICES(Folder.SENT_ITEMS, REPORT, ARCHIVE, DELETE, PERMANENTLY_DELETE),
        /** Replies to invites whose meeting is over. */
        INVITE_REPLIES(Folder.INBOX, REPORT, ARCHIVE, DELETE, PERMANENTLY_DELETE),
        /** Our own unsent drafts, which a crash has left; known by our extended property. */
        LEFTOVER_DRAFTS(Folder.DRAFTS, REPORT, DELETE, PERMANENTLY_DELETE),
        /** Messages in Deleted Items (S3.7). */
        DELETED_ITEMS(Folder.DELETED_ITEMS, REPORT, PERMANENTLY_DELETE),
        /** What was deleted from Deleted Items and can still be recovered by its owner (S3.7). */
        RECOVERABLE_ITEMS(Folder.RECOVERABLE_ITEMS, REPORT, PERMANENTLY_DELETE),
        /** Teams that nobody has renewed (S3.5); listed for their owners, never touched. */
        STALE_TEAMS(Folder.NONE, REPORT);

        private final Folder folder;

        @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
        private final Set<Action> actions;

        Kind(Folder folder, Action... actions) {
            this.folder = folder;
            this.actions = Set.of(actions);
        }

        /** Where it is looked for. */
        public Folder folder() {
            return folder;
        }

        /** What can be done about it. */
        public Set<Action> actions() {
            return actions;
        }
    }
}
