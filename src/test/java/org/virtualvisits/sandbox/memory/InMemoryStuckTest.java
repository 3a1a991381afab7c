package org.virtualvisits.sandbox.memory;

import org.virtualvisits.core.stuck.Stuck;
import org.virtualvisits.core.stuck.StuckContract;

final class InMemoryStuckTest extends StuckContract {

    private final Stuck stuck = new InMemoryStuck();

    @Override
    protected Stuck stuck() {
        return stuck;
    }
}
