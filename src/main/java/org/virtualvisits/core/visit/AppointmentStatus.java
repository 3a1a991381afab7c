package org.virtualvisits.core.visit;

import java.util.Arrays;
import java.util.Optional;

/** FHIR R4's appointment statuses, with what each means for the visit (http://hl7.org/fhir/R4/valueset-appointmentstatus.html). */
public enum AppointmentStatus {
    /** Not agreed yet: no meeting. */
    PROPOSED("proposed", Phase.OPEN),
    /** Some have not accepted yet: no meeting. */
    PENDING("pending", Phase.OPEN),
    /** Waits for a slot: no meeting. */
    WAITLIST("waitlist", Phase.OPEN),
    /** Agreed: this is what becomes a meeting. */
    BOOKED("booked", Phase.BOOKED),
    /** The patient is there: the meeting stays. */
    ARRIVED("arrived", Phase.BOOKED),
    /** The patient is checked in: the meeting stays. */
    CHECKED_IN("checked-in", Phase.BOOKED),
    /** Took place. */
    FULFILLED("fulfilled", Phase.OVER),
    /** The patient did not come. */
    NOSHOW("noshow", Phase.OVER),
    /** Will not take place. */
    CANCELLED("cancelled", Phase.ENDED),
    /** Should never have been. */
    ENTERED_IN_ERROR("entered-in-error", Phase.ENDED);

    private final String code;
    private final Phase phase;

    AppointmentStatus(String code, Phase phase) {
        this.code = code;
        this.phase = phase;
    }

    /** FHIR's code. */
    public String code() {
        return code;
    }

    /** What the status means for the visit. */
    public Phase phase() {
        return phase;
    }

    /** The status of a FHIR code; empty if there is none. */
    public static Optional<AppointmentStatus> of(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code.equals(code))
                .findFirst();
    }

    /** The four things a status can mean for a visit. */
    public enum Phase {
        /** Not (or no longer) agreed. */
        OPEN,
        /** Agreed. */
        BOOKED,
        /** Behind us. */
        OVER,
        /** Called off. */
        ENDED
    }
}
