package org.virtualvisits.core.readiness;

import java.time.Duration;

/** How a harmless question to Microsoft Graph was answered. */
public sealed interface Probe<T> {

    /** With this. */
    record Answered<T>(T value) implements Probe<T> {}

    /** There is no such account or mailbox. */
    record Absent<T>() implements Probe<T> {}

    /**
     * Not allowed, for good.
     *
     * @param policy whether Teams says that no application access policy covers the account
     */
    record Denied<T>(boolean policy) implements Probe<T> {}

    /** The app is not let in at all (401). */
    record SignedOut<T>() implements Probe<T> {}

    /** Refused in another way, for good. */
    record Refused<T>() implements Probe<T> {}

    /**
     * Not now.
     *
     * @param after how long to wait at least
     * @param throttled whether we are too many, and everybody is to wait
     */
    record Later<T>(Duration after, boolean throttled) implements Probe<T> {}
}
