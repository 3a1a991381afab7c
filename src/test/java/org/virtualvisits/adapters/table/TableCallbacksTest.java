package org.virtualvisits.adapters.table;

import org.virtualvisits.core.reply.Callbacks;
import org.virtualvisits.core.reply.CallbacksContract;

final class TableCallbacksTest extends CallbacksContract {

    private final Callbacks callbacks = new TableCallbacks(FreshTables.table("Callbacks"));

    @Override
    protected Callbacks callbacks() {
        return callbacks;
    }
}
