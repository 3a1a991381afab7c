package org.virtualvisits.functions;

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
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.readiness.Fixes;
import org.virtualvisits.core.readiness.Run;
import org.virtualvisits.core.readiness.ShowReadiness;
import org.virtualvisits.core.readiness.StartReadiness;
import org.virtualvisits.core.readiness.Subject;
import org.virtualvisits.functions.wire.Answer;
import org.virtualvisits.functions.wire.Problem;
import org.virtualvisits.functions.wire.Refusal;

/** HTTP doors for administrators to whether visits can be held: check now, how far, what was found, what mends it. */
public final class ReadinessFunctions {

    private final AdministratorDoor door;
    private final StartReadiness start;
    private final ShowReadiness show;
    private final Fixes fixes;

    /** Keeps its use cases. */
    public ReadinessFunctions(AdministratorDoor door, StartReadiness start, ShowReadiness show, Fixes fixes) {
        this.door = door;
        this.start = start;
        this.show = show;
        this.fixes = fixes;
    }

    /** Begins to look at everything an organisation has, or, for the deployment's administrator, at everybody's. */
    @FunctionName("check-readiness-now")
    public HttpResponseMessage check(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            route = "readiness",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return Call.answered(request, context, call -> {
            Optional<OrganisationId> organisation = organisation(call);
            Answer answer = organisation.map(this::begun).orElseGet(() -> ReadinessJson.begun(start.all()));
            call.log("readiness asked organisation="
                    + organisation.map(OrganisationId::value).orElse("all"));
            return answer;
        });
    }

    /** How far the latest run is, and what was found, a page at a time. */
    @FunctionName("show-readiness")
    public HttpResponseMessage progress(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            route = "readiness",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return Call.answered(request, context, call -> {
            OrganisationId organisation = organisation(call)
                    .orElseThrow(() -> new Refusal(Problem.invalid("Say whose: ?organisation= takes its id.")));
            Run run = show.run(organisation).orElseThrow(() -> new Refusal(Problem.notFound()));
            boolean notReady = call.query("only").filter("not-ready"::equals).isPresent();
            return Answer.json(ReadinessJson.write(run, show.page(organisation, notReady, after(call)), fixes));
        });
    }

    /** What was found of one clinician. */
    @FunctionName("show-readiness-of-clinician")
    public HttpResponseMessage clinician(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            route = "readiness/clinicians/{id}",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("id") String id,
            ExecutionContext context) {
        return Call.answered(request, context, call -> {
            OrganisationId organisation = organisation(call)
                    .orElseThrow(() -> new Refusal(Problem.invalid("Say whose: ?organisation= takes its id.")));
            if (!Shapes.SLUG.matcher(id).matches()) {
                throw new Refusal(Problem.notFound());
            }
            return show.find(organisation, new Subject.OfClinician(id))
                    .map(report -> Answer.json(ReadinessJson.write(report, show.now(), fixes)))
                    .orElseThrow(() -> new Refusal(Problem.notFound()));
        });
    }

    private Answer begun(OrganisationId organisation) {
        return switch (start.one(organisation)) {
            case StartReadiness.Outcome.Begun(var run) -> ReadinessJson.begun(run);
            case StartReadiness.Outcome.UnderWay() ->
                throw new Refusal(new Problem(
                        HttpStatus.CONFLICT,
                        "under-way",
                        "A check is under way",
                        "Look how far it is: GET /api/readiness?organisation=" + organisation + "."));
            case StartReadiness.Outcome.Unknown() -> throw new Refusal(Problem.notFound());
        };
    }

    /** An organisation's administrator names it; only the deployment's means all by naming none. */
    private Optional<OrganisationId> organisation(Call call) {
        Optional<OrganisationId> organisation = call.query("organisation").map(id -> door.require(call, id));
        if (organisation.isEmpty()) {
            door.requireDeployment(call);
        }
        return organisation;
    }

    private static Optional<String> after(Call call) {
        Optional<String> after = call.query("after");
        if (after.isPresent() && after.flatMap(Subject::read).isEmpty()) {
            throw new Refusal(Problem.invalid("Go on where a page said: ?after= takes what it gave as \"next\"."));
        }
        return after;
    }
}
