package org.virtualvisits.sandbox.memory;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.retention.Periods;
import org.virtualvisits.core.retention.RetentionPeriods;

/** {@link RetentionPeriods} in memory. Thread-safe. */
public final class InMemoryRetentionPeriods implements RetentionPeriods {

    private final Map<OrganisationId, Periods> periods = new ConcurrentHashMap<>();

    @Override
    public Optional<Periods> find(OrganisationId organisation) {
        return Optional.ofNullable(periods.get(organisation));
    }

    @Override
    public void put(OrganisationId organisation, Periods next) {
        periods.put(organisation, next);
    }

    @Override
    public void remove(OrganisationId organisation) {
        periods.remove(organisation);
    }
}
