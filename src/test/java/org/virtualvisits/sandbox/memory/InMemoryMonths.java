package org.virtualvisits.sandbox.memory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.virtualvisits.core.feed.Month;
import org.virtualvisits.core.feed.Months;
import org.virtualvisits.core.feed.Slot;
import org.virtualvisits.core.kernel.VisitId;

/** {@link Months} in memory. Thread-safe. */
public final class InMemoryMonths implements Months, IndexedInMemory {

    private final Map<Month, Map<VisitId, Slot>> months = new ConcurrentHashMap<>();

    @Override
    public void put(Month month, Slot slot) {
        months.computeIfAbsent(month, its -> new ConcurrentHashMap<>()).put(slot.visit(), slot);
    }

    @Override
    public void drop(Month month, VisitId visit) {
        months.getOrDefault(month, new ConcurrentHashMap<>()).remove(visit);
    }

    @Override
    public List<Slot> of(Month month, int atMost) {
        return months.getOrDefault(month, Map.of()).values().stream()
                .limit(atMost)
                .toList();
    }

    @Override
    public Map<String, VisitId> rows() {
        var rows = new HashMap<String, VisitId>();
        months.forEach((page, visits) -> visits.keySet().forEach(visit -> rows.put(page + " " + visit, visit)));
        return rows;
    }

    @Override
    public void dropRow(String place) {
        months.forEach((page, visits) -> visits.keySet().removeIf(visit -> place.equals(page + " " + visit)));
    }
}
