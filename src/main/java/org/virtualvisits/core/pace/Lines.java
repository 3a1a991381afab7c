package org.virtualvisits.core.pace;

import java.util.Optional;

/** Port: where the lines of mailboxes are kept, for all instances. Every write names the version it replaces. */
public interface Lines {

    /** The line of a mailbox; empty if nobody has used it. */
    Optional<Stored> find(String mailbox);

    /**
     * Writes a line over exactly the version that was read.
     *
     * @param over empty if there was none
     * @return its new version; empty, and nothing is written, if somebody else was first
     */
    Optional<String> write(String mailbox, Line line, Optional<String> over);

    /** A line with its version. */
    record Stored(Line line, String version) {}
}
