package org.virtualvisits.core.kernel;

/**
 * Something about a visit that only a person can mend (V11).
 *
 * @param code a stable word for filters and metrics
 * @param what what is wrong, for staff; names no patient
 * @param fix the exact act that mends it: a command, a setting, a number to ring
 */
public record Attention(Code code, String what, String fix) {

    /** The kinds, each with a page of its own in docs/howto/attention.md. */
    public enum Code {
        /** A version of the appointment could not be read; the last readable one still holds. */
        UNREADABLE,
        /** Booked, but without a start. */
        MISSING_START,
        /** The clinic could not be told from the appointment. */
        UNKNOWN_CLINIC,
        /** No appointment type, or none that is configured (S2.9, S2.10). */
        UNKNOWN_TYPE,
        /** No participant is a clinician we know. */
        UNKNOWN_CLINICIAN,
        /** The clinician is known here, but not in the directory. */
        CLINICIAN_NOT_IN_DIRECTORY,
        /** Teams refuses meetings for this organiser until an application access policy is granted (S2.5). */
        ACCESS_POLICY_MISSING,
        /** Graph refuses for another lasting reason. */
        MEETING_REFUSED,
        /** The facilitator account has used its 2,000 meetings of this month. */
        FACILITATOR_FULL,
        /** The appointment names no patient. */
        NO_PATIENT,
        /** A patient has no phone number or mail address that a message can reach. */
        PATIENT_UNREACHABLE,
        /** The EHR was asked how a patient can be reached, and has not said. */
        PATIENT_NOT_READ,
        /** A patient's phone number cannot take an SMS. */
        BAD_PHONE,
        /** A patient's mail address is not one. */
        BAD_EMAIL,
        /** A message could not be delivered. */
        NOTICE_FAILED,
        /** The message service lets nobody in, so messages wait. */
        MESSAGES_BARRED,
        /** A message has waited so long that its reader may have to be rung. */
        MESSAGE_LATE,
        /** The message's template cannot be rendered. */
        TEMPLATE_BROKEN,
        /** The last check of readiness found that this account cannot hold a visit (S2.6). */
        CLINICIAN_NOT_READY,
        /** A patient does not want messages on this channel, or must not be written to there. */
        CHANNEL_REFUSED,
        /** The carrier took a message, and could not deliver it. */
        MESSAGE_UNDELIVERED,
        /** A patient has answered that they will not come. */
        PATIENT_DECLINED,
        /** A patient has written something that a person must read. */
        REPLY_TO_READ
    }
}
