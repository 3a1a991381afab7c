package org.virtualvisits.sandbox.memory;

import org.virtualvisits.core.repair.Progress;
import org.virtualvisits.core.repair.ProgressContract;

final class InMemoryProgressTest extends ProgressContract {

    private final Progress progress = new InMemoryProgress();

    @Override
    protected Progress progress() {
        return progress;
    }
}
