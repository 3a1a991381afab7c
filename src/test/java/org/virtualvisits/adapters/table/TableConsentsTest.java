package org.virtualvisits.adapters.table;

import org.virtualvisits.core.reply.Consents;
import org.virtualvisits.core.reply.ConsentsContract;

final class TableConsentsTest extends ConsentsContract {

    private final Consents consents = new TableConsents(FreshTables.table("Consents"));

    @Override
    protected Consents consents() {
        return consents;
    }
}
