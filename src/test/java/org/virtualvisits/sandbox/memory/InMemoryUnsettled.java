package org.virtualvisits.sandbox.memory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.visit.Unsettled;

/** {@link Unsettled} in memory. Thread-safe. */
public final class InMemoryUnsettled implements Unsettled {

    private final ConcurrentMap<Change, Mark> changes = new ConcurrentHashMap<>();
    private final AtomicInteger marks = new AtomicInteger();

    @Override
    public void mark(Change change, Instant due, Cause cause) {
        changes.merge(
                change,
                new Mark(due, cause.correlation(), Optional.empty(), Optional.empty(), marks.incrementAndGet()),
                (held, next) ->
                        new Mark(next.due(), next.correlation(), held.since(), held.lastError(), next.number()));
    }

    @Override
    public Optional<String> marking(Change change) {
        return Optional.ofNullable(changes.get(change)).map(Mark::marking);
    }

    @Override
    public void settle(Change change, String marking) {
        changes.values().removeIf(mark -> mark.marking().equals(marking));
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
                .map(entry -> entry.getValue().entry(entry.getKey()))
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

    @Override
    public List<Entry> all(int atMost) {
        return changes.entrySet().stream()
                .limit(atMost)
                .map(entry -> entry.getValue().entry(entry.getKey()))
                .toList();
    }

    @Override
    public Optional<Entry> find(Change change) {
        return Optional.ofNullable(changes.get(change)).map(mark -> mark.entry(change));
    }

    @Override
    public boolean has(VisitId visit) {
        return changes.keySet().stream().anyMatch(change -> change.visit().equals(visit));
    }

    @Override
    public void seen(Change change, Instant since) {
        changes.computeIfPresent(
                change,
                (key, mark) ->
                        new Mark(mark.due(), mark.correlation(), Optional.of(since), mark.lastError(), mark.number()));
    }

    @Override
    public void failed(Change change, String error) {
        changes.computeIfPresent(
                change,
                (key, mark) ->
                        new Mark(mark.due(), mark.correlation(), mark.since(), Optional.of(error), mark.number()));
    }

    private record Mark(
            Instant due, String correlation, Optional<Instant> since, Optional<String> lastError, int number) {
        String marking() {
            return String.valueOf(number);
        }

        Entry entry(Change change) {
            return new Entry(change, Optional.of(correlation), since, lastError);
        }
    }
}
