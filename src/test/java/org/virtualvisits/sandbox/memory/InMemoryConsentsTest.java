package org.virtualvisits.sandbox.memory;

import org.virtualvisits.core.reply.Consents;
import org.virtualvisits.core.reply.ConsentsContract;

final class InMemoryConsentsTest extends ConsentsContract {

    private final Consents consents = new InMemoryConsents();

    @Override
    protected Consents consents() {
        return consents;
    }
}
