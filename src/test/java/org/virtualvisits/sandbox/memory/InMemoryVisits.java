package org.virtualvisits.sandbox.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.visit.Audit;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.Visits;

/** {@link Visits} in memory, versions and all. Thread-safe. */
public final class InMemoryVisits implements Visits {

    private static final int MOST_ROWS = 100;

    private final Map<VisitId, Entry> entries = new HashMap<>();
    private final Map<VisitId, SortedMap<String, Audit>> audit = new HashMap<>();
    private long writes;
    private long audits;

    @Override
    public synchronized Optional<Stored> find(VisitId id) {
        return Optional.ofNullable(entries.get(id)).map(Entry::stored);
    }

    @Override
    public synchronized Optional<Story> read(VisitId id) {
        return Optional.ofNullable(entries.get(id))
                .map(entry -> new Story(entry.stored(), List.copyOf(entry.notices.values())));
    }

    @Override
    public synchronized boolean hasDelivery(VisitId id, String delivery) {
        return Optional.ofNullable(entries.get(id))
                .filter(entry -> entry.deliveries.contains(delivery))
                .isPresent();
    }

    @Override
    public synchronized Result write(Write write) {
        if (write.added().size() + write.changed().size() + write.audit().size() + 2 > MOST_ROWS) {
            throw new IllegalArgumentException("more rows than one transaction takes");
        }
        Optional<Entry> held = Optional.ofNullable(entries.get(write.visit().id()));
        if (!held.map(entry -> entry.version).equals(write.replaces())) {
            return new Result.Conflict();
        }
        Entry entry = held.orElseGet(() -> new Entry(write.visit()));
        if (!entry.accepts(write)) {
            return new Result.Conflict();
        }
        entries.put(write.visit().id(), entry);
        writes++;
        entry.apply(write, "version " + writes);
        write.audit().forEach(one -> told(write.visit().id(), one, one.at(), "%09d".formatted(audits++)));
        return new Result.Done(entry.version);
    }

    @Override
    public synchronized void put(VisitId id, Notice notice, List<Audit> audit) {
        Entry entry = entries.get(id);
        if (entry == null || !entry.notices.containsKey(notice.id().value())) {
            throw new IllegalStateException("visit " + id + " has no notice " + notice.id());
        }
        entry.notices.put(notice.id().value(), notice);
        audit.forEach(one -> told(id, one, one.at(), "%09d".formatted(audits++)));
    }

    @Override
    public synchronized boolean note(VisitId id, Audit audit, String key, Duration once) {
        long from = Math.floorDiv(audit.at().getEpochSecond(), once.toSeconds()) * once.toSeconds();
        told(id, audit, Instant.ofEpochSecond(from), key);
        return true;
    }

    @Override
    public synchronized AuditPage audit(VisitId id, Optional<String> after, int atMost) {
        if (after.isPresent() && !after.get().matches("[0-9]{20}\\|.+")) {
            throw new IllegalArgumentException("no page ended there");
        }
        SortedMap<String, Audit> all = audit.getOrDefault(id, new TreeMap<>());
        SortedMap<String, Audit> rest =
                after.map(from -> all.tailMap(from + " ")).orElse(all);
        List<Audit> page = rest.values().stream().limit(atMost).toList();
        Optional<String> last = rest.keySet().stream().limit(atMost).reduce((earlier, later) -> later);
        return new AuditPage(page, last.filter(key -> page.size() < rest.size()));
    }

    /** Everything that is told of all visits. */
    public synchronized List<Audit> audit() {
        return audit.values().stream().flatMap(rows -> rows.values().stream()).toList();
    }

    private void told(VisitId id, Audit row, Instant at, String key) {
        String sorted = "%011d%09d|%s".formatted(at.getEpochSecond(), at.getNano(), key);
        audit.computeIfAbsent(id, its -> new TreeMap<>()).putIfAbsent(sorted, row);
    }

    /** The ids of all visits there are. */
    public synchronized Set<VisitId> ids() {
        return Set.copyOf(entries.keySet());
    }

    private static final class Entry {

        private final SortedMap<String, Notice> notices = new TreeMap<>();
        private final Set<String> deliveries = new HashSet<>();
        private Visit visit;
        private String version = "";

        private Entry(Visit visit) {
            this.visit = visit;
        }

        Stored stored() {
            return new Stored(visit, version);
        }

        boolean accepts(Write write) {
            return write.added().stream()
                            .noneMatch(notice -> notices.containsKey(notice.id().value()))
                    && write.changed().stream()
                            .allMatch(notice -> notices.containsKey(notice.id().value()))
                    && write.delivery().stream().noneMatch(deliveries::contains);
        }

        void apply(Write write, String next) {
            visit = write.visit();
            version = next;
            write.added().forEach(notice -> notices.put(notice.id().value(), notice));
            write.changed().forEach(notice -> notices.put(notice.id().value(), notice));
            write.delivery().ifPresent(deliveries::add);
        }
    }
}
