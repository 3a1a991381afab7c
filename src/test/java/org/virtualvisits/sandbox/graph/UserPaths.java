package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** {@code GET /users/{id | userPrincipalName}} (Graph page "user-get"). */
final class UserPaths {

    private static final Set<String> SELECTABLE = Set.of(
            "accountEnabled",
            "businessPhones",
            "displayName",
            "givenName",
            "id",
            "jobTitle",
            "mail",
            "mobilePhone",
            "officeLocation",
            "onPremisesSyncEnabled",
            "preferredLanguage",
            "surname",
            "userPrincipalName",
            "userType");

    private final Tenant tenant;

    UserPaths(Tenant tenant) {
        this.tenant = tenant;
    }

    Answer answer(Call call) {
        if (!call.method().equals("GET")) {
            throw GraphError.methodNotAllowed();
        }
        String asked = call.segments().get(1);
        SimulatedUser user = known(tenant, asked);
        Selection selection = Selection.of(call, SELECTABLE, "microsoft.graph.user");
        ObjectNode body = Json.object().put("@odata.context", context(selection));
        body.setAll(selection.apply(shape(user, !selection.names().isEmpty())));
        return Answer.json(200, body);
    }

    /** Whom the directory knows by that name. */
    static SimulatedUser known(Tenant tenant, String asked) {
        return tenant.byIdOrName(asked)
                .orElseThrow(() -> new GraphError(
                        404,
                        "Request_ResourceNotFound",
                        "Resource '%s' does not exist or one of its queried reference-property objects are not present."
                                .formatted(asked)));
    }

    /** What is not among Graph's usual properties comes only when it is selected. */
    private static ObjectNode shape(SimulatedUser user, boolean selected) {
        ObjectNode shape = Json.object();
        shape.putArray("businessPhones");
        shape.put("displayName", user.displayName())
                .putNull("givenName")
                .putNull("jobTitle")
                .put("mail", user.mail())
                .putNull("mobilePhone")
                .putNull("officeLocation")
                .putNull("preferredLanguage")
                .putNull("surname")
                .put("userPrincipalName", user.userPrincipalName())
                .put("id", user.objectId());
        if (selected) {
            shape.put("accountEnabled", user.accountEnabled())
                    .put("userType", user.entra().guest() ? "Guest" : "Member")
                    .put("onPremisesSyncEnabled", user.entra().synced() ? Boolean.TRUE : null);
        }
        return shape;
    }

    private static String context(Selection selection) {
        String columns = selection.names().isEmpty() ? "" : "(" + String.join(",", selection.names()) + ")";
        return "https://graph.microsoft.com/v1.0/$metadata#users%s/$entity".formatted(columns);
    }
}
