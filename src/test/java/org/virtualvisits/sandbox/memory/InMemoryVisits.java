package org.virtualvisits.sandbox.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.visit.Audit;
import org.virtualvisits.core.visit.Forgotten;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.Visits;

/** {@link Visits} in memory, versions and all. Thread-safe. */
public final class InMemoryVisits implements Visits {

    private static final int MOST_ROWS = 100;

    private final Map<VisitId, Entry> entries = new HashMap<>();
    private final Map<VisitId, SortedMap<String, Audit>> audit = new HashMap<>();
    private final Map<VisitId, Forgotten.Kept> forgotten = new HashMap<>();

    /** What is still there of those that are going. */
    private final Map<VisitId, Entry> remains = new HashMap<>();

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
                .filter(entry -> entry.deliveries.containsKey(delivery))
                .isPresent();
    }

    @Override
    public synchronized Result write(Write write) {
        if (write.added().size() + write.changed().size() + write.audit().size() + 2 > MOST_ROWS) {
            throw new IllegalArgumentException("more rows than one transaction takes");
        }
        Optional<Entry> held = Optional.ofNullable(entries.get(write.visit().id()));
        Optional<String> version = held.map(entry -> entry.version)
                .or(() -> Optional.ofNullable(forgotten.get(write.visit().id())).map(Forgotten.Kept::version));
        if (!version.equals(write.replaces())) {
            return new Result.Conflict();
        }
        Entry entry = held.orElseGet(() ->
                Optional.ofNullable(remains.remove(write.visit().id())).orElseGet(() -> new Entry(write.visit())));
        if (!entry.accepts(write)) {
            return new Result.Conflict();
        }
        forgotten.remove(write.visit().id());
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

    @Override
    public synchronized List<VisitId> after(Optional<VisitId> last, int atMost) {
        return entries.keySet().stream()
                .filter(id -> last.filter(its -> its.value().compareTo(id.value()) >= 0)
                        .isEmpty())
                .sorted(Comparator.comparing(VisitId::value))
                .limit(atMost)
                .toList();
    }

    @Override
    public synchronized int forget(VisitId first, VisitId last, Instant now) {
        int before = deliveries();
        entries.forEach((id, entry) -> {
            if (id.value().compareTo(first.value()) >= 0 && id.value().compareTo(last.value()) <= 0) {
                entry.deliveries.values().removeIf(at -> at.isBefore(now.minus(Duration.ofDays(5))));
            }
        });
        return before - deliveries();
    }

    private int deliveries() {
        return entries.values().stream()
                .mapToInt(entry -> entry.deliveries.size())
                .sum();
    }

    /** Everything that is told of all visits. */
    public synchronized List<Audit> audit() {
        return audit.values().stream().flatMap(rows -> rows.values().stream()).toList();
    }

    private void told(VisitId id, Audit row, Instant at, String key) {
        String sorted = "%011d%09d|%s".formatted(at.getEpochSecond(), at.getNano(), key);
        audit.computeIfAbsent(id, its -> new TreeMap<>()).putIfAbsent(sorted, row);
    }

    synchronized Optional<Forgotten.Kept> left(VisitId id) {
        return Optional.ofNullable(forgotten.get(id));
    }

    synchronized Optional<Forgotten.Kept> begin(Stored read, Forgotten left, Audit row) {
        Entry entry = entries.get(left.id());
        if (entry == null || !entry.version.equals(read.version())) {
            return Optional.empty();
        }
        remains.put(left.id(), entry);
        entries.remove(left.id());
        told(left.id(), row, row.at(), "%09d".formatted(audits++));
        return Optional.of(keep(left));
    }

    private Forgotten.Kept keep(Forgotten left) {
        var kept = new Forgotten.Kept(left, "version " + ++writes);
        forgotten.put(left.id(), kept);
        return kept;
    }

    synchronized List<Notice> remains(VisitId id) {
        return Optional.ofNullable(remains.get(id))
                .or(() -> Optional.ofNullable(entries.get(id)))
                .map(entry -> List.copyOf(entry.notices.values()))
                .orElse(List.of());
    }

    synchronized void clear(VisitId id, boolean auditToo) {
        remains.remove(id);
        if (auditToo) {
            audit.remove(id);
        }
    }

    synchronized Optional<Forgotten.Kept> put(Forgotten next, Forgotten.Kept over) {
        return left(next.id()).filter(over::equals).map(kept -> keep(next));
    }

    synchronized void remove(Forgotten.Kept read) {
        left(read.forgotten().id())
                .filter(read::equals)
                .ifPresent(kept -> forgotten.remove(read.forgotten().id()));
    }

    synchronized List<Forgotten.Kept> left() {
        return forgotten.values().stream()
                .sorted(Comparator.comparing(kept -> kept.forgotten().id().value()))
                .toList();
    }

    synchronized boolean erase(Stored read, Visit next, List<Notice> gone, Audit row) {
        Entry entry = entries.get(next.id());
        if (entry == null || !entry.version.equals(read.version())) {
            return false;
        }
        entry.visit = next;
        entry.version = "version " + ++writes;
        gone.forEach(notice -> entry.notices.remove(notice.id().value()));
        told(next.id(), row, row.at(), "%09d".formatted(audits++));
        return true;
    }

    /** Every visit of which there is any row, of whatever kind. */
    public synchronized Set<VisitId> traces() {
        return Stream.of(entries.keySet(), remains.keySet(), forgotten.keySet(), audit.keySet())
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    /** The ids of all visits there are. */
    public synchronized Set<VisitId> ids() {
        return Set.copyOf(entries.keySet());
    }

    private static final class Entry {

        private final SortedMap<String, Notice> notices = new TreeMap<>();
        private final Map<String, Instant> deliveries = new HashMap<>();
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
                    && write.delivery().stream().noneMatch(deliveries::containsKey);
        }

        void apply(Write write, String next) {
            visit = write.visit();
            version = next;
            write.added().forEach(notice -> notices.put(notice.id().value(), notice));
            write.changed().forEach(notice -> notices.put(notice.id().value(), notice));
            write.delivery().ifPresent(delivery -> deliveries.put(delivery, Instant.now()));
        }
    }
}
