package org.virtualvisits.core.template;

/**
 * Why a text must not be published.
 *
 * @param line counted from 1; 0 where it is about the text as a whole
 * @param reason what is wrong and what to write instead
 */
public record Fault(int line, String reason, Kind kind) {

    /** Whether somebody may let it pass. */
    public enum Kind {
        /** Nobody may. */
        LASTING,
        /** It tells others who the appointment is for, or what it is about. */
        PERSONAL_SUBJECT,
        /** It names a mail address that is none of the staff's we know. */
        MAIL_ADDRESS
    }

    Fault(int line, String reason) {
        this(line, reason, Kind.LASTING);
    }
}
