package org.virtualvisits.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import java.util.List;
import java.util.Optional;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.poll.Bookmark;
import org.virtualvisits.core.poll.PollEhrs;
import org.virtualvisits.functions.wire.Answer;

/** Doors to asking EHRs what has changed: the timer, and what administrators see of it. */
public final class PollFunctions {

    private final AdministratorDoor administrators;
    private final TimerRuns timers;
    private final PollEhrs pollEhrs;

    /** Keeps its use case. */
    public PollFunctions(AdministratorDoor administrators, TimerRuns timers, PollEhrs pollEhrs) {
        this.administrators = administrators;
        this.timers = timers;
        this.pollEhrs = pollEhrs;
    }

    /** Asks, every minute, the EHRs that are due; between the other timers. */
    @FunctionName("poll-ehrs")
    public void poll(@TimerTrigger(name = "timer", schedule = "45 * * * * *") String timer, ExecutionContext context) {
        var cause = Cause.ofTimer("poll", Correlation.of(context));
        timers.run(context, () -> "polled count=" + pollEhrs.poll(cause));
    }

    /** How the sources of an organisation stand that can be asked. */
    @FunctionName("list-polls")
    public HttpResponseMessage list(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            route = "organisations/{organisation}/polls",
                            authLevel = AuthorizationLevel.FUNCTION)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("organisation") String organisation,
            ExecutionContext context) {
        return administrators.answered(
                "polls", request, context, organisation, (call, id) -> Answer.json(json(pollEhrs.standings(id))));
    }

    private static ObjectNode json(List<PollEhrs.Standing> standings) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode sources = node.putArray("polls");
        for (PollEhrs.Standing standing : standings) {
            ObjectNode source =
                    sources.addObject().put("source", standing.source().id().value());
            standing.bookmark().ifPresent(bookmark -> write(bookmark, source));
        }
        return node;
    }

    private static void write(Bookmark bookmark, ObjectNode node) {
        node.put("reached", bookmark.reached().toString())
                .put("due", bookmark.due().toString())
                .put("failures", bookmark.failures());
        bookmark.answered().ifPresent(at -> node.put("answered", at.toString()));
        bookmark.trouble()
                .ifPresent(trouble -> node.put("trouble", trouble.name()).put("fix", trouble.fix()));
    }
}
