package org.virtualvisits.sandbox.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.virtualvisits.core.feed.Role;
import org.virtualvisits.core.feed.StaffRoles;
import org.virtualvisits.core.kernel.OrganisationId;

/** {@link StaffRoles} in memory. Thread-safe. */
public final class InMemoryStaffRoles implements StaffRoles {

    private final Map<OrganisationId, Map<String, Role>> roles = new HashMap<>();

    @Override
    public synchronized Map<OrganisationId, Role> of(String appRole) {
        var found = new HashMap<OrganisationId, Role>();
        roles.forEach((organisation, its) -> {
            if (its.containsKey(appRole)) {
                found.put(organisation, its.get(appRole));
            }
        });
        return found;
    }

    @Override
    public synchronized Map<String, Role> in(OrganisationId organisation) {
        return Map.copyOf(roles.getOrDefault(organisation, Map.of()));
    }

    @Override
    public synchronized void put(OrganisationId organisation, String appRole, Role role) {
        roles.computeIfAbsent(organisation, its -> new TreeMap<>()).put(appRole, role);
    }

    @Override
    public synchronized void remove(OrganisationId organisation, String appRole) {
        roles.getOrDefault(organisation, new TreeMap<>()).remove(appRole);
    }
}
