package org.virtualvisits.core.visit;

import java.time.Duration;
import org.virtualvisits.core.kernel.Attention;

/** Port: the tenant's directory of people. */
public interface Directory {

    /** Looks a person up by user principal name. One who may not sign in can hold no meeting and counts as unknown. */
    Answer find(String userPrincipalName);

    /** What the directory knows. */
    sealed interface Answer {
        /** This object id. */
        record Found(String objectId) implements Answer {}

        /** Nobody of that name. */
        record Unknown() implements Answer {}

        /** The directory will not say, until a person acts. */
        record Refused(Attention attention) implements Answer {}

        /** Not now. */
        record Later(Duration after) implements Answer {}
    }
}
