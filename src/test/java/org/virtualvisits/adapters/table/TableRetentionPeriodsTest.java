package org.virtualvisits.adapters.table;

import org.virtualvisits.core.retention.RetentionPeriods;
import org.virtualvisits.core.retention.RetentionPeriodsContract;

final class TableRetentionPeriodsTest extends RetentionPeriodsContract {

    private final RetentionPeriods periods = new TableRetentionPeriods(FreshTables.table("Organisations"));

    @Override
    protected RetentionPeriods periods() {
        return periods;
    }
}
