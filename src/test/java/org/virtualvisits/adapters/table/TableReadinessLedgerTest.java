package org.virtualvisits.adapters.table;

import org.virtualvisits.core.readiness.ReadinessLedger;
import org.virtualvisits.core.readiness.ReadinessLedgerContract;

final class TableReadinessLedgerTest extends ReadinessLedgerContract {

    @Override
    protected ReadinessLedger ledger() {
        return new TableReadinessLedger(FreshTables.table("Readiness"));
    }
}
