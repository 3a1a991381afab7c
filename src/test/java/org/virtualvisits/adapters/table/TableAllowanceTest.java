package org.virtualvisits.adapters.table;

import org.virtualvisits.core.visit.Allowance;
import org.virtualvisits.core.visit.AllowanceContract;

final class TableAllowanceTest extends AllowanceContract {

    private final Allowance allowance = new TableAllowance(FreshTables.table("Allowance"));

    @Override
    protected Allowance allowance() {
        return allowance;
    }
}
