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
import java.time.Duration;
import java.util.Optional;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.organisation.Caller;
import org.virtualvisits.core.organisation.RecogniseCaller;
import org.virtualvisits.core.visit.TellLateness;
import org.virtualvisits.functions.wire.Answer;
import org.virtualvisits.functions.wire.Fields;
import org.virtualvisits.functions.wire.Json;
import org.virtualvisits.functions.wire.Problem;
import org.virtualvisits.functions.wire.Refusal;
import org.virtualvisits.functions.wire.Violations;

/** HTTP door for staff, through the system they work in, to say that a clinician is late. */
public final class LatenessFunctions {

    private final Callers callers;
    private final TellLateness tellLateness;

    /** Keeps its use cases. */
    public LatenessFunctions(RecogniseCaller recogniseCaller, TellLateness tellLateness) {
        this.callers = new Callers(recogniseCaller);
        this.tellLateness = tellLateness;
    }

    /** The visit will begin so many minutes late. */
    @FunctionName("tell-lateness")
    public HttpResponseMessage tell(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            route = "visits/{visitId}/late",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("visitId") String visitId,
            ExecutionContext context) {
        return Call.answered(request, context, call -> {
            String body = call.body();
            Caller caller = callers.require(call, body).caller();
            if (call.isXml(body)) {
                throw new Refusal(Call.notJson("Send JSON as application/json. XML is not read."));
            }
            var cause = Cause.ofSource(caller.source().id(), call.correlation());
            return answer(tellLateness.tell(caller, visit(visitId), by(body), cause));
        });
    }

    private static Answer answer(TellLateness.Outcome outcome) {
        return switch (outcome) {
            case TellLateness.Outcome.Noted() -> Answer.noContent();
            case TellLateness.Outcome.Unknown() -> throw new Refusal(Problem.notFound());
            case TellLateness.Outcome.NotNow() ->
                throw new Refusal(new Problem(
                        HttpStatus.CONFLICT,
                        "not-now",
                        "The visit is not about to begin",
                        "Say so from four hours before the start until the end of a visit that is booked and has its"
                                + " meeting. A new time belongs into the EHR."));
        };
    }

    private static Duration by(String body) {
        var violations = new Violations();
        Fields fields = Fields.of(Json.object(body), violations);
        Optional<Long> minutes =
                fields.number("minutes", TellLateness.LEAST.toMinutes(), TellLateness.MOST.toMinutes());
        if (!fields.has("minutes") || fields.isNull("minutes")) {
            fields.wrong("minutes", "is required");
        }
        fields.end();
        violations.refuseIfAny();
        return Duration.ofMinutes(minutes.orElseThrow());
    }

    private static VisitId visit(String text) {
        try {
            return new VisitId(text);
        } catch (IllegalArgumentException notOne) {
            throw new Refusal(Problem.notFound());
        }
    }
}
