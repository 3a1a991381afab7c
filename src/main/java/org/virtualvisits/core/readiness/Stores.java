package org.virtualvisits.core.readiness;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: what the app keeps its state in, asked whether it can. */
public interface Stores {

    /** Looks; what it writes to see that it may, it takes away again. */
    Look look();

    /**
     * What was seen.
     *
     * @param findings what cannot be read or written
     * @param time by the store's own clock, where it tells
     */
    record Look(List<Finding> findings, Optional<Instant> time) {

        /** Keeps its own copy. */
        public Look {
            findings = List.copyOf(findings);
        }
    }
}
