package org.virtualvisits.sandbox.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.visit.Alarms;

/** {@link Alarms} in memory. Thread-safe. */
public final class InMemoryAlarms implements Alarms, IndexedInMemory {

    private static final Comparator<Key> EARLIEST_FIRST =
            Comparator.comparing(Key::at).thenComparing(key -> key.visit().value());

    private final SortedMap<Key, Long> alarms = new TreeMap<>(EARLIEST_FIRST);
    private long settings;

    @Override
    public synchronized void set(VisitId visit, Instant at) {
        alarms.put(new Key(visit, at), ++settings);
    }

    @Override
    public synchronized List<Alarm> due(Instant now, int atMost) {
        return alarms.entrySet().stream()
                .takeWhile(entry -> !entry.getKey().at().isAfter(now))
                .limit(atMost)
                .map(InMemoryAlarms::alarm)
                .toList();
    }

    @Override
    public synchronized void drop(Alarm alarm) {
        alarms.remove(new Key(alarm.visit(), alarm.at()), Long.valueOf(alarm.version()));
    }

    /** Every alarm there is, the earliest first. */
    public synchronized List<Alarm> all() {
        return alarms.entrySet().stream().map(InMemoryAlarms::alarm).toList();
    }

    /** When the earliest rings. */
    public synchronized Optional<Instant> first() {
        return alarms.keySet().stream().map(Key::at).findFirst();
    }

    private static Alarm alarm(Map.Entry<Key, Long> entry) {
        return new Alarm(
                entry.getKey().visit(), entry.getKey().at(), entry.getValue().toString());
    }

    private record Key(VisitId visit, Instant at) {}

    @Override
    public synchronized Map<String, VisitId> rows() {
        return alarms.keySet().stream().collect(Collectors.toMap(Key::toString, Key::visit));
    }

    @Override
    public synchronized void dropRow(String place) {
        alarms.keySet().removeIf(key -> key.toString().equals(place));
    }
}
