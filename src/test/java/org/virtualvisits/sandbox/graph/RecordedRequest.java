package org.virtualvisits.sandbox.graph;

import java.time.Instant;

/**
 * A request the simulator received.
 *
 * @param path the path with its query, as it came
 * @param status the status answered, or 0 while there is no answer (under way, hung or dropped)
 * @param at when it came, on the simulator's clock
 * @param requestId the {@code request-id} of the answer
 */
public record RecordedRequest(String method, String path, int status, Instant at, String requestId) {

    RecordedRequest answered(int with) {
        return new RecordedRequest(method, path, with, at, requestId);
    }
}
