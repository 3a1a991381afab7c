package org.virtualvisits.adapters.table;

import org.virtualvisits.core.pace.Healths;
import org.virtualvisits.core.pace.HealthsContract;

final class TableHealthsTest extends HealthsContract {

    private final Healths healths = new TableHealths(FreshTables.table("Pace"));

    @Override
    protected Healths healths() {
        return healths;
    }
}
