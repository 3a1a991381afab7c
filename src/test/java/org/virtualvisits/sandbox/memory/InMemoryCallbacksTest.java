package org.virtualvisits.sandbox.memory;

import org.virtualvisits.core.reply.Callbacks;
import org.virtualvisits.core.reply.CallbacksContract;

final class InMemoryCallbacksTest extends CallbacksContract {

    private final Callbacks callbacks = new InMemoryCallbacks();

    @Override
    protected Callbacks callbacks() {
        return callbacks;
    }
}
