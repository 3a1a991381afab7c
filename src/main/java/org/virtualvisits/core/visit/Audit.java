package org.virtualvisits.core.visit;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.virtualvisits.core.kernel.Cause;

/**
 * One thing that was done about a visit: who, what, when, and what set it going. Only ever added, in the write that it
 * tells of; holds nothing of a patient's (V8).
 *
 * @param about which one: a notice's number and channel, a meeting's external id, a code; empty where the act says all
 * @param count how many of them at once
 */
public record Audit(Instant at, Cause cause, Act act, Optional<String> about, int count) {

    private static final Pattern ABOUT = Pattern.compile("[A-Za-z0-9_.: -]{1,80}");

    /** Checks the shapes. */
    public Audit {
        if (about.isPresent() && !ABOUT.matcher(about.get()).matches()) {
            throw new IllegalArgumentException("an audit row is about something with a short plain name");
        }
        if (count < 1) {
            throw new IllegalArgumentException("what was done was done once at least");
        }
    }

    /** Something done once, with nothing more to say of it. */
    public static Audit of(Instant at, Cause cause, Act act) {
        return new Audit(at, cause, act, Optional.empty(), 1);
    }

    /** Something done once about one thing. */
    static Audit of(Instant at, Cause cause, Act act, String about) {
        return new Audit(at, cause, act, Optional.of(about), 1);
    }

    /** Something done to several at once. */
    static Audit of(Instant at, Cause cause, Act act, int count) {
        return new Audit(at, cause, act, Optional.empty(), count);
    }

    /** All that can be done about a visit, as what was done and how it ended. */
    public enum Act {
        /** The EHR told something new. */
        APPOINTMENT_APPLIED("appointment", "applied"),
        /** The EHR told a newer version that changes nothing we use. */
        APPOINTMENT_UNCHANGED("appointment", "unchanged"),
        /** A meeting was made, or found by the name under which it was to be made. */
        MEETING_CREATED("meeting", "created"),
        /** A meeting's times were brought in line. */
        MEETING_AMENDED("meeting", "amended"),
        /** A meeting was removed, or was gone already. */
        MEETING_REMOVED("meeting", "removed"),
        /** Teams will not, until a person acts. */
        MEETING_REFUSED("meeting", "refused"),
        /** Messages are to be sent. */
        NOTICE_PLANNED("notice", "planned"),
        /** The provider took a message. */
        NOTICE_SENT("notice", "sent"),
        /** A message can never be delivered. */
        NOTICE_FAILED("notice", "failed"),
        /** A message was tried, became untrue, and nobody knows whether it was heard. */
        NOTICE_UNCERTAIN("notice", "uncertain"),
        /** Messages became untrue before they were sent. */
        NOTICE_SUPERSEDED("notice", "superseded"),
        /** The carrier says that a message has arrived. */
        NOTICE_DELIVERED("notice", "delivered"),
        /** A patient's link was looked at. */
        LINK_OPENED("link", "opened"),
        /** A patient pressed the button and was led to Teams. */
        LINK_ADMITTED("link", "admitted"),
        /** Staff made a patient's link stop working. */
        LINK_CANCELLED("link", "cancelled"),
        /** Staff said that the clinician is late. */
        LATENESS_NOTED("lateness", "noted"),
        /** Something needs a person. */
        ATTENTION_RAISED("attention", "raised"),
        /** It no longer does. */
        ATTENTION_CLEARED("attention", "cleared"),
        /** An administrator had something that was stuck tried again. */
        STUCK_REDRIVEN("stuck", "redriven"),
        /** An administrator said that nothing is to be done about it. */
        STUCK_DISMISSED("stuck", "dismissed"),
        /** Its time was over, or its last patient was erased: nothing but this list is left. */
        VISIT_FORGOTTEN("visit", "forgotten"),
        /** All that is kept about a patient was handed to an administrator. */
        PATIENT_EXPORTED("patient", "exported"),
        /** A patient was taken out of it, with all that was kept about them. */
        PATIENT_ERASED("patient", "erased"),
        /** A patient has answered that they will come. */
        VISIT_CONFIRMED("visit", "confirmed"),
        /** A patient has answered that they will not come. */
        VISIT_DECLINED("visit", "declined"),
        /** It was called off, because its patient will not come. */
        VISIT_CALLED_OFF("visit", "called-off"),
        /** It was called off for its patient, and is no longer. */
        VISIT_TAKEN_UP("visit", "taken-up"),
        /** A patient has written something that staff are to read. */
        REPLY_RECEIVED("reply", "received"),
        /** Staff have dealt with it. */
        REPLY_SETTLED("reply", "settled"),
        /** A patient may not be written to on a channel. */
        CONSENT_WITHDRAWN("consent", "withdrawn"),
        /** A patient may be written to on a channel again. */
        CONSENT_GIVEN("consent", "given");

        private final String what;
        private final String outcome;

        Act(String what, String outcome) {
            this.what = what;
            this.outcome = outcome;
        }

        /** What was done. */
        public String what() {
            return what;
        }

        /** How it ended. */
        public String outcome() {
            return outcome;
        }
    }
}
