package org.virtualvisits.sandbox.memory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.virtualvisits.core.feed.Day;
import org.virtualvisits.core.feed.Days;
import org.virtualvisits.core.feed.Entry;
import org.virtualvisits.core.kernel.VisitId;

/** {@link Days} in memory. Thread-safe. */
public final class InMemoryDays implements Days, IndexedInMemory {

    private final Map<Day, Map<VisitId, Entry>> days = new ConcurrentHashMap<>();

    @Override
    public void put(Day day, Entry entry) {
        days.computeIfAbsent(day, its -> new ConcurrentHashMap<>()).put(entry.visit(), entry);
    }

    @Override
    public void drop(Day day, VisitId visit) {
        days.getOrDefault(day, new ConcurrentHashMap<>()).remove(visit);
    }

    @Override
    public List<Entry> of(Day day, int atMost) {
        return days.getOrDefault(day, Map.of()).values().stream().limit(atMost).toList();
    }

    /** Every page that has anything on it. */
    public Map<Day, List<Entry>> all() {
        var all = new ConcurrentHashMap<Day, List<Entry>>();
        days.forEach((day, entries) -> {
            if (!entries.isEmpty()) {
                all.put(day, List.copyOf(entries.values()));
            }
        });
        return all;
    }

    @Override
    public Map<String, VisitId> rows() {
        var rows = new HashMap<String, VisitId>();
        days.forEach((page, visits) -> visits.keySet().forEach(visit -> rows.put(page + " " + visit, visit)));
        return rows;
    }

    @Override
    public void dropRow(String place) {
        days.forEach((page, visits) -> visits.keySet().removeIf(visit -> place.equals(page + " " + visit)));
    }
}
