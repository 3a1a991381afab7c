package org.virtualvisits.adapters.table;

import org.virtualvisits.core.hygiene.RuleSets;
import org.virtualvisits.core.hygiene.Sweeps;
import org.virtualvisits.core.hygiene.SweepsContract;

final class TableSweepsTest extends SweepsContract {

    @Override
    protected Sweeps sweeps() {
        return new TableSweeps(FreshTables.table("Sweeps"), FreshTables.table("SweptMailboxes"));
    }

    @Override
    protected RuleSets ruleSets() {
        return new TableRuleSets(FreshTables.table("HygieneRules"));
    }
}
