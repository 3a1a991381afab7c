package org.virtualvisits.sandbox.memory;

import org.virtualvisits.core.template.OwnTemplates;
import org.virtualvisits.core.template.OwnTemplatesContract;

final class InMemoryOwnTemplatesTest extends OwnTemplatesContract {

    private final OwnTemplates templates = new InMemoryOwnTemplates();

    @Override
    protected OwnTemplates templates() {
        return templates;
    }
}
