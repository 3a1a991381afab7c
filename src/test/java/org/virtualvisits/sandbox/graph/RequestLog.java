package org.virtualvisits.sandbox.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The latest requests, oldest first; bounded, as a sandbox may run for days. */
final class RequestLog {

    private static final int KEPT = 100_000;

    private long received;

    private final Map<String, RecordedRequest> byId = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RecordedRequest> eldest) {
            return size() > KEPT;
        }
    };

    synchronized long received() {
        return received;
    }

    synchronized void received(RecordedRequest request) {
        received++;
        byId.put(request.requestId(), request);
    }

    synchronized void answered(String requestId, int status) {
        byId.computeIfPresent(requestId, (id, request) -> request.answered(status));
    }

    synchronized List<RecordedRequest> all() {
        return List.copyOf(byId.values());
    }
}
