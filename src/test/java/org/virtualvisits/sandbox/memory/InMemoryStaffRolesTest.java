package org.virtualvisits.sandbox.memory;

import org.virtualvisits.core.feed.StaffRoles;
import org.virtualvisits.core.feed.StaffRolesContract;

final class InMemoryStaffRolesTest extends StaffRolesContract {

    private final StaffRoles roles = new InMemoryStaffRoles();

    @Override
    protected StaffRoles roles() {
        return roles;
    }
}
