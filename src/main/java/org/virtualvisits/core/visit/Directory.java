package org.virtualvisits.core.visit;

import java.time.Duration;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.pace.Hindrance;

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

        /**
         * Not now.
         *
         * @param after how long the directory asks us to wait; zero where it does not say
         */
        record Later(Duration after, Hindrance why) implements Answer {}
    }
}
