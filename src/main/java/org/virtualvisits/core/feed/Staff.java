package org.virtualvisits.core.feed;

import java.util.Optional;
import java.util.Set;
import org.virtualvisits.core.kernel.OrganisationId;

/**
 * A signed-in member of staff, in one organisation.
 *
 * @param objectId who they are in Entra; forms are bound to it
 * @param clinician their id in the organisation's configuration, if they are one of its clinicians
 */
public record Staff(OrganisationId organisation, Set<Role> roles, String objectId, Optional<String> clinician) {

    /** Keeps its own copy. */
    public Staff {
        roles = Set.copyOf(roles);
    }

    /** Whether they see every visit of the organisation. */
    public boolean seesAll() {
        return roles.contains(Role.BOOKING_STAFF) || roles.contains(Role.LOCAL_ADMINISTRATOR);
    }

    /** Whether they look after other people's feeds. */
    public boolean administers() {
        return roles.contains(Role.LOCAL_ADMINISTRATOR);
    }

    /** Whether they may see this visit and act on it. */
    public boolean maySee(Entry entry) {
        return entry.organisation().equals(organisation)
                && (seesAll() || clinician.filter(entry.clinicians()::contains).isPresent());
    }

    /** Names nobody. */
    @Override
    public String toString() {
        return "staff of " + organisation;
    }
}
