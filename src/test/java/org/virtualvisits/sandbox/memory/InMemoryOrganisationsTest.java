package org.virtualvisits.sandbox.memory;

import org.virtualvisits.core.organisation.Organisations;
import org.virtualvisits.core.organisation.OrganisationsContract;

final class InMemoryOrganisationsTest extends OrganisationsContract {

    private final Organisations organisations = new InMemoryOrganisations();

    @Override
    protected Organisations organisations() {
        return organisations;
    }
}
