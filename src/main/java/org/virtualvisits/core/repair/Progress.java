package org.virtualvisits.core.repair;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.visit.Visits;

/** Port: how far a long job has come, so that it goes on there whatever dies. */
public interface Progress {

    /** How far a job has come; empty if it never began. */
    Optional<Pass> find(String job);

    /** Keeps how far it has come; the last to write wins, and at worst some of it is done again. */
    void put(String job, Pass pass);

    /**
     * One pass over everything.
     *
     * @param reached the last thing that was looked at; empty at the beginning
     * @param finished when it was through; empty while it goes on
     * @param seen how many were looked at
     * @param mended how many were mended, by kind
     */
    record Pass(
            Instant started,
            Optional<String> reached,
            Optional<Instant> finished,
            int seen,
            Map<String, Integer> mended) {

        /** Keeps its own copy. */
        public Pass {
            mended = Map.copyOf(mended);
        }

        /** One that begins. */
        public static Pass from(Instant started) {
            return new Pass(started, Optional.empty(), Optional.empty(), 0, Map.of());
        }
    }

    /** What can be wrong with one visit without any trace that leads to it, and how it is mended. */
    interface Repair {

        /** A word for the count. */
        String kind();

        /** Mends what is wrong, and returns how many things were; doing it again mends nothing. */
        int mend(Visits.Story story, Instant now);
    }
}
