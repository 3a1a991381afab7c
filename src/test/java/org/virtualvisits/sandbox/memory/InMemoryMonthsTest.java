package org.virtualvisits.sandbox.memory;

import org.virtualvisits.core.feed.Months;
import org.virtualvisits.core.feed.MonthsContract;

final class InMemoryMonthsTest extends MonthsContract {

    private final Months months = new InMemoryMonths();

    @Override
    protected Months months() {
        return months;
    }
}
