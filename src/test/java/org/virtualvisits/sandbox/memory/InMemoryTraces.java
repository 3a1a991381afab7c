package org.virtualvisits.sandbox.memory;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.virtualvisits.core.feed.Places;
import org.virtualvisits.core.feed.Traces;
import org.virtualvisits.core.kernel.VisitId;

/** {@link Traces} in memory. Thread-safe. */
public final class InMemoryTraces implements Traces {

    private final Map<VisitId, Map<String, Instant>> arrived = new ConcurrentHashMap<>();
    private final Map<VisitId, Kept> places = new ConcurrentHashMap<>();

    private int writes;

    @Override
    public Trace of(VisitId visit) {
        Optional<Kept> kept = Optional.ofNullable(places.get(visit));
        return new Trace(
                arrived.getOrDefault(visit, Map.of()),
                kept.map(Kept::places).orElse(Places.NONE),
                kept.map(Kept::version));
    }

    @Override
    public boolean arrive(VisitId visit, String patient, Instant at) {
        return arrived.computeIfAbsent(visit, its -> new ConcurrentHashMap<>()).putIfAbsent(patient, at) == null;
    }

    @Override
    public synchronized Optional<String> remember(VisitId visit, Places next, Optional<String> over) {
        Optional<String> version = Optional.ofNullable(places.get(visit)).map(Kept::version);
        if (!version.equals(over)) {
            return Optional.empty();
        }
        var kept = new Kept(next, String.valueOf(++writes));
        places.put(visit, kept);
        return Optional.of(kept.version());
    }

    void forget(VisitId visit) {
        arrived.remove(visit);
        places.remove(visit);
    }

    void forget(VisitId visit, String patient) {
        arrived.getOrDefault(visit, new ConcurrentHashMap<>()).remove(patient);
    }

    /** Every visit of which there is any trace. */
    public Set<VisitId> visits() {
        return Stream.of(arrived, places).flatMap(map -> map.keySet().stream()).collect(Collectors.toSet());
    }

    private record Kept(Places places, String version) {}
}
