package org.virtualvisits.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
import org.virtualvisits.core.hygiene.BeginSweeps;
import org.virtualvisits.core.hygiene.ConfigureHygiene;
import org.virtualvisits.core.hygiene.RuleSets;
import org.virtualvisits.core.hygiene.ShowSweeps;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.functions.wire.Answer;
import org.virtualvisits.functions.wire.Fields;
import org.virtualvisits.functions.wire.Json;
import org.virtualvisits.functions.wire.Problem;
import org.virtualvisits.functions.wire.Refusal;
import org.virtualvisits.functions.wire.Violations;

/** HTTP doors to an organisation's rules of mailbox hygiene, for its administrators alone (V9). */
public final class HygieneFunctions {

    private final AdministratorDoor door;
    private final ConfigureHygiene configure;
    private final BeginSweeps begin;
    private final ShowSweeps show;

    /** Keeps its use cases. */
    public HygieneFunctions(AdministratorDoor door, ConfigureHygiene configure, BeginSweeps begin, ShowSweeps show) {
        this.door = door;
        this.configure = configure;
        this.begin = begin;
        this.show = show;
    }

    /** Its rule sets. */
    @FunctionName("list-hygiene-rules")
    public HttpResponseMessage ruleSets(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            route = "organisations/{organisation}/hygiene",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("organisation") String organisation,
            ExecutionContext context) {
        return door.answered("hygiene", request, context, organisation, (call, id) -> {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            ArrayNode list = node.putArray("ruleSets");
            configure.of(id).forEach(rules -> list.add(RuleSetJson.write(rules)));
            return Answer.json(node);
        });
    }

    /** One rule set. A change takes its approval away. */
    @FunctionName("configure-hygiene-rules")
    public HttpResponseMessage ruleSet(
            @HttpTrigger(
                            name = "request",
                            methods = {HttpMethod.GET, HttpMethod.PUT, HttpMethod.DELETE},
                            route = "organisations/{organisation}/hygiene/{ruleSet}",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("organisation") String organisation,
            @BindingName("ruleSet") String ruleSet,
            ExecutionContext context) {
        return door.answered("hygiene", request, context, organisation, (call, id) -> {
            String name = named(ruleSet);
            return switch (call.method()) {
                case "PUT" -> {
                    configure.put(RuleSetJson.read(call.body(), id, name));
                    yield Answer.noContent();
                }
                case "DELETE" -> {
                    configure.remove(id, name);
                    yield Answer.noContent();
                }
                default -> Answer.json(RuleSetJson.write(found(id, name)));
            };
        });
    }

    /** Lets a rule set do what it says, in somebody's name. */
    @FunctionName("approve-hygiene-rules")
    public HttpResponseMessage approve(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            route = "organisations/{organisation}/hygiene/{ruleSet}/approve",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("organisation") String organisation,
            @BindingName("ruleSet") String ruleSet,
            ExecutionContext context) {
        return door.answered("hygiene", request, context, organisation, (call, id) -> {
            var violations = new Violations();
            Fields fields = Fields.of(Json.object(call.body()), violations);
            String by = fields.requiredText("by", 100);
            String digest = fields.requiredText("digest", 64);
            fields.end();
            violations.refuseIfAny();
            return switch (configure.approve(id, named(ruleSet), by, digest)) {
                case ConfigureHygiene.Outcome.Done done -> Answer.json(RuleSetJson.write(found(id, ruleSet)));
                case ConfigureHygiene.Outcome.Changed() -> throw new Refusal(changed());
                case ConfigureHygiene.Outcome.Unknown() -> throw new Refusal(Problem.notFound());
            };
        });
    }

    /** The sweeps of a rule set; and begins one now. */
    @FunctionName("sweep-now")
    public HttpResponseMessage sweeps(
            @HttpTrigger(
                            name = "request",
                            methods = {HttpMethod.GET, HttpMethod.POST},
                            route = "organisations/{organisation}/hygiene/{ruleSet}/sweeps",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("organisation") String organisation,
            @BindingName("ruleSet") String ruleSet,
            ExecutionContext context) {
        return door.answered("hygiene", request, context, organisation, (call, id) -> {
            if (call.method().equals("GET")) {
                found(id, ruleSet);
                return Answer.json(SweepJson.list(show.history(id, ruleSet)));
            }
            var violations = new Violations();
            Fields fields = Fields.of(Json.object(call.body()), violations);
            boolean enforce = fields.has("enforce") && fields.requiredFlag("enforce");
            fields.end();
            violations.refuseIfAny();
            return switch (begin.one(id, named(ruleSet), !enforce)) {
                case BeginSweeps.Outcome.Begun(var sweep, var enforces) -> accepted(sweep.toString(), enforces);
                case BeginSweeps.Outcome.UnderWay(var sweep) -> throw new Refusal(underWay(sweep.toString()));
                case BeginSweeps.Outcome.Unknown() -> throw new Refusal(Problem.notFound());
            };
        });
    }

    private static Answer accepted(String sweep, boolean enforces) {
        ObjectNode node =
                JsonNodeFactory.instance.objectNode().put("id", sweep).put("mode", enforces ? "enforce" : "report");
        return Answer.json(HttpStatus.ACCEPTED, node);
    }

    private RuleSets.Approved found(OrganisationId organisation, String id) {
        return configure.find(organisation, named(id)).orElseThrow(() -> new Refusal(Problem.notFound()));
    }

    private static String named(String id) {
        if (!Shapes.SLUG.matcher(id).matches()) {
            throw new Refusal(Problem.notFound());
        }
        return id;
    }

    private static Problem changed() {
        return new Problem(
                HttpStatus.CONFLICT,
                "changed",
                "The rule set is another one by now",
                "Read it again, look at what it says now, and approve that digest.");
    }

    private static Problem underWay(String sweep) {
        return new Problem(
                HttpStatus.CONFLICT,
                "under-way",
                "A sweep of this rule set is under way",
                "Wait for sweep " + sweep + ", or look at how far it is.");
    }
}
