package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.virtualvisits.sandbox.graph.SimulatedApplication.Form;
import org.virtualvisits.sandbox.graph.SimulatedApplication.Secret;

/**
 * {@code /applications} and {@code /servicePrincipals}: lists, owners, addPassword and removePassword (Graph pages
 * "application-list", "serviceprincipal-list", "application-addpassword", "application-removepassword").
 */
final class ApplicationPaths {

    private final Tenant tenant;
    private final ApplicationStore store;
    private final ApplicationShape shape;
    private final Throttle throttle;
    private final Ids ids;
    private final InstantSource clock;

    ApplicationPaths(
            Tenant tenant, ApplicationStore store, Contract contract, Throttle throttle, Ids ids, InstantSource clock) {
        this.tenant = tenant;
        this.store = store;
        this.shape = new ApplicationShape(tenant, store, contract);
        this.throttle = throttle;
        this.ids = ids;
        this.clock = clock;
    }

    static boolean isFor(Call call) {
        return !call.segments().isEmpty()
                && ApplicationQuery.COLLECTIONS.containsKey(call.segments().getFirst());
    }

    Answer answer(Call call) {
        List<String> path = call.segments();
        Form form = ApplicationQuery.COLLECTIONS.getOrDefault(path.getFirst(), Form.APPLICATION);
        if (path.size() == 1) {
            require(call, "GET");
            return list(call, form);
        }
        SimulatedApplication application =
                store.find(path.get(1)).filter(found -> found.form() == form).orElseThrow(() -> missing(path.get(1)));
        if (path.size() == 2) {
            require(call, "GET");
            throttle.enterDirectory(ApplicationQuery.of(call, form).selectsKeys(), 1);
            return Answer.json(200, shape.one(application, ApplicationQuery.of(call, form), true));
        }
        return switch (path.get(2)) {
            case "owners" -> owners(call, application);
            case "addPassword" -> addPassword(call, application);
            case "removePassword" -> removePassword(call, application);
            default -> throw GraphError.noSegment(path.get(2));
        };
    }

    private Answer list(Call call, Form form) {
        ApplicationQuery query = ApplicationQuery.of(call, form);
        throttle.enterDirectory(query.selectsKeys(), query.units());
        List<SimulatedApplication> all =
                store.all(form).stream().filter(query::matches).toList();
        List<SimulatedApplication> rest =
                all.stream().filter(one -> query.isAfter(one.objectId())).toList();
        List<SimulatedApplication> page = rest.stream().limit(query.top()).toList();
        ObjectNode body = Json.object()
                .put(
                        "@odata.context",
                        "https://graph.microsoft.com/v1.0/$metadata#"
                                + call.segments().getFirst());
        if (query.counts()) {
            body.put("@odata.count", all.size());
        }
        if (rest.size() > page.size()) {
            body.put("@odata.nextLink", query.next(call, page.getLast().objectId()));
        }
        ArrayNode value = body.putArray("value");
        page.forEach(one -> value.add(shape.one(one, query, false)));
        return units(Answer.json(200, body), query.units());
    }

    private Answer owners(Call call, SimulatedApplication application) {
        require(call, "GET");
        throttle.enterDirectory(false, 1);
        ApplicationQuery.pageSize(call);
        ObjectNode body = Json.object();
        ArrayNode value = body.putArray("value");
        shape.owners(application, call.option("$select").orElse(""), Integer.MAX_VALUE)
                .forEach(value::add);
        return units(Answer.json(200, body), 1);
    }

    /** Graph gives it two years where the caller does not say (Graph page "application-addpassword"). */
    private Answer addPassword(Call call, SimulatedApplication application) {
        require(call, "POST");
        requireOwner(application);
        throttle.enterDirectory(false, 1);
        ObjectNode asked = (ObjectNode) call.json().path("passwordCredential").deepCopy();
        Instant start = clock.instant();
        Instant end = Json.text(asked, "endDateTime")
                .map(text -> OffsetDateTime.parse(text).toInstant())
                .orElse(start.atOffset(ZoneOffset.UTC).plusYears(2).toInstant());
        String text = ids.item("").substring(0, 3) + "8Q~" + ids.item("").substring(0, 34);
        var secret = new Secret(
                ids.guid().toString(), null, Json.text(asked, "displayName").orElse(null), text, start, end);
        store.put(application.adding(secret));
        ObjectNode body = shape.secret(secret).put("secretText", text);
        return Answer.json(
                200,
                body.put(
                        "@odata.context",
                        "https://graph.microsoft.com/v1.0/$metadata#microsoft.graph.passwordCredential"));
    }

    private Answer removePassword(Call call, SimulatedApplication application) {
        require(call, "POST");
        requireOwner(application);
        throttle.enterDirectory(false, 1);
        String keyId = Json.text(call.json(), "keyId").orElse("");
        if (application.secrets().stream().noneMatch(secret -> secret.keyId().equals(keyId))) {
            throw new GraphError(400, "Request_BadRequest", "No password credential found with keyId.");
        }
        store.put(application.removing(keyId));
        return Answer.empty(204);
    }

    /** With Application.ReadWrite.OwnedBy, and that is all this product may hold, only what the caller owns. */
    private void requireOwner(SimulatedApplication application) {
        boolean owned = store.all(Form.SERVICE_PRINCIPAL).stream()
                .filter(principal -> principal.appId().equals(tenant.applicationId()))
                .anyMatch(principal -> application.owners().contains(principal.objectId()));
        if (!owned) {
            throw new GraphError(
                    403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
        }
    }

    private static void require(Call call, String method) {
        if (!call.method().equals(method)) {
            throw GraphError.methodNotAllowed();
        }
    }

    private static GraphError missing(String id) {
        return new GraphError(
                404,
                "Request_ResourceNotFound",
                "Resource '%s' does not exist or one of its queried reference-property objects are not present."
                        .formatted(id));
    }

    private static Answer units(Answer answer, int units) {
        var headers = new HashMap<>(answer.headers());
        headers.put("x-ms-resource-unit", Integer.toString(units));
        return new Answer(answer.status(), Map.copyOf(headers), answer.body());
    }
}
