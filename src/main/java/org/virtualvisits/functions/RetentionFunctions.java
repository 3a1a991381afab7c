package org.virtualvisits.functions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import java.util.Optional;
import org.virtualvisits.core.retention.ForgetVisits;
import org.virtualvisits.core.retention.Periods;
import org.virtualvisits.core.retention.RetentionPeriods;
import org.virtualvisits.functions.wire.Answer;
import org.virtualvisits.functions.wire.Fields;
import org.virtualvisits.functions.wire.Json;
import org.virtualvisits.functions.wire.Violations;

/** Doors to retention: how long an organisation keeps what, and the timer that sees to it. */
public final class RetentionFunctions {

    private final AdministratorDoor administrators;
    private final TimerRuns timers;
    private final RetentionPeriods periods;
    private final ForgetVisits forgetVisits;

    /** Keeps its use cases. */
    public RetentionFunctions(
            AdministratorDoor administrators, TimerRuns timers, RetentionPeriods periods, ForgetVisits forgetVisits) {
        this.administrators = administrators;
        this.timers = timers;
        this.periods = periods;
        this.forgetVisits = forgetVisits;
    }

    /** Goes on with the day's walk over all visits, every five minutes until it is through. */
    @FunctionName("forget-visits")
    public void forget(
            @TimerTrigger(name = "timer", schedule = "45 4-59/5 * * * *") String timer, ExecutionContext context) {
        timers.run(context, () -> "retention looked at count=" + forgetVisits.go());
    }

    /** How long an organisation keeps what. */
    @FunctionName("configure-retention")
    public HttpResponseMessage configure(
            @HttpTrigger(
                            name = "request",
                            methods = {HttpMethod.GET, HttpMethod.PUT, HttpMethod.DELETE},
                            route = "organisations/{organisation}/retention",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("organisation") String organisation,
            ExecutionContext context) {
        return administrators.answered(
                "retention", request, context, organisation, (call, id) -> switch (call.method()) {
                    case "PUT" -> {
                        periods.put(id, read(call.body()));
                        yield Answer.noContent();
                    }
                    case "DELETE" -> {
                        periods.remove(id);
                        yield Answer.noContent();
                    }
                    default -> {
                        Periods its = periods.find(id).orElse(Periods.USUAL);
                        yield Answer.json(JsonNodeFactory.instance
                                .objectNode()
                                .put("visitDays", its.visits())
                                .put("auditDays", its.audit()));
                    }
                });
    }

    private static Periods read(String body) {
        var violations = new Violations();
        Fields fields = Fields.of(Json.object(body), violations);
        int visits = days(fields, "visitDays").orElse(Periods.USUAL.visits());
        int audit = days(fields, "auditDays").orElse(Math.max(visits, Periods.USUAL.audit()));
        if (audit < visits) {
            fields.wrong("auditDays", "is shorter than visitDays; what was done cannot go before its visit");
        }
        fields.end();
        violations.refuseIfAny();
        return new Periods(visits, audit);
    }

    private static Optional<Integer> days(Fields fields, String name) {
        return fields.number(name, Periods.FEWEST_DAYS, Periods.MOST_DAYS).map(Long::intValue);
    }
}
