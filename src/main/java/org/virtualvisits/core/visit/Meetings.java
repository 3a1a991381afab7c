package org.virtualvisits.core.visit;

import java.time.Duration;
import java.time.Instant;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.pace.Hindrance;

/** Port: the service that hosts meetings. Every call may be repeated and ends in the same state. */
public interface Meetings {

    /**
     * Finds the organiser's meeting with that external id or creates it, and brings it in line: times, neutral subject,
     * and the privacy defaults (lobby for everyone from outside, presenters from the organisation, no recording).
     */
    Outcome ensure(String organiser, String externalId, Plan plan);

    /**
     * Brings a meeting's times and subject in line. What a clinician has opened up since by hand stays so.
     *
     * @return Gone if there is no such meeting
     */
    Outcome amend(MeetingState.Live meeting, Plan plan);

    /**
     * Removes a meeting.
     *
     * @return Gone if it succeeds, also where the meeting was gone already; never Ready
     */
    Outcome remove(MeetingState.Live meeting);

    /**
     * What a meeting should be like.
     *
     * @param subject tells nothing about patient or reason (V8)
     */
    record Plan(Instant start, Instant end, String subject) {}

    /** How a call ended. */
    sealed interface Outcome {
        /** The meeting is as asked. */
        record Ready(MeetingState.Live meeting) implements Outcome {}

        /** There is no such meeting (any more): what amending finds too late, and what removing is for. */
        record Gone() implements Outcome {}

        /** The service will not, until a person acts. What was to be created does not exist. */
        record Refused(Attention attention) implements Outcome {}

        /**
         * Not now; what happened may be unknown.
         *
         * @param after how long the service asks us to wait; zero where it does not say
         */
        record Later(Duration after, Hindrance why) implements Outcome {}
    }
}
