package org.virtualvisits.sandbox.memory;

import org.virtualvisits.core.hygiene.RuleSets;
import org.virtualvisits.core.hygiene.Sweeps;
import org.virtualvisits.core.hygiene.SweepsContract;

final class InMemorySweepsTest extends SweepsContract {

    @Override
    protected Sweeps sweeps() {
        return new InMemorySweeps();
    }

    @Override
    protected RuleSets ruleSets() {
        return new InMemoryRuleSets();
    }
}
