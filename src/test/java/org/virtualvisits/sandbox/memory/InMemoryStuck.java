package org.virtualvisits.sandbox.memory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.stuck.Stuck;
import org.virtualvisits.core.stuck.StuckId;
import org.virtualvisits.core.stuck.StuckItem;

/** {@link Stuck} in memory. Thread-safe. */
public final class InMemoryStuck implements Stuck, IndexedInMemory {

    private final ConcurrentSkipListMap<String, StuckItem> items = new ConcurrentSkipListMap<>();

    @Override
    public void put(StuckItem item) {
        items.putIfAbsent(item.id().toString(), item);
    }

    @Override
    public Optional<StuckItem> find(StuckId id) {
        return Optional.ofNullable(items.get(id.toString()));
    }

    @Override
    public List<StuckItem> of(OrganisationId organisation, VisitId visit) {
        return items.values().stream()
                .filter(item -> item.organisation().equals(organisation))
                .filter(item -> item.visit().equals(visit))
                .toList();
    }

    @Override
    public void remove(StuckId id) {
        items.remove(id.toString());
    }

    @Override
    public void dismiss(StuckId id, Instant at) {
        items.computeIfPresent(
                id.toString(),
                (key, item) -> new StuckItem(
                        item.organisation(),
                        item.visit(),
                        item.work(),
                        item.reason(),
                        item.since(),
                        item.lastError(),
                        Optional.of(at)));
    }

    @Override
    public Page page(Filter filter, Optional<String> after, int atMost) {
        if (after.isPresent() && after.flatMap(StuckId::read).isEmpty()) {
            throw new IllegalArgumentException("no page ended there");
        }
        SortedMap<String, StuckItem> rest = after.<SortedMap<String, StuckItem>>map(last -> items.tailMap(last, false))
                .orElse(items);
        List<StuckItem> found = rest.values().stream()
                .filter(filter::matches)
                .limit(atMost + 1L)
                .toList();
        List<StuckItem> page = found.subList(0, Math.min(atMost, found.size()));
        return new Page(
                page, found.size() > atMost ? Optional.of(page.getLast().id().toString()) : Optional.empty());
    }

    @Override
    public Map<String, VisitId> rows() {
        return items.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().visit()));
    }

    @Override
    public void dropRow(String place) {
        items.remove(place);
    }
}
