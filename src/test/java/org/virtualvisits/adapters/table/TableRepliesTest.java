package org.virtualvisits.adapters.table;

import org.virtualvisits.core.reply.Replies;
import org.virtualvisits.core.reply.RepliesContract;

final class TableRepliesTest extends RepliesContract {

    private final Replies replies = new TableReplies(FreshTables.table("Visits"));

    @Override
    protected Replies replies() {
        return replies;
    }
}
