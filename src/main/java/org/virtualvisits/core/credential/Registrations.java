package org.virtualvisits.core.credential;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Port: the directory's list of applications and service principals. */
public interface Registrations {

    /**
     * Reads them all, page by page, so that no more than one page is in memory (V13).
     *
     * @param applications the application ids to read; empty means the whole tenant
     * @param each is given every one of them; whatever it throws ends the reading
     */
    Reading read(Optional<Set<String>> applications, Consumer<Registration> each);

    /** How a reading ended. */
    sealed interface Reading {
        /** To the end. */
        record Complete() implements Reading {}

        /** The directory will not say until a person acts: what is wrong, and the exact fix. */
        record Refused(String what, String fix) implements Reading {}

        /** Not now, and not to the end. */
        record Later(Duration after) implements Reading {}
    }
}
