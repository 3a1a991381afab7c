package org.virtualvisits.adapters.table;

import org.virtualvisits.core.feed.Traces;
import org.virtualvisits.core.feed.TracesContract;

final class TableTracesTest extends TracesContract {

    private final Traces traces = new TableTraces(FreshTables.table("Visits"));

    @Override
    protected Traces traces() {
        return traces;
    }
}
