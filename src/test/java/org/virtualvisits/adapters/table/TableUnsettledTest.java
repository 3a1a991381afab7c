package org.virtualvisits.adapters.table;

import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.core.visit.UnsettledContract;

final class TableUnsettledTest extends UnsettledContract {

    private final Unsettled unsettled = new TableUnsettled(FreshTables.table("Unsettled"));

    @Override
    protected Unsettled unsettled() {
        return unsettled;
    }
}
