package org.virtualvisits.adapters.table;

import org.virtualvisits.core.visit.Alarms;
import org.virtualvisits.core.visit.AlarmsContract;

final class TableAlarmsTest extends AlarmsContract {

    private final Alarms alarms = new TableAlarms(FreshTables.table("Alarms"));

    @Override
    protected Alarms alarms() {
        return alarms;
    }
}
