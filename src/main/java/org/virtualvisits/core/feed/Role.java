package org.virtualvisits.core.feed;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a member of staff may do in an organisation. */
public enum Role {
    /** Sees the visits they take part in, joins them, and has a calendar feed. */
    CLINICIAN,
    /** Sees all visits of the organisation, resends and cancels links. */
    BOOKING_STAFF,
    /** May what booking staff may, and looks after every clinician's feed. */
    LOCAL_ADMINISTRATOR;

    /** The role's word in configuration. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The role of a word. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
