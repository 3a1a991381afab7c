package org.virtualvisits.sandbox.memory;

import org.virtualvisits.core.visit.Allowance;
import org.virtualvisits.core.visit.AllowanceContract;

final class InMemoryAllowanceTest extends AllowanceContract {

    private final Allowance allowance = new InMemoryAllowance();

    @Override
    protected Allowance allowance() {
        return allowance;
    }
}
