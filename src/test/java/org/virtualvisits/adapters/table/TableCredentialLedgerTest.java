package org.virtualvisits.adapters.table;

import org.virtualvisits.core.credential.CredentialLedger;
import org.virtualvisits.core.credential.CredentialLedgerContract;

final class TableCredentialLedgerTest extends CredentialLedgerContract {

    private final CredentialLedger ledger = new TableCredentialLedger(FreshTables.table("Credentials"));

    @Override
    protected CredentialLedger ledger() {
        return ledger;
    }
}
