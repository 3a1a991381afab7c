package org.virtualvisits.sandbox.memory;

import org.virtualvisits.core.feed.Traces;
import org.virtualvisits.core.feed.TracesContract;

final class InMemoryTracesTest extends TracesContract {

    private final Traces traces = new InMemoryTraces();

    @Override
    protected Traces traces() {
        return traces;
    }
}
