package org.virtualvisits.core.credential;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Somebody's word that they have seen it and will see to it: it silences the one reminder that comes next, if that comes
 * by the day they gave, and not the one after.
 *
 * @param by their name
 * @param until the day by which they will have seen to it
 * @param at when they said so
 * @param silences the step it is for
 */
public record Acknowledgement(CredentialId credential, String by, LocalDate until, Instant at, int silences) {

    /** Whether it stands for a step reached on that day. */
    boolean covers(int step, LocalDate day) {
        return step == silences && !day.isAfter(until);
    }
}
