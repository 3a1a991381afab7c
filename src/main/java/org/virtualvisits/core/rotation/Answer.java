package org.virtualvisits.core.rotation;

import java.time.Duration;

/** How a service answered what was asked of it. */
public sealed interface Answer<T> {

    /** It did. */
    record Done<T>(T value) implements Answer<T> {}

    /** Not now; whether it did anything is unknown. Zero where it does not say when. */
    record Later<T>(Duration after) implements Answer<T> {}

    /** Not until a person acts: what is wrong, and the exact fix. */
    record Refused<T>(String what, String fix) implements Answer<T> {}
}
