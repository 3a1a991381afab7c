package org.virtualvisits.adapters.table;

import com.azure.data.tables.TableClient;
import org.virtualvisits.core.feed.Traces;
import org.virtualvisits.core.retention.ForgottenVisits;
import org.virtualvisits.core.retention.ForgottenVisitsContract;
import org.virtualvisits.core.visit.Visits;

final class TableForgottenVisitsTest extends ForgottenVisitsContract {

    private static final TableClient TABLE = FreshTables.table("Visits");

    @Override
    protected ForgottenVisits forgotten() {
        return new TableForgottenVisits(TABLE);
    }

    @Override
    protected Visits visits() {
        return new TableVisits(TABLE, 1_000);
    }

    @Override
    protected Traces traces() {
        return new TableTraces(TABLE);
    }
}
