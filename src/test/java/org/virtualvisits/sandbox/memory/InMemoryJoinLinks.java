package org.virtualvisits.sandbox.memory;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.visit.JoinLinks;

/** {@link JoinLinks} in memory. Thread-safe. */
public final class InMemoryJoinLinks implements JoinLinks, IndexedInMemory {

    private final ConcurrentMap<String, Target> links = new ConcurrentHashMap<>();

    @Override
    public void put(String tokenDigest, Target target) {
        links.put(tokenDigest, target);
    }

    @Override
    public void remove(String tokenDigest) {
        links.remove(tokenDigest);
    }

    @Override
    public Optional<Target> find(String tokenDigest) {
        return Optional.ofNullable(links.get(tokenDigest));
    }

    @Override
    public Map<String, VisitId> rows() {
        return links.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().visit()));
    }

    @Override
    public void dropRow(String place) {
        links.remove(place);
    }
}
