package org.virtualvisits.sandbox.memory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.virtualvisits.core.feed.Addresses;
import org.virtualvisits.core.kernel.VisitId;

/** {@link Addresses} in memory. Thread-safe. */
public final class InMemoryAddresses implements Addresses, IndexedInMemory {

    private final Map<String, Map<VisitId, Set<Holder>>> addresses = new ConcurrentHashMap<>();

    @Override
    public void put(String addressDigest, VisitId visit, Set<Holder> holders) {
        addresses
                .computeIfAbsent(addressDigest, its -> new ConcurrentHashMap<>())
                .put(visit, Set.copyOf(holders));
    }

    @Override
    public void drop(String addressDigest, VisitId visit) {
        addresses.getOrDefault(addressDigest, new ConcurrentHashMap<>()).remove(visit);
    }

    @Override
    public List<Use> of(String addressDigest, int atMost) {
        return addresses.getOrDefault(addressDigest, Map.of()).entrySet().stream()
                .limit(atMost)
                .map(entry -> new Use(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public Map<String, VisitId> rows() {
        var rows = new HashMap<String, VisitId>();
        addresses.forEach((page, visits) -> visits.keySet().forEach(visit -> rows.put(page + " " + visit, visit)));
        return rows;
    }

    @Override
    public void dropRow(String place) {
        addresses.forEach((page, visits) -> visits.keySet().removeIf(visit -> place.equals(page + " " + visit)));
    }
}
