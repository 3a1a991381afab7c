package org.virtualvisits.sandbox.memory;

import org.virtualvisits.core.readiness.ReadinessLedger;
import org.virtualvisits.core.readiness.ReadinessLedgerContract;

final class InMemoryReadinessLedgerTest extends ReadinessLedgerContract {

    @Override
    protected ReadinessLedger ledger() {
        return new InMemoryReadinessLedger();
    }
}
