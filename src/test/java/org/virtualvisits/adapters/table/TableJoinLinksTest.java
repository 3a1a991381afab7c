package org.virtualvisits.adapters.table;

import org.virtualvisits.core.visit.JoinLinks;
import org.virtualvisits.core.visit.JoinLinksContract;

final class TableJoinLinksTest extends JoinLinksContract {

    private final JoinLinks links = new TableJoinLinks(FreshTables.table("JoinLinks"));

    @Override
    protected JoinLinks links() {
        return links;
    }
}
