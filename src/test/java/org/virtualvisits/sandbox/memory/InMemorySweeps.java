package org.virtualvisits.sandbox.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.virtualvisits.core.hygiene.MailboxSweep;
import org.virtualvisits.core.hygiene.Sweep;
import org.virtualvisits.core.hygiene.SweepId;
import org.virtualvisits.core.hygiene.Sweeps;
import org.virtualvisits.core.kernel.OrganisationId;

/** {@link Sweeps} in memory. Thread-safe. */
public final class InMemorySweeps implements Sweeps {

    private final Map<SweepId, StoredSweep> sweeps = new HashMap<>();
    private final Map<SweepId, Map<Integer, StoredMailbox>> mailboxes = new HashMap<>();
    private long version;

    @Override
    public synchronized boolean add(Sweep sweep) {
        return sweeps.putIfAbsent(sweep.id(), new StoredSweep(sweep, next())) == null;
    }

    @Override
    public synchronized Optional<StoredSweep> find(SweepId id) {
        return Optional.ofNullable(sweeps.get(id));
    }

    @Override
    public synchronized List<Sweep> of(OrganisationId organisation, String ruleSet, int atMost) {
        return sweeps.values().stream()
                .map(StoredSweep::sweep)
                .filter(sweep -> sweep.id().organisation().equals(organisation)
                        && sweep.id().ruleSet().equals(ruleSet))
                .sorted(Comparator.comparing((Sweep sweep) -> sweep.id().minute())
                        .reversed())
                .limit(atMost)
                .toList();
    }

    @Override
    public synchronized boolean replace(StoredSweep read, Sweep next) {
        if (!read.version()
                .equals(Optional.ofNullable(sweeps.get(next.id()))
                        .map(StoredSweep::version)
                        .orElse(""))) {
            return false;
        }
        sweeps.put(next.id(), new StoredSweep(next, next()));
        return true;
    }

    @Override
    public synchronized void addMissing(List<MailboxSweep> missing) {
        missing.forEach(one -> mailboxes
                .computeIfAbsent(one.sweep(), id -> new TreeMap<>())
                .putIfAbsent(one.index(), new StoredMailbox(one, next())));
    }

    @Override
    public synchronized Optional<StoredMailbox> mailbox(SweepId id, int index) {
        return Optional.ofNullable(mailboxes.getOrDefault(id, Map.of()).get(index));
    }

    @Override
    public synchronized Iterable<MailboxSweep> mailboxes(SweepId id) {
        var all = new ArrayList<MailboxSweep>();
        mailboxes.getOrDefault(id, Map.of()).values().forEach(stored -> all.add(stored.mailbox()));
        return all;
    }

    @Override
    public synchronized boolean anyOpen(SweepId id) {
        return mailboxes.getOrDefault(id, Map.of()).values().stream()
                .anyMatch(stored -> !stored.mailbox().isOver());
    }

    @Override
    public synchronized Optional<StoredMailbox> replace(StoredMailbox read, MailboxSweep next) {
        Optional<StoredMailbox> there = mailbox(next.sweep(), next.index());
        if (!there.map(StoredMailbox::version).equals(Optional.of(read.version()))) {
            return Optional.empty();
        }
        var stored = new StoredMailbox(next, next());
        mailboxes.getOrDefault(next.sweep(), new HashMap<>()).put(next.index(), stored);
        return Optional.of(stored);
    }

    @Override
    public synchronized List<SweepId> before(OrganisationId organisation, Instant moment, int atMost) {
        return sweeps.keySet().stream()
                .filter(id -> id.organisation().equals(organisation) && id.isBefore(moment))
                .sorted(Comparator.comparing(SweepId::toString))
                .limit(atMost)
                .toList();
    }

    @Override
    public synchronized void drop(SweepId id) {
        sweeps.remove(id);
        mailboxes.remove(id);
    }

    private String next() {
        return Long.toString(++version);
    }
}
