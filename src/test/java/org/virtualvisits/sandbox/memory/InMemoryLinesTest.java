package org.virtualvisits.sandbox.memory;

import org.virtualvisits.core.pace.Lines;
import org.virtualvisits.core.pace.LinesContract;

final class InMemoryLinesTest extends LinesContract {

    private final Lines lines = new InMemoryLines();

    @Override
    protected Lines lines() {
        return lines;
    }
}
