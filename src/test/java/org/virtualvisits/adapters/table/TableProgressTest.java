package org.virtualvisits.adapters.table;

import org.virtualvisits.core.repair.Progress;
import org.virtualvisits.core.repair.ProgressContract;

final class TableProgressTest extends ProgressContract {

    private final Progress progress = new TableProgress(FreshTables.table("Progress"));

    @Override
    protected Progress progress() {
        return progress;
    }
}
