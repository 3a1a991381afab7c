package org.virtualvisits.sandbox.memory;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.virtualvisits.core.visit.Allowance;

/** {@link Allowance} in memory. Thread-safe. */
public final class InMemoryAllowance implements Allowance {

    private final Map<Account, Set<String>> counted = new HashMap<>();

    @Override
    public synchronized boolean take(String organiser, YearMonth month, String externalId, int limit) {
        Set<String> meetings = counted.computeIfAbsent(new Account(organiser, month), account -> new HashSet<>());
        if (meetings.contains(externalId)) {
            return true;
        }
        return meetings.size() < limit && meetings.add(externalId);
    }

    /** How many meetings were counted. */
    public synchronized int taken(String organiser, YearMonth month) {
        return counted.getOrDefault(new Account(organiser, month), Set.of()).size();
    }

    private record Account(String organiser, YearMonth month) {}
}
