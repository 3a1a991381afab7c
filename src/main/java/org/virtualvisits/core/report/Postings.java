package org.virtualvisits.core.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: the reports that are to be mailed, and those that were. */
public interface Postings {

    /** Adds one; false, and nothing is changed, if there is one of that id. */
    boolean add(Posting posting);

    /** Those that are not over. */
    List<Posting> open();

    /**
     * Replaces exactly the version that was read.
     *
     * @return with its new version, or empty, and nothing is changed, if it is another by now
     */
    Optional<Posting> replace(Posting next);

    /** Forgets those that are over and were planned before that. */
    void forget(Instant before);
}
