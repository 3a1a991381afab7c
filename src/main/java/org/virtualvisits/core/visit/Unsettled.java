package org.virtualvisits.core.visit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.VisitId;

/**
 * Port: the list of changes whose effects are not complete. A change is put on it before it is stored and taken off
 * when all its effects are, so that a crash anywhere leaves a trace for the sweep to follow (V3).
 */
public interface Unsettled {

    /**
     * Puts a change on the list, or gives it another due time.
     *
     * @param cause its correlation is kept with the change
     */
    void mark(Change change, Instant due, Cause cause);

    /** Takes a change off the list; absent is fine. */
    void settle(Change change);

    /** Which marking of a change stands on the list, another after each; empty if it is not there. */
    Optional<String> marking(Change change);

    /** Takes a change off the list, unless somebody has marked it since that marking: then it stays. */
    void settle(Change change, String marking);

    /** Changes due by then, oldest or not, at most so many. */
    List<Entry> due(Instant now, int atMost);

    /** Changes on the list, due or not, in any order, at most so many. */
    List<Entry> all(int atMost);

    /** One change on the list. */
    Optional<Entry> find(Change change);

    /** Whether anything about a visit is on the list. */
    boolean has(VisitId visit);

    /** Keeps since when a change is on the list; kept by later marks, and of no effect once it is settled. */
    void seen(Change change, Instant since);

    /** Keeps the class of what went wrong; of no effect on what is not on the list. */
    void failed(Change change, String error);

    /** How many there are, due or not, counted up to a bound. */
    int count(int atMost);

    /**
     * A change on the list.
     *
     * @param correlation of what last marked it; empty if a release before this one did
     * @param since when it was first seen to be here; empty if nobody has looked
     * @param lastError the class of the last failure, if there was one
     */
    record Entry(Change change, Optional<String> correlation, Optional<Instant> since, Optional<String> lastError) {}

    /**
     * One change of one visit.
     *
     * @param key derived from the change, so that the same delivery twice is one entry
     */
    record Change(VisitId visit, String key) {

        private static final String TOLD = "told-";

        /**
         * The change that is unsettled from when the EHR told of an appointment.
         *
         * @param digest of what it told: the same delivery twice is one change
         */
        static Change ofAppointment(VisitId visit, String digest) {
            return new Change(visit, TOLD + digest);
        }

        /** Whether all there is to it stands in the visit's own row. */
        boolean isOfAppointment() {
            return key.startsWith(TOLD);
        }

        /** The change that is unsettled from when an alarm rang until the visit was looked at. */
        static Change ofAlarm(Alarms.Alarm alarm) {
            return new Change(alarm.visit(), "alarm-" + alarm.at().getEpochSecond());
        }

        /** The change that is unsettled while a visit's notices are on their way. */
        public static Change ofNotices(VisitId visit) {
            return new Change(visit, "notices");
        }
    }
}
