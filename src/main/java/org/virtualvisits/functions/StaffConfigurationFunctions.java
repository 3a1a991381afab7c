package org.virtualvisits.functions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Optional;
import java.util.TreeMap;
import org.virtualvisits.core.feed.Feeds;
import org.virtualvisits.core.feed.KeepFeed;
import org.virtualvisits.core.feed.Role;
import org.virtualvisits.core.feed.StaffRoles;
import org.virtualvisits.functions.wire.Answer;
import org.virtualvisits.functions.wire.Json;
import org.virtualvisits.functions.wire.Problem;
import org.virtualvisits.functions.wire.Refusal;

/** Administrators' doors to what concerns staff: which Entra app roles let whom in, and clinicians' feed links. */
public final class StaffConfigurationFunctions {

    private final AdministratorDoor door;
    private final StaffRoles roles;
    private final KeepFeed keepFeed;

    /** Keeps its use cases. */
    public StaffConfigurationFunctions(AdministratorDoor door, StaffRoles roles, KeepFeed keepFeed) {
        this.door = door;
        this.roles = roles;
        this.keepFeed = keepFeed;
    }

    /** The app roles that count in the organisation. */
    @FunctionName("list-staff-roles")
    public HttpResponseMessage roles(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            route = "organisations/{organisation}/staff-roles",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("organisation") String organisation,
            ExecutionContext context) {
        return door.answered("staff", request, context, organisation, (call, id) -> {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            var list = node.putArray("staffRoles");
            new TreeMap<>(roles.in(id))
                    .forEach((appRole, role) ->
                            list.addObject().put("appRole", appRole).put("role", role.word()));
            return Answer.json(node);
        });
    }

    /** One app role. */
    @FunctionName("configure-staff-role")
    public HttpResponseMessage role(
            @HttpTrigger(
                            name = "request",
                            methods = {HttpMethod.PUT, HttpMethod.DELETE},
                            route = "organisations/{organisation}/staff-roles/{appRole}",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("organisation") String organisation,
            @BindingName("appRole") String appRole,
            ExecutionContext context) {
        return door.answered("staff", request, context, organisation, (call, id) -> {
            if (!StaffRoles.isAppRole(appRole)) {
                throw new Refusal(Problem.invalid(
                        "An app role has 1 to " + StaffRoles.LONGEST + " characters and no spaces, as Entra has it."));
            }
            if (call.method().equals("DELETE")) {
                roles.remove(id, appRole);
            } else {
                roles.put(id, appRole, role(call));
            }
            return Answer.noContent();
        });
    }

    /** A clinician's feed link: whether there is one, a new one, none. */
    @FunctionName("configure-feed")
    public HttpResponseMessage feed(
            @HttpTrigger(
                            name = "request",
                            methods = {HttpMethod.GET, HttpMethod.POST, HttpMethod.DELETE},
                            route = "organisations/{organisation}/clinicians/{id}/feed",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("organisation") String organisation,
            @BindingName("id") String clinician,
            ExecutionContext context) {
        return door.answered("staff", request, context, organisation, (call, id) -> switch (call.method()) {
            case "GET" -> Answer.json(written(keepFeed.of(id, clinician).orElseThrow(() -> absent())));
            case "POST" -> made(keepFeed.make(id, clinician).orElseThrow(() -> absent()));
            default -> {
                keepFeed.revoke(id, clinician);
                yield Answer.noContent();
            }
        });
    }

    private static Role role(Call call) {
        return Role.of(Json.object(call.body()).path("role").asText(""))
                .orElseThrow(() ->
                        new Refusal(Problem.invalid("role must be clinician, booking-staff or local-administrator.")));
    }

    private static ObjectNode written(Feeds.Feed feed) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("created", feed.created().toString())
                .put("expires", feed.expires().toString());
    }

    private static Answer made(KeepFeed.Made made) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("link", made.link().toString())
                .put("expires", made.expires().toString());
        return Answer.json(HttpStatus.CREATED, node);
    }

    private static Refusal absent() {
        return new Refusal(Problem.notFound());
    }
}
