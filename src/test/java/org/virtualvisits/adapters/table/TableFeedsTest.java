package org.virtualvisits.adapters.table;

import org.virtualvisits.core.feed.Feeds;
import org.virtualvisits.core.feed.FeedsContract;

final class TableFeedsTest extends FeedsContract {

    private final Feeds feeds = new TableFeeds(FreshTables.table("Feeds"));

    @Override
    protected Feeds feeds() {
        return feeds;
    }
}
