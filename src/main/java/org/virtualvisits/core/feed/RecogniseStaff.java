package org.virtualvisits.core.feed;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.organisation.Clinician;
import org.virtualvisits.core.organisation.Organisations;

/** Use case: tell what a person whom Entra has signed in is to us. */
public final class RecogniseStaff {

    /** Entra gives a token at most so many roles worth looking up. */
    private static final int MOST_ROLES = 50;

    private final StaffRoles roles;
    private final Organisations organisations;

    /** Keeps its ports. */
    public RecogniseStaff(StaffRoles roles, Organisations organisations) {
        this.roles = roles;
        this.organisations = organisations;
    }

    /** What they are in each organisation that lets them in, by its id. */
    public List<Staff> recognise(Principal principal) {
        var granted = new TreeMap<String, Set<Role>>();
        principal.appRoles().stream()
                .filter(StaffRoles::isAppRole)
                .limit(MOST_ROLES)
                .map(roles::of)
                .map(Map::entrySet)
                .flatMap(Set::stream)
                .forEach(grant -> granted.computeIfAbsent(
                                grant.getKey().value(), organisation -> EnumSet.noneOf(Role.class))
                        .add(grant.getValue()));
        return granted.entrySet().stream()
                .flatMap(grant ->
                        staff(new OrganisationId(grant.getKey()), grant.getValue(), principal.objectId()).stream())
                .toList();
    }

    private Optional<Staff> staff(OrganisationId id, Set<Role> its, String objectId) {
        return organisations
                .find(id)
                .map(organisation -> new Staff(
                        id,
                        its,
                        objectId,
                        organisation.clinicians().stream()
                                .filter(clinician -> clinician
                                        .objectId()
                                        .filter(objectId::equalsIgnoreCase)
                                        .isPresent())
                                .map(Clinician::id)
                                .findFirst()));
    }

    /**
     * A person whom Entra has signed in.
     *
     * @param objectId Entra's object id
     * @param appRoles values of the app roles they hold
     */
    public record Principal(String objectId, List<String> appRoles) {

        /** Keeps its own copy. */
        public Principal {
            appRoles = List.copyOf(appRoles);
        }

        /** Names nobody. */
        @Override
        public String toString() {
            return "principal";
        }
    }
}
