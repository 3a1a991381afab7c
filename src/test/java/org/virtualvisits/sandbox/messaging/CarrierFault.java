package org.virtualvisits.sandbox.messaging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fault to answer requests with. Of several, the first that is not used up is taken.
 *
 * @param status the status to answer with
 * @param body what the answer looks like
 * @param retryAfter the text of a {@code Retry-After} header, which may be nonsense; null for none
 * @param afterEffect whether the request is carried out before it fails
 * @param times how many requests it strikes; 0 for any number
 * @param until the moment on the simulator's clock from which it no longer strikes; null for none
 */
public record CarrierFault(
        int status,
        Body body,
        @Nullable String retryAfter,
        boolean afterEffect,
        int times,
        @Nullable Instant until) {

    public CarrierFault {
        if (status < 200 || status > 599 || times < 0) {
            throw new IllegalArgumentException("status must be 200 to 599 and times not negative");
        }
    }

    /** What the answer looks like. */
    public enum Body {
        /** The carrier's own error object. */
        JSON,
        /** A gateway's page. */
        HTML,
        /** No answer: the connection is closed. */
        DROP_CONNECTION
    }

    /** A fault in the carrier's own form that strikes every time, before any effect. */
    public static CarrierFault answering(int status) {
        return new CarrierFault(status, Body.JSON, null, false, 0, null);
    }

    /** A connection that is closed without an answer, every time, before any effect. */
    public static CarrierFault droppingConnections() {
        return answering(503).with(Body.DROP_CONNECTION);
    }

    /** The same fault with another body. */
    public CarrierFault with(Body kind) {
        return new CarrierFault(status, kind, retryAfter, afterEffect, times, until);
    }

    /** The same fault, striking once the request is carried out. */
    public CarrierFault withEffect() {
        return new CarrierFault(status, body, retryAfter, true, times, until);
    }

    /** The same fault, striking so many times. */
    public CarrierFault times(int number) {
        return new CarrierFault(status, body, retryAfter, afterEffect, number, until);
    }

    /** The same fault with a {@code Retry-After} header. */
    public CarrierFault retryAfter(String text) {
        return new CarrierFault(status, body, text, afterEffect, times, until);
    }

    /** The same fault, up to a moment on the simulator's clock. */
    public CarrierFault until(Instant end) {
        return new CarrierFault(status, body, retryAfter, afterEffect, times, end);
    }

    boolean strikesAt(Instant now) {
        return until == null || now.isBefore(until);
    }
}
