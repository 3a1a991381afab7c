package org.virtualvisits.adapters.table;

import org.virtualvisits.core.stuck.Stuck;
import org.virtualvisits.core.stuck.StuckContract;

final class TableStuckTest extends StuckContract {

    private final Stuck stuck = new TableStuck(FreshTables.table("Stuck"));

    @Override
    protected Stuck stuck() {
        return stuck;
    }
}
