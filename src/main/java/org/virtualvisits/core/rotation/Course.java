package org.virtualvisits.core.rotation;

import java.time.Duration;

/** Where a step leads. */
sealed interface Course {

    /** To the next step, at once. */
    record Onward(Rotation to) implements Course {}

    /** Nowhere yet. Trouble may be empty text. */
    record Wait(Duration pause, String trouble) implements Course {}

    /** Nowhere: a service refuses, until a person acts. */
    record Barred(String trouble) implements Course {}

    /** Nowhere, for good: what the step needs is not there. */
    record Stop(String trouble) implements Course {}
}
