package org.virtualvisits.sandbox.memory;

import org.virtualvisits.core.retention.IndexRows;
import org.virtualvisits.core.retention.IndexRowsContract;

final class InMemoryIndexRowsTest extends IndexRowsContract {

    private final Indexes indexes = new Indexes(
            new InMemoryDays(),
            new InMemoryMonths(),
            new InMemoryAddresses(),
            new InMemoryJoinLinks(),
            new InMemoryAlarms(),
            new InMemoryStuck());

    @Override
    protected Indexes indexes() {
        return indexes;
    }

    @Override
    protected IndexRows rows() {
        return new InMemoryIndexRows(
                indexes.days(),
                indexes.months(),
                indexes.addresses(),
                indexes.links(),
                indexes.alarms(),
                indexes.stuck());
    }
}
