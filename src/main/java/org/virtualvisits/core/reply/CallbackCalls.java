package org.virtualvisits.core.reply;

import java.time.Duration;

/** Port: asks for what a carrier told to be dealt with soon, by whichever instance. Messages hold its name only (V8). */
@FunctionalInterface
public interface CallbackCalls {

    /** The queue. */
    String TAKE_CALLBACK = "take-callback";

    /**
     * Asks.
     *
     * @return whether the request is kept
     */
    boolean take(CallbackId id, Duration after);
}
