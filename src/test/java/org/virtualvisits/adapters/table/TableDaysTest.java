package org.virtualvisits.adapters.table;

import org.virtualvisits.core.feed.Days;
import org.virtualvisits.core.feed.DaysContract;

final class TableDaysTest extends DaysContract {

    private final Days days = new TableDays(FreshTables.table("Days"));

    @Override
    protected Days days() {
        return days;
    }
}
