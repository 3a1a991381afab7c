package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Applications, service principals and their owners as Graph writes them. */
final class ApplicationShape {

    /** The most an expanded relationship shows (Graph page "query-parameters"). */
    static final int MOST_EXPANDED = 20;

    static final Set<String> OF_APPLICATIONS =
            Set.of("id", "appId", "displayName", "passwordCredentials", "keyCredentials");
    static final Set<String> OF_PRINCIPALS = Set.of(
            "id",
            "appId",
            "displayName",
            "servicePrincipalType",
            "preferredTokenSigningKeyThumbprint",
            "passwordCredentials",
            "keyCredentials");

    private final Tenant tenant;
    private final ApplicationStore store;

    ApplicationShape(Tenant tenant, ApplicationStore store, Contract contract) {
        this.tenant = tenant;
        this.store = store;
        var declared = new TreeSet<>(OF_APPLICATIONS);
        declared.removeAll(contract.properties("graph.application").keySet());
        var ofPrincipals = new TreeSet<>(OF_PRINCIPALS);
        ofPrincipals.removeAll(contract.properties("graph.servicePrincipal").keySet());
        declared.addAll(ofPrincipals);
        declared.remove("id");
        if (!declared.isEmpty()) {
            throw new IllegalStateException("not in Graph's contract: " + declared);
        }
    }

    /**
     * One of them.
     *
     * @param single whether it is asked for alone, which is when certificates come with their key
     */
    ObjectNode one(SimulatedApplication application, ApplicationQuery query, boolean single) {
        ObjectNode all = Json.object()
                .put("id", application.objectId())
                .put("appId", application.appId())
                .put("displayName", application.displayName());
        if (application.form() == SimulatedApplication.Form.SERVICE_PRINCIPAL) {
            all.put("servicePrincipalType", application.type())
                    .put("preferredTokenSigningKeyThumbprint", application.preferredTokenSigningKeyThumbprint());
        }
        if (wanted(query, "passwordCredentials")) {
            ArrayNode secrets = all.putArray("passwordCredentials");
            application.secrets().forEach(secret -> secrets.add(secret(secret)));
        }
        if (wanted(query, "keyCredentials")) {
            ArrayNode keys = all.putArray("keyCredentials");
            application.keys().forEach(key -> keys.add(key(key, single)));
        }
        ObjectNode shown = query.select().isEmpty() ? all : all.retain(query.select());
        query.ownersSelect().ifPresent(select -> {
            ArrayNode owners = shown.putArray("owners");
            owners(application, select, MOST_EXPANDED).forEach(owners::add);
        });
        return shown;
    }

    private static boolean wanted(ApplicationQuery query, String property) {
        return query.select().isEmpty() || query.select().contains(property);
    }

    ObjectNode secret(SimulatedApplication.Secret secret) {
        return Json.object()
                .put("customKeyIdentifier", secret.customKeyIdentifier())
                .put("displayName", secret.displayName())
                .put("endDateTime", secret.end().toString())
                .put(
                        "hint",
                        secret.text().substring(0, Math.min(3, secret.text().length())))
                .put("keyId", secret.keyId())
                .putNull("secretText")
                .put("startDateTime", secret.start().toString());
    }

    private static ObjectNode key(SimulatedApplication.Key key, boolean single) {
        return Json.object()
                .put("customKeyIdentifier", key.customKeyIdentifier())
                .put("displayName", "CN=" + key.keyId())
                .put("endDateTime", key.end().toString())
                .put("key", single ? "MIIC" : null)
                .put("keyId", key.keyId())
                .put("startDateTime", key.start().toString())
                .put("type", key.type())
                .put("usage", key.usage());
    }

    /** Owners: of users, what is selected; of service principals, that they are. */
    List<ObjectNode> owners(SimulatedApplication application, String select, int most) {
        Set<String> names = new TreeSet<>(Arrays.asList(select.split(",")));
        return application.owners().stream()
                .limit(most)
                .flatMap(id -> Stream.concat(
                        tenant.byObjectId(id).map(user -> user(user, names)).stream(), principal(id).stream()))
                .toList();
    }

    private static ObjectNode user(SimulatedUser user, Set<String> names) {
        ObjectNode all = Json.object()
                .put("id", user.objectId())
                .put("displayName", user.displayName())
                .put("mail", user.mail())
                .put("userPrincipalName", user.userPrincipalName())
                .put("accountEnabled", user.accountEnabled());
        ObjectNode shown = names.contains("") ? all.without(List.of("accountEnabled")) : all.retain(names);
        return Json.object().put("@odata.type", "#microsoft.graph.user").setAll(shown);
    }

    private Optional<ObjectNode> principal(String id) {
        return store.find(id)
                .filter(found -> found.form() == SimulatedApplication.Form.SERVICE_PRINCIPAL)
                .map(found -> Json.object()
                        .put("@odata.type", "#microsoft.graph.servicePrincipal")
                        .put("id", id));
    }
}
