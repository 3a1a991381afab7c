package org.virtualvisits.core.visit;

import java.time.Duration;

/** Port: the tenant's directory of people. */
public interface Directory {

    /** Looks a person up by user principal name. */
    Answer find(String userPrincipalName);

    /** What the directory knows. */
    sealed interface Answer {
        /** This object id. */
        record Found(String objectId) implements Answer {}

        /** Nobody of that name. */
        record Unknown() implements Answer {}

        /** Not now. */
        record Later(Duration after) implements Answer {}
    }
}
