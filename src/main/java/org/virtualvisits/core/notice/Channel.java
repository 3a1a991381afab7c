package org.virtualvisits.core.notice;

import java.util.Locale;

/** How a notice travels. */
public enum Channel {
    /** A text message. */
    SMS,
    /** A mail, with an invite. */
    EMAIL;

    /** The channel's word in ids, rows and JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The channel of a word that {@link #word} made. */
    public static Channel of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
