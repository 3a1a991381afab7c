package org.virtualvisits.core.organisation;

import java.util.Optional;
import java.util.Set;

/**
 * A person who holds visits, and the bridge from the EHR's name for them to Entra's.
 *
 * @param id our key, unique in the organisation
 * @param identifiers how the EHR names them: {@code Practitioner/12}, {@code system|value}, an absolute URL
 * @param displayName what patients may read; never an address (S1.6)
 * @param userPrincipalName how the directory finds them, where the object id is not given
 * @param objectId Entra's object id, which online meetings need; filled in from the directory and kept
 */
public record Clinician(
        String id,
        Set<String> identifiers,
        String displayName,
        Optional<String> userPrincipalName,
        Optional<String> objectId) {

    /** Keeps its own copy. */
    public Clinician {
        identifiers = Set.copyOf(identifiers);
    }

    /** The same clinician, found in the directory. */
    public Clinician foundAs(String directoryObjectId) {
        return new Clinician(id, identifiers, displayName, userPrincipalName, Optional.of(directoryObjectId));
    }
}
