package org.virtualvisits.adapters.graph;

/**
 * One request to Graph and its answer, as much of it as a log may hold (V8): no address, no body. Microsoft's support
 * finds the rest by the two ids.
 *
 * @param method HTTP's
 * @param status HTTP's, or 0 where no answer came
 * @param requestId Graph's name for the exchange, or empty text where no answer came
 * @param clientRequestId our name for it
 */
public record GraphExchange(String method, int status, String requestId, String clientRequestId) {}
