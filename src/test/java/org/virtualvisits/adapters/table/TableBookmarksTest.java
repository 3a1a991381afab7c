package org.virtualvisits.adapters.table;

import org.virtualvisits.core.poll.Bookmarks;
import org.virtualvisits.core.poll.BookmarksContract;

final class TableBookmarksTest extends BookmarksContract {

    private final Bookmarks bookmarks = new TableBookmarks(FreshTables.table("Bookmarks"));

    @Override
    protected Bookmarks bookmarks() {
        return bookmarks;
    }
}
