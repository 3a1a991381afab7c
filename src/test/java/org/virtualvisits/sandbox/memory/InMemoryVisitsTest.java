package org.virtualvisits.sandbox.memory;

import org.virtualvisits.core.visit.Visits;
import org.virtualvisits.core.visit.VisitsContract;

final class InMemoryVisitsTest extends VisitsContract {

    private final Visits visits = new InMemoryVisits();

    @Override
    protected Visits visits() {
        return visits;
    }
}
