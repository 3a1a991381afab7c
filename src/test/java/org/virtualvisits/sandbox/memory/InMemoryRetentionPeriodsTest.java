package org.virtualvisits.sandbox.memory;

import org.virtualvisits.core.retention.RetentionPeriods;
import org.virtualvisits.core.retention.RetentionPeriodsContract;

final class InMemoryRetentionPeriodsTest extends RetentionPeriodsContract {

    private final RetentionPeriods periods = new InMemoryRetentionPeriods();

    @Override
    protected RetentionPeriods periods() {
        return periods;
    }
}
