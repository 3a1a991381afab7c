package org.virtualvisits.sandbox.memory;

import org.virtualvisits.core.feed.Days;
import org.virtualvisits.core.feed.DaysContract;

final class InMemoryDaysTest extends DaysContract {

    private final Days days = new InMemoryDays();

    @Override
    protected Days days() {
        return days;
    }
}
