package org.virtualvisits.core.credential;

import java.time.Instant;

/** How a credential stands on a day, for reports. The order is that of urgency. */
public enum State {
    /** Expired, and nothing has taken its place: whatever uses it has stopped working. */
    EXPIRED,
    /** A step of its watch has been reached. */
    EXPIRING,
    /** Far from its end. */
    VALID,
    /** A newer one has taken its place; nobody is told. */
    SUPERSEDED,
    /** The same, and it has expired. */
    EXPIRED_SUPERSEDED;

    static State of(Credential credential, Watch watch, Instant now) {
        boolean expired = !credential.ends().isAfter(now);
        if (credential.superseded().isPresent()) {
            return expired ? EXPIRED_SUPERSEDED : SUPERSEDED;
        }
        if (expired) {
            return EXPIRED;
        }
        return watch.reached(watch.daysLeft(credential, now)).isPresent() ? EXPIRING : VALID;
    }
}
