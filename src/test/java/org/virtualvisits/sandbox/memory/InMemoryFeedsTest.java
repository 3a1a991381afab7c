package org.virtualvisits.sandbox.memory;

import org.virtualvisits.core.feed.Feeds;
import org.virtualvisits.core.feed.FeedsContract;

final class InMemoryFeedsTest extends FeedsContract {

    private final Feeds feeds = new InMemoryFeeds();

    @Override
    protected Feeds feeds() {
        return feeds;
    }
}
