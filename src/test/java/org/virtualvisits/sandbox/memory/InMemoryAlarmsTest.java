package org.virtualvisits.sandbox.memory;

import org.virtualvisits.core.visit.Alarms;
import org.virtualvisits.core.visit.AlarmsContract;

final class InMemoryAlarmsTest extends AlarmsContract {

    private final Alarms alarms = new InMemoryAlarms();

    @Override
    protected Alarms alarms() {
        return alarms;
    }
}
