package org.virtualvisits.sandbox.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.poll.Bookmark;
import org.virtualvisits.core.poll.Bookmarks;

/** {@link Bookmarks} in memory. Thread-safe. */
public final class InMemoryBookmarks implements Bookmarks {

    private final Map<String, Stored> bookmarks = new HashMap<>();
    private int version;

    @Override
    public synchronized Optional<Stored> find(OrganisationId organisation, SourceId source) {
        return Optional.ofNullable(bookmarks.get(organisation + " " + source));
    }

    @Override
    public synchronized Optional<String> write(
            OrganisationId organisation, SourceId source, Bookmark bookmark, Optional<String> over) {
        if (!find(organisation, source).map(Stored::version).equals(over)) {
            return Optional.empty();
        }
        var stored = new Stored(bookmark, "version " + version++);
        bookmarks.put(organisation + " " + source, stored);
        return Optional.of(stored.version());
    }
}
