package org.virtualvisits.core.visit;

import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.notice.Desire;
import org.virtualvisits.core.notice.Facts;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Clinician;

/** What the appointment and the organisation's configuration together ask for; {@link Decide} makes it. */
public sealed interface Decision {

    /** The clinic, where it could be told. */
    Optional<Clinic> clinic();

    /**
     * There is to be a meeting.
     *
     * @param organiser Entra object id
     * @param shared whether the organiser is an account shared by many visits, whose allowance is counted
     */
    record Meet(Optional<Clinic> clinic, String organiser, boolean shared, Meetings.Plan plan, Facts facts)
            implements Decision {

        /** Whether a meeting is as decided. */
        public boolean isMetBy(MeetingState meeting) {
            return meeting instanceof MeetingState.Live live
                    && live.organiser().equals(organiser)
                    && live.start().equals(plan.start())
                    && live.end().equals(plan.end());
        }
    }

    /** There is to be a meeting once the directory has told the clinician's object id. */
    record LookUp(Optional<Clinic> clinic, Clinician clinician, String userPrincipalName) implements Decision {}

    /**
     * There should be a meeting, but something is missing that a person must mend.
     *
     * @param dropsMeeting whether one that exists must go (V2: none for an unknown clinician)
     */
    record Blocked(Optional<Clinic> clinic, List<Attention> attention, boolean dropsMeeting) implements Decision {}

    /**
     * There is to be no meeting.
     *
     * @param kind what those who expected one are told
     * @param past whether the time is over anyway, so that nobody need be told
     */
    record NoMeeting(Optional<Clinic> clinic, Notice.Kind kind, boolean past) implements Decision {}

    /** The visit is behind us: all stays as it is. */
    record Over(Optional<Clinic> clinic) implements Decision {}

    /** What patients should know, given what exists. */
    default Desire desire(MeetingState meeting) {
        return switch (this) {
            case Meet meet -> meet.isMetBy(meeting) ? new Desire.Standing(meet.facts()) : new Desire.NotYet();
            case LookUp lookUp -> new Desire.NotYet();
            case Blocked blocked -> new Desire.NotYet();
            case NoMeeting(var clinic, var kind, var past) -> past ? new Desire.Silence() : new Desire.Ended(kind);
            case Over over -> new Desire.Silence();
        };
    }
}
