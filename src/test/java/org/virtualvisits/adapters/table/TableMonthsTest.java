package org.virtualvisits.adapters.table;

import org.virtualvisits.core.feed.Months;
import org.virtualvisits.core.feed.MonthsContract;

final class TableMonthsTest extends MonthsContract {

    private final Months months = new TableMonths(FreshTables.table("Months"));

    @Override
    protected Months months() {
        return months;
    }
}
