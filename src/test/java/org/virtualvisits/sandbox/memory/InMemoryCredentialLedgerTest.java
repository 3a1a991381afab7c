package org.virtualvisits.sandbox.memory;

import org.virtualvisits.core.credential.CredentialLedger;
import org.virtualvisits.core.credential.CredentialLedgerContract;

final class InMemoryCredentialLedgerTest extends CredentialLedgerContract {

    private final CredentialLedger ledger = new InMemoryCredentialLedger();

    @Override
    protected CredentialLedger ledger() {
        return ledger;
    }
}
