package org.virtualvisits.core.hygiene;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Port: teams, for the list of those that nobody seems to need any more (S3.5). */
public interface Teams {

    /**
     * One page of teams.
     *
     * @param after what an earlier page said to go on with
     */
    Listing list(Optional<String> after);

    /** What listing comes to. */
    sealed interface Listing {
        /** Some teams, and what to go on with if there are more. */
        record Page(List<Team> teams, Optional<String> next) implements Listing {
            /** Keeps its own copy. */
            public Page {
                teams = List.copyOf(teams);
            }
        }

        /** Nothing now. */
        record Later(Duration pause) implements Listing {}

        /** The permission is missing, or the service refuses for another lasting reason. */
        record Refused(int status) implements Listing {}
    }

    /**
     * A team.
     *
     * @param id of its group; a name could say too much
     * @param owners addresses in lower case
     * @param renewed when it was last renewed, which Microsoft 365 does by itself for groups in use, or made
     */
    record Team(String id, Set<String> owners, Instant renewed) {
        /** Keeps its own copy. */
        public Team {
            owners = Set.copyOf(owners);
        }
    }
}
