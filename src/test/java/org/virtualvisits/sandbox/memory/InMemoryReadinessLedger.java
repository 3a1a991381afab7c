package org.virtualvisits.sandbox.memory;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.readiness.ReadinessLedger;
import org.virtualvisits.core.readiness.Report;
import org.virtualvisits.core.readiness.Run;
import org.virtualvisits.core.readiness.Subject;

/** {@link ReadinessLedger} in memory. Thread-safe. */
public final class InMemoryReadinessLedger implements ReadinessLedger {

    private final Map<OrganisationId, Stored> runs = new HashMap<>();
    private final Map<OrganisationId, NavigableMap<String, Report>> reports = new HashMap<>();
    private long version;

    @Override
    public synchronized Optional<Stored> run(OrganisationId organisation) {
        return Optional.ofNullable(runs.get(organisation));
    }

    @Override
    public synchronized Optional<Stored> write(Run run, Optional<String> over) {
        if (!run(run.organisation()).map(Stored::version).equals(over)) {
            return Optional.empty();
        }
        var stored = new Stored(run, Long.toString(++version));
        runs.put(run.organisation(), stored);
        return Optional.of(stored);
    }

    @Override
    public synchronized void put(OrganisationId organisation, List<Report> some) {
        some.forEach(report -> of(organisation).put(report.subject().key(), report));
    }

    @Override
    public synchronized Optional<Report> find(OrganisationId organisation, Subject subject) {
        return Optional.ofNullable(of(organisation).get(subject.key()));
    }

    @Override
    public synchronized List<Report> between(OrganisationId organisation, String first, String last) {
        return List.copyOf(of(organisation).subMap(first, true, last, true).values());
    }

    @Override
    public synchronized List<Report> page(
            OrganisationId organisation, boolean notReady, Optional<String> after, int atMost) {
        return of(organisation).tailMap(after.orElse(""), false).values().stream()
                .filter(report -> !notReady || !report.isReady())
                .limit(atMost)
                .toList();
    }

    @Override
    public synchronized int forget(OrganisationId organisation, Instant before, int atMost) {
        List<String> gone = of(organisation).values().stream()
                .filter(report -> report.checked().isBefore(before))
                .map(report -> report.subject().key())
                .limit(atMost)
                .toList();
        of(organisation).keySet().removeAll(gone);
        return gone.size();
    }

    private NavigableMap<String, Report> of(OrganisationId organisation) {
        return reports.computeIfAbsent(organisation, id -> new TreeMap<>());
    }
}
