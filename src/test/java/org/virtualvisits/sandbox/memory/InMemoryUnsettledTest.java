package org.virtualvisits.sandbox.memory;

import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.core.visit.UnsettledContract;

final class InMemoryUnsettledTest extends UnsettledContract {

    private final Unsettled unsettled = new InMemoryUnsettled();

    @Override
    protected Unsettled unsettled() {
        return unsettled;
    }
}
