package org.virtualvisits.core.visit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Notice;

/** Port: where visits are kept, each with its notices. Every write is all or nothing and names the version it replaces. */
public interface Visits {

    /** The visit alone. */
    Optional<Stored> find(VisitId id);

    /** The visit with all its notices, in the order of their ids, read at one moment or one after another. */
    Optional<Story> read(VisitId id);

    /** Whether this delivery has been applied to the visit before. */
    boolean hasDelivery(VisitId id, String delivery);

    /** Writes all of it or nothing. */
    Result write(Write write);

    /** Replaces one notice, whatever its version: for whoever holds it. What is to be said of that goes with it. */
    void put(VisitId id, Notice notice, List<Audit> audit);

    /**
     * Adds a row of its own to what is told of a visit, for what no other row tells.
     *
     * @param key tells it from others of the same visit; letters and digits
     * @param once the same key again in such a stretch of time (an hour from one full hour to the next) adds nothing
     * @return whether it is kept: a storage out of reach must not stop what it tells of
     */
    boolean note(VisitId id, Audit audit, String key, Duration once);

    /**
     * What was done about a visit, oldest first.
     *
     * @param after where the page before ended; from the beginning if empty
     * @throws IllegalArgumentException if no page ever ended there
     */
    AuditPage audit(VisitId id, Optional<String> after, int atMost);

    /**
     * Some of what was done about a visit.
     *
     * @param next where to go on; empty at the end
     */
    record AuditPage(List<Audit> rows, Optional<String> next) {
        /** Keeps its own copy. */
        public AuditPage {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A visit as read.
     *
     * @param version of the row; opaque
     */
    record Stored(Visit visit, String version) {}

    /** A visit and its notices as read. */
    record Story(Stored stored, List<Notice> notices) {
        /** Keeps its own copy. */
        public Story {
            notices = List.copyOf(notices);
        }

        /** The visit. */
        public Visit visit() {
            return stored.visit();
        }
    }

    /**
     * One change to one visit: the new row, and rows that go with it. A transaction holds at most 100 rows.
     *
     * @param replaces the version that was read; empty when the visit must not exist yet
     * @param added notices that must not exist yet
     * @param changed notices that exist
     * @param delivery to be remembered with it, and not known yet
     * @param audit what this write does, to be told with it
     */
    record Write(
            Visit visit,
            Optional<String> replaces,
            List<Notice> added,
            List<Notice> changed,
            Optional<String> delivery,
            List<Audit> audit) {

        /** Keeps its own copies. */
        public Write {
            added = List.copyOf(added);
            changed = List.copyOf(changed);
            audit = List.copyOf(audit);
        }

        /** A notice, if the visit is still as it was read: its row is written again, and has another version then. */
        static Write of(Stored read, Notice changed, List<Audit> audit) {
            return new Write(
                    read.visit(), Optional.of(read.version()), List.of(), List.of(changed), Optional.empty(), audit);
        }

        /** The visit's row, with what is to be told. */
        static Write of(Visit visit, Stored replaced, List<Audit> audit) {
            return new Write(visit, Optional.of(replaced.version()), List.of(), List.of(), Optional.empty(), audit);
        }
    }

    /** How a write ended. */
    sealed interface Result {
        /** Written; this is the row's version now. */
        record Done(String version) implements Result {}

        /** Nothing was written: somebody else was first. */
        record Conflict() implements Result {}
    }
}
