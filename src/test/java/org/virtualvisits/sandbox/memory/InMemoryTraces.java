package org.virtualvisits.sandbox.memory;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.virtualvisits.core.feed.Places;
import org.virtualvisits.core.feed.Traces;
import org.virtualvisits.core.kernel.VisitId;

/** {@link Traces} in memory. Thread-safe. */
public final class InMemoryTraces implements Traces {

    private final Map<VisitId, Map<String, Instant>> arrived = new ConcurrentHashMap<>();
    private final Map<VisitId, Places> places = new ConcurrentHashMap<>();

    @Override
    public Trace of(VisitId visit) {
        return new Trace(arrived.getOrDefault(visit, Map.of()), places.getOrDefault(visit, Places.NONE));
    }

    @Override
    public boolean arrive(VisitId visit, String patient, Instant at) {
        return arrived.computeIfAbsent(visit, its -> new ConcurrentHashMap<>()).putIfAbsent(patient, at) == null;
    }

    @Override
    public void remember(VisitId visit, Places next) {
        places.put(visit, next);
    }
}
