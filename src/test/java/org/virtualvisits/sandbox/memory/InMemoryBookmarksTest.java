package org.virtualvisits.sandbox.memory;

import org.virtualvisits.core.poll.Bookmarks;
import org.virtualvisits.core.poll.BookmarksContract;

final class InMemoryBookmarksTest extends BookmarksContract {

    private final Bookmarks bookmarks = new InMemoryBookmarks();

    @Override
    protected Bookmarks bookmarks() {
        return bookmarks;
    }
}
