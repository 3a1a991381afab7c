package org.virtualvisits.core.feed;

import java.util.Map;
import org.virtualvisits.core.kernel.OrganisationId;

/**
 * Port: which Entra app role makes its holders what, in which organisation. Each organisation decides for itself whom it
 * lets in (V9); one app role may count in several.
 */
public interface StaffRoles {

    /** The organisations in which an app role counts, and as what. */
    Map<OrganisationId, Role> of(String appRole);

    /** The app roles that count in an organisation. */
    Map<String, Role> in(OrganisationId organisation);

    /** Lets the holders of an app role in, or gives them another role. */
    void put(OrganisationId organisation, String appRole, Role role);

    /** Lets them in no longer; absent is fine. */
    void remove(OrganisationId organisation, String appRole);

    /** The longest value of an app role (learn.microsoft.com, "appRole resource type": 120 characters). */
    int LONGEST = 120;

    /** Whether a text can be the value of an app role. */
    static boolean isAppRole(String text) {
        return !text.isBlank() && text.length() <= LONGEST && !text.contains(" ");
    }
}
