package org.virtualvisits.sandbox.memory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.virtualvisits.core.visit.Unsettled;

/** {@link Unsettled} in memory. Thread-safe. */
public final class InMemoryUnsettled implements Unsettled {

    private final ConcurrentMap<Change, Instant> changes = new ConcurrentHashMap<>();

    @Override
    public void mark(Change change, Instant due) {
        changes.put(change, due);
    }

    @Override
    public void settle(Change change) {
        changes.remove(change);
    }

    @Override
    public List<Change> due(Instant now, int atMost) {
        return changes.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(now))
                .limit(atMost)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public int count(int atMost) {
        return Math.min(changes.size(), atMost);
    }

    /** Every change on the list, with when it is due. */
    public Map<Change, Instant> changes() {
        return Map.copyOf(changes);
    }
}
