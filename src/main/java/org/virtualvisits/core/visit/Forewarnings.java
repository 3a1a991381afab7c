package org.virtualvisits.core.visit;

import java.util.Optional;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.organisation.Organisation;

/**
 * Port of this feature to those above it: what is known beforehand to keep a visit from being held. It never keeps a meeting
 * from being tried: what is known may be a day old, and what really happens wins.
 */
@FunctionalInterface
public interface Forewarnings {

    /** Nothing is known beforehand. */
    Forewarnings NONE = (organisation, meet, meeting) -> Optional.empty();

    /**
     * What is known of the account that a meeting is or will be held by.
     *
     * @param meeting as it is by now; one that stands disproves some of what was known
     */
    Optional<Attention> about(Organisation organisation, Decision.Meet meet, MeetingState meeting);
}
