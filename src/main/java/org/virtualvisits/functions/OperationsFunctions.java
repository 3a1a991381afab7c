package org.virtualvisits.functions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.time.Duration;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.repair.RepairVisits;
import org.virtualvisits.core.stuck.MendStuck;
import org.virtualvisits.core.stuck.Stuck;
import org.virtualvisits.core.stuck.StuckId;
import org.virtualvisits.functions.wire.Answer;
import org.virtualvisits.functions.wire.Json;
import org.virtualvisits.functions.wire.Problem;
import org.virtualvisits.functions.wire.Refusal;

/** HTTP doors for administrators to what is stuck. An organisation's own see only what is theirs (V9). */
public final class OperationsFunctions {

    private static final Pattern REASON = Pattern.compile("[A-Z][A-Z_]{1,39}");
    private static final Pattern WHY = Pattern.compile("[A-Za-z0-9_.: -]{1,80}");

    private final AdministratorDoor door;
    private final MendStuck mendStuck;
    private final RepairVisits repairVisits;
    private final InstantSource clock;

    /** Keeps its use cases. */
    public OperationsFunctions(
            AdministratorDoor door, MendStuck mendStuck, RepairVisits repairVisits, InstantSource clock) {
        this.door = door;
        this.mendStuck = mendStuck;
        this.repairVisits = repairVisits;
        this.clock = clock;
    }

    /** What is stuck. */
    @FunctionName("list-stuck")
    public HttpResponseMessage list(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            route = "operations/stuck",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return Call.answered(
                request, context, call -> Answer.json(StuckJson.of(mendStuck.page(filter(call), cursor(call)))));
    }

    /** All of a reason is tried again, a page at a time. */
    @FunctionName("redrive-all-stuck")
    public HttpResponseMessage redriveAll(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            route = "operations/stuck/redrive",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return Call.answered(request, context, call -> {
            Stuck.Filter filter = filter(call);
            if (filter.reason().isEmpty()) {
                throw new Refusal(Problem.invalid("Say which: ?reason= takes the reason that was mended."));
            }
            return Answer.json(StuckJson.redriven(mendStuck.redriveAll(filter, cursor(call), door.person(call))));
        });
    }

    /** One is tried again. */
    @FunctionName("redrive-stuck")
    public HttpResponseMessage redrive(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            route = "operations/stuck/{id}/redrive",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("id") String id,
            ExecutionContext context) {
        return Call.answered(request, context, call -> done(mendStuck.redrive(known(call, id), door.person(call))));
    }

    /** Nothing is to be done about one. */
    @FunctionName("dismiss-stuck")
    public HttpResponseMessage dismiss(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            route = "operations/stuck/{id}/dismiss",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("id") String id,
            ExecutionContext context) {
        return Call.answered(request, context, call -> {
            StuckId known = known(call, id);
            ObjectNode body = Json.object(call.body());
            String why = body.path("reason").asText("");
            if (!WHY.matcher(why).matches()) {
                throw new Refusal(Problem.invalid(
                        "Give a \"reason\" of 1 to 80 of A-Z, a-z, 0-9, space and ._:-, which" + " names no patient."));
            }
            return done(mendStuck.dismiss(known, why, door.person(call)));
        });
    }

    /** How far the daily walk over all visits has come, and what it mended; for the deployment's administrator. */
    @FunctionName("show-repair")
    public HttpResponseMessage repair(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            route = "operations/repair",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return Call.answered(request, context, call -> {
            door.requireDeployment(call);
            return repairVisits
                    .last()
                    .map(StuckJson::of)
                    .map(Answer::json)
                    .orElseThrow(() -> new Refusal(Problem.notFound()));
        });
    }

    private static Answer done(boolean found) {
        if (!found) {
            throw new Refusal(Problem.notFound());
        }
        return Answer.noContent();
    }

    /** An organisation's administrator names it; only the deployment's sees all at once. */
    private Stuck.Filter filter(Call call) {
        Optional<OrganisationId> organisation = call.query("organisation").map(id -> door.require(call, id));
        if (organisation.isEmpty()) {
            door.requireDeployment(call);
        }
        Optional<String> reason = call.query("reason");
        if (reason.filter(its -> !REASON.matcher(its).matches()).isPresent()) {
            throw new Refusal(Problem.invalid("?reason= takes a code, such as ACCESS_POLICY_MISSING."));
        }
        return new Stuck.Filter(
                organisation,
                reason,
                call.query("olderThan").map(age -> clock.instant().minus(age(age))));
    }

    private static Duration age(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException notOne) {
            throw new Refusal(Problem.invalid("?olderThan= takes an ISO 8601 duration, such as PT6H."));
        }
    }

    private static Optional<String> cursor(Call call) {
        Optional<String> after = call.query("after");
        if (after.isPresent() && after.flatMap(StuckId::read).isEmpty()) {
            throw new Refusal(Problem.invalid("Go on where a page said: ?after= takes what it gave as \"next\"."));
        }
        return after;
    }

    private StuckId known(Call call, String text) {
        StuckId id = StuckId.read(text).orElseThrow(() -> new Refusal(Problem.unauthorised()));
        door.require(call, id.organisation());
        return id;
    }
}
