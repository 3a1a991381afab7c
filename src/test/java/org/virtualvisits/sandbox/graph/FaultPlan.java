package org.virtualvisits.sandbox.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A fault to answer matching requests with. Of several plans that match, the first that is not used up is taken.
 *
 * @param id a name to recognise it by
 * @param method a regular expression the whole HTTP method must match
 * @param path a regular expression to be found in the path below {@code /v1.0}, without the query
 * @param status the status to answer with; 0 lets the real answer through, after the latency
 * @param retryAfter the text of a {@code Retry-After} header, which may be nonsense; null for none
 * @param times how many requests it strikes; 0 for any number
 * @param until the moment on the simulator's clock from which it no longer strikes; null for none
 * @param latencyMillis how long a struck request waits first, in milliseconds of real time
 */
public record FaultPlan(
        String id,
        String method,
        String path,
        int status,
        Body body,
        @Nullable String retryAfter,
        Moment moment,
        int times,
        @Nullable Instant until,
        long latencyMillis) {

    public FaultPlan {
        Pattern.compile(method);
        Pattern.compile(path);
        if (status != 0 && (status < 200 || status > 599)) {
            throw new IllegalArgumentException("status must be 0 or 200 to 599: " + status);
        }
        if (times < 0 || latencyMillis < 0) {
            throw new IllegalArgumentException("times and latencyMillis must not be negative");
        }
    }

    /** What the answer looks like. */
    public enum Body {
        /** Graph's own error object. */
        JSON,
        /** No body at all, on which the Graph SDK's own error class fails. */
        EMPTY,
        /** A gateway's page, which the Graph SDK cannot parse. */
        HTML,
        /** No answer: the connection is closed. */
        DROP_CONNECTION,
        /** No answer until the faults are cleared or the simulator is closed; then the connection is closed. */
        HANG
    }

    /** Whether the request took effect before the fault. */
    public enum Moment {
        BEFORE_EFFECT,
        AFTER_EFFECT
    }

    /** A fault in Graph's JSON that strikes every time, before the request takes effect. */
    public static FaultPlan answering(String id, String method, String path, int status) {
        return new FaultPlan(id, method, path, status, Body.JSON, null, Moment.BEFORE_EFFECT, 0, null, 0);
    }

    /** The same fault with another body. */
    public FaultPlan with(Body kind) {
        return new FaultPlan(id, method, path, status, kind, retryAfter, moment, times, until, latencyMillis);
    }

    /** The same fault, striking once the request has taken effect. */
    public FaultPlan afterEffect() {
        return new FaultPlan(
                id, method, path, status, body, retryAfter, Moment.AFTER_EFFECT, times, until, latencyMillis);
    }

    /** The same fault, striking so many times. */
    public FaultPlan times(int number) {
        return new FaultPlan(id, method, path, status, body, retryAfter, moment, number, until, latencyMillis);
    }

    /** The same fault with a {@code Retry-After} header. */
    public FaultPlan retryAfter(String text) {
        return new FaultPlan(id, method, path, status, body, text, moment, times, until, latencyMillis);
    }

    /** The same fault, up to a moment on the simulator's clock. */
    public FaultPlan until(Instant end) {
        return new FaultPlan(id, method, path, status, body, retryAfter, moment, times, end, latencyMillis);
    }

    /** The same fault, after a wait. */
    public FaultPlan latency(Duration wait) {
        return new FaultPlan(id, method, path, status, body, retryAfter, moment, times, until, wait.toMillis());
    }

    boolean matches(String requestMethod, String requestPath, Instant now) {
        return requestMethod.matches(method)
                && Pattern.compile(path).matcher(requestPath).find()
                && (until == null || now.isBefore(until));
    }
}
