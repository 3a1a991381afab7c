package org.virtualvisits.core.visit;

import java.util.Optional;
import java.util.Set;

/**
 * A clinician or a place, as an appointment names it.
 *
 * @param identifiers every name it goes by: {@code Practitioner/12}, an absolute URL, {@code system|value}
 * @param display the human words, if any
 */
public record Actor(Set<String> identifiers, Optional<String> display) {

    /** Keeps its own copy. */
    public Actor {
        identifiers = Set.copyOf(identifiers);
    }
}
