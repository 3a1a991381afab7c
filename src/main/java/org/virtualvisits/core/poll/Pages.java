package org.virtualvisits.core.poll;

import java.time.Instant;
import java.util.Optional;

/**
 * What follows from a page for the bookmark.
 *
 * @param bookmark before it
 * @param now no change can be later, whatever a clock that is wrong has written
 */
record Pages(Bookmark bookmark, Page page, Instant now) {

    /** The pages so far, this one included. */
    Bookmark.Walk walk() {
        return new Bookmark.Walk(began(), page.next().orElse(""), newest(), isSorted(), read());
    }

    /** What is reached when this page is the last one. Without times to go by, what there was when the walk began. */
    Instant end() {
        return page.found().stream().allMatch(found -> found.updated().isPresent()) ? newest() : began();
    }

    /** Whether the server sends us in a circle. */
    boolean areEndless() {
        return read() >= PollEhrs.MOST_PAGES
                || bookmark.walk().map(Bookmark.Walk::next).equals(page.next());
    }

    private int read() {
        return bookmark.walk().map(Bookmark.Walk::pages).orElse(0) + 1;
    }

    private Instant began() {
        return bookmark.walk().map(Bookmark.Walk::began).orElse(now);
    }

    private Instant newest() {
        return page.found().stream()
                .flatMap(found -> found.updated().stream())
                .map(updated -> updated.isAfter(now) ? now : updated)
                .reduce(before(), (one, other) -> one.isAfter(other) ? one : other);
    }

    private Instant before() {
        return bookmark.walk().map(Bookmark.Walk::newest).orElseGet(bookmark::reached);
    }

    /** As the server says of the first page, and as is seen on each. */
    private boolean isSorted() {
        boolean soFar = bookmark.walk().map(Bookmark.Walk::sorted).orElseGet(page::sorted);
        Instant last = bookmark.walk().map(Bookmark.Walk::newest).orElse(Instant.MIN);
        for (Page.Found found : page.found()) {
            Optional<Instant> updated = found.updated();
            if (updated.isEmpty() || updated.get().isBefore(last)) {
                return false;
            }
            last = updated.get();
        }
        return soFar;
    }
}
