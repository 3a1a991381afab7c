package org.virtualvisits.sandbox.memory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.visit.Unsettled;

/** {@link Unsettled} in memory. Thread-safe. */
public final class InMemoryUnsettled implements Unsettled {

    private final ConcurrentMap<Change, Mark> changes = new ConcurrentHashMap<>();

    @Override
    public void mark(Change change, Instant due, Cause cause) {
        changes.put(change, new Mark(due, cause.correlation()));
    }

    @Override
    public void settle(Change change) {
        changes.remove(change);
    }

    @Override
    public List<Entry> due(Instant now, int atMost) {
        return changes.entrySet().stream()
                .filter(entry -> !entry.getValue().due().isAfter(now))
                .limit(atMost)
                .map(entry ->
                        new Entry(entry.getKey(), Optional.of(entry.getValue().correlation())))
                .toList();
    }

    @Override
    public int count(int atMost) {
        return Math.min(changes.size(), atMost);
    }

    /** Every change on the list, with when it is due. */
    public Map<Change, Instant> changes() {
        return changes.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().due()));
    }

    private record Mark(Instant due, String correlation) {}
}
