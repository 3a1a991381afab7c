package org.virtualvisits.sandbox.messaging;

import java.util.Optional;

/**
 * A fault to answer with.
 *
 * @param kind what the caller sees
 * @param status the answer's, where there is one
 * @param times how many requests it strikes
 * @param late whether the request takes effect first
 */
public record TextFault(Kind kind, int status, int times, Optional<String> retryAfter, boolean late) {

    /** What the caller sees. */
    public enum Kind {
        /** An answer. */
        ANSWER,
        /** The connection is closed without one. */
        DROPPED,
        /** Nothing, until the server is closed. */
        SILENCE
    }

    /** One answer with this status. */
    public static TextFault answering(int status) {
        return new TextFault(Kind.ANSWER, status, 1, Optional.empty(), false);
    }

    /** One connection closed without an answer. */
    public static TextFault dropping() {
        return new TextFault(Kind.DROPPED, 0, 1, Optional.empty(), false);
    }

    /** One request never answered. */
    public static TextFault silent() {
        return new TextFault(Kind.SILENCE, 0, 1, Optional.empty(), false);
    }

    /** The same fault, striking so often. */
    public TextFault times(int number) {
        return new TextFault(kind, status, number, retryAfter, late);
    }

    /** The same fault, with a Retry-After header. */
    public TextFault retryAfter(String value) {
        return new TextFault(kind, status, times, Optional.of(value), late);
    }

    /** The same fault, once the request has taken effect. */
    public TextFault afterEffect() {
        return new TextFault(kind, status, times, retryAfter, true);
    }
}
