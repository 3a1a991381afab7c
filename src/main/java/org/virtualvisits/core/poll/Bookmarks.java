package org.virtualvisits.core.poll;

import java.util.Optional;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;

/** Port: where each source's bookmark is kept. Every write names the version it replaces. */
public interface Bookmarks {

    /** A source's bookmark; empty if it was never asked. */
    Optional<Stored> find(OrganisationId organisation, SourceId source);

    /**
     * Writes a bookmark over exactly the version that was read.
     *
     * @param over empty if there was none
     * @return its new version; empty, and nothing is written, if somebody else was first
     */
    Optional<String> write(OrganisationId organisation, SourceId source, Bookmark bookmark, Optional<String> over);

    /** A bookmark with its version. */
    record Stored(Bookmark bookmark, String version) {}
}
