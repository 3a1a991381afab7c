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

        /**
         * The same pass, one slice further.
         *
         * @param to the last thing that was looked at; empty if there was nothing more
         * @param more how many were looked at in the slice
         * @param all how many were mended since the pass began
         */
        public Pass further(Optional<String> to, int more, Map<String, Integer> all) {
            return new Pass(started, to.or(() -> reached), finished, seen + more, all);
        }

        /** The same pass, through. */
        public Pass over(Instant at) {
            return new Pass(started, reached, Optional.of(at), seen, mended);
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
