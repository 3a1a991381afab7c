package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** {@code GET /users/{id | userPrincipalName}/licenseDetails} (Graph page "user-list-licensedetails"). */
final class LicencePaths {

    private static final Set<String> SELECTABLE = Set.of("id", "servicePlans", "skuId", "skuPartNumber");

    private final Tenant tenant;

    LicencePaths(Tenant tenant) {
        this.tenant = tenant;
    }

    Answer answer(Call call) {
        if (call.segments().size() > 3) {
            throw GraphError.noSegment(call.segments().get(3));
        }
        if (!call.method().equals("GET")) {
            throw GraphError.methodNotAllowed();
        }
        SimulatedUser user = UserPaths.known(tenant, call.segments().get(1));
        Selection selection = Selection.of(call, SELECTABLE, "microsoft.graph.licenseDetails");
        ObjectNode body = Json.object()
                .put(
                        "@odata.context",
                        "https://graph.microsoft.com/v1.0/$metadata#users('%s')/licenseDetails"
                                .formatted(user.objectId()));
        ArrayNode value = body.putArray("value");
        int number = 0;
        for (Map<String, String> licence : user.entra().licences()) {
            value.add(selection.apply(shape(user, licence, number++)));
        }
        return Answer.json(200, body);
    }

    private static ObjectNode shape(SimulatedUser user, Map<String, String> licence, int number) {
        ObjectNode shape = Json.object()
                .put("id", id(user.objectId() + number).toString())
                .put("skuId", id("sku " + number).toString())
                .put("skuPartNumber", "ENTERPRISEPACK");
        ArrayNode plans = shape.putArray("servicePlans");
        new TreeMap<>(licence)
                .forEach((name, status) -> plans.addObject()
                        .put("servicePlanId", id(name).toString())
                        .put("servicePlanName", name)
                        .put("provisioningStatus", status)
                        .put("appliesTo", "User"));
        return shape;
    }

    private static UUID id(String of) {
        return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8));
    }
}
