package org.virtualvisits.adapters.table;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableServiceClient;
import com.azure.data.tables.models.TableEntity;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.virtualvisits.core.feed.Role;
import org.virtualvisits.core.feed.StaffRoles;
import org.virtualvisits.core.kernel.OrganisationId;

/**
 * {@link StaffRoles} in Azure Table Storage. The organisation's own row says what an app role is; the app role's row only
 * says in which organisations to look, so that whatever dies in between lets nobody in. Thread-safe.
 */
public final class TableStaffRoles implements StaffRoles {

    /** Of organisations in one deployment, or of app roles of one application. */
    private static final int MOST = 1_000;

    private final TableClient table;
    private final Partition rows;

    /** Keeps the client, whose own policy decides about retries. */
    public TableStaffRoles(TableServiceClient service) {
        this(service.getTableClient(Tables.STAFF_ROLES));
    }

    TableStaffRoles(TableClient table) {
        this.table = table;
        this.rows = new Partition(table);
    }

    @Override
    public Map<OrganisationId, Role> of(String appRole) {
        var roles = new HashMap<OrganisationId, Role>();
        rows.rows(pointers(appRole), MOST)
                .map(row -> new OrganisationId(row.getRowKey()))
                .forEach(organisation -> Failures.unlessAbsent(
                                () -> table.getEntity(partition(organisation), Keys.encode(appRole)))
                        .flatMap(TableStaffRoles::role)
                        .ifPresent(role -> roles.put(organisation, role)));
        return Map.copyOf(roles);
    }

    @Override
    public Map<String, Role> in(OrganisationId organisation) {
        var roles = new HashMap<String, Role>();
        rows.rows(partition(organisation), MOST)
                .forEach(row -> role(row).ifPresent(role -> roles.put(Keys.decode(row.getRowKey()), role)));
        return Map.copyOf(roles);
    }

    @Override
    public void put(OrganisationId organisation, String appRole, Role role) {
        rows.put(new RowWriter(pointers(appRole), organisation.value()).row());
        rows.put(new RowWriter(partition(organisation), Keys.encode(appRole))
                .text("role", role.word())
                .row());
    }

    @Override
    public void remove(OrganisationId organisation, String appRole) {
        rows.drop(partition(organisation), Keys.encode(appRole));
        rows.drop(pointers(appRole), organisation.value());
    }

    private static Optional<Role> role(TableEntity row) {
        return Role.of(new RowReader(row).text("role"));
    }

    private static String pointers(String appRole) {
        return "role:" + Keys.encode(appRole);
    }

    private static String partition(OrganisationId organisation) {
        return "organisation:" + organisation;
    }
}
