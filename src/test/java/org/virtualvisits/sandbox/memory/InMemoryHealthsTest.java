package org.virtualvisits.sandbox.memory;

import org.virtualvisits.core.pace.Healths;
import org.virtualvisits.core.pace.HealthsContract;

final class InMemoryHealthsTest extends HealthsContract {

    private final Healths healths = new InMemoryHealths();

    @Override
    protected Healths healths() {
        return healths;
    }
}
