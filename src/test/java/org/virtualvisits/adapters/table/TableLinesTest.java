package org.virtualvisits.adapters.table;

import org.virtualvisits.core.pace.Lines;
import org.virtualvisits.core.pace.LinesContract;

final class TableLinesTest extends LinesContract {

    private final Lines lines = new TableLines(FreshTables.table("Pace"));

    @Override
    protected Lines lines() {
        return lines;
    }
}
