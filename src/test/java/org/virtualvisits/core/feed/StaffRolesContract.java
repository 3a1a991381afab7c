package org.virtualvisits.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.OrganisationId;

/** What every {@link StaffRoles} must do; subclassed once per implementation. */
public abstract class StaffRolesContract {

    private final OrganisationId north = FeedExamples.organisation();
    private final OrganisationId south = FeedExamples.organisation();
    private final String appRole = "Visits.Clinician/ä" + UUID.randomUUID();

    protected abstract StaffRoles roles();

    @Test
    void anAppRoleNobodyKnowsIsNothing() {
        assertThat(roles().of(appRole)).isEmpty();
        assertThat(roles().in(north)).isEmpty();
    }

    @Test
    void oneAppRoleMayBeDifferentThingsInDifferentOrganisations() {
        roles().put(north, appRole, Role.CLINICIAN);
        roles().put(south, appRole, Role.CLINICIAN);
        roles().put(south, appRole, Role.LOCAL_ADMINISTRATOR);

        assertThat(roles().of(appRole)).isEqualTo(Map.of(north, Role.CLINICIAN, south, Role.LOCAL_ADMINISTRATOR));
        assertThat(roles().in(north)).isEqualTo(Map.of(appRole, Role.CLINICIAN));
    }

    @Test
    void aRemovedRoleLetsNobodyIntoThatOrganisationAndStaysInOthers() {
        roles().put(north, appRole, Role.CLINICIAN);
        roles().put(south, appRole, Role.BOOKING_STAFF);

        roles().remove(north, appRole);
        roles().remove(north, appRole);

        assertThat(roles().of(appRole)).isEqualTo(Map.of(south, Role.BOOKING_STAFF));
        assertThat(roles().in(north)).isEmpty();
    }
}
