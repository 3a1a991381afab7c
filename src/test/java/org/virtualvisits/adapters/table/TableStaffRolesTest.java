package org.virtualvisits.adapters.table;

import org.virtualvisits.core.feed.StaffRoles;
import org.virtualvisits.core.feed.StaffRolesContract;

final class TableStaffRolesTest extends StaffRolesContract {

    private final StaffRoles roles = new TableStaffRoles(FreshTables.table("StaffRoles"));

    @Override
    protected StaffRoles roles() {
        return roles;
    }
}
