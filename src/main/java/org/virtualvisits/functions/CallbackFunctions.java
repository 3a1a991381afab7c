package org.virtualvisits.functions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.virtualvisits.core.organisation.RecogniseCarrier;
import org.virtualvisits.core.reply.Callback;
import org.virtualvisits.core.reply.CallbackCalls;
import org.virtualvisits.core.reply.CallbackId;
import org.virtualvisits.core.reply.FollowCallbacks;
import org.virtualvisits.core.reply.ReceiveCallbacks;
import org.virtualvisits.core.reply.TakeCallback;
import org.virtualvisits.core.reply.Taken;
import org.virtualvisits.functions.wire.Answer;
import org.virtualvisits.functions.wire.Problem;
import org.virtualvisits.functions.wire.Refusal;

/**
 * Doors for carriers of text messages: what patients answer, and what became of messages. They are kept and asked for at
 * once, and dealt with by the queue's function. Neither a number nor a word is logged or queued (V8).
 */
public final class CallbackFunctions {

    private static final String STORAGE = "AzureWebJobsStorage";

    /** {@code {"callback": "2026-11-22.<26 letters and digits>"}}. */
    private static final Pattern MESSAGE = Pattern.compile("\\{\\s*\"callback\"\\s*:\\s*\"([0-9a-z.-]{1,60})\"\\s*}");

    private final TimerRuns timers;
    private final RecogniseCarrier carrier;
    private final ReceiveCallbacks receive;
    private final TakeCallback take;
    private final FollowCallbacks follow;

    /** Keeps its use cases. */
    public CallbackFunctions(
            TimerRuns timers,
            RecogniseCarrier carrier,
            ReceiveCallbacks receive,
            TakeCallback take,
            FollowCallbacks follow) {
        this.timers = timers;
        this.carrier = carrier;
        this.receive = receive;
        this.take = take;
        this.follow = follow;
    }

    /**
     * Azure Communication Services, by Event Grid. Its handshake says nothing and changes nothing, and is answered to
     * anybody: whether it brings the subscription's own headers is not documented.
     */
    @FunctionName("acs-callback")
    public HttpResponseMessage acs(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            route = "callbacks/acs",
                            authLevel = AuthorizationLevel.ANONYMOUS)
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return Call.answered(request, context, call -> {
            if (call.header("aeg-event-type")
                    .filter("SubscriptionValidation"::equalsIgnoreCase)
                    .isPresent()) {
                return handshake(call);
            }
            require(call);
            return received(call, CallbackJson.acs(json(call)).callbacks());
        });
    }

    /** GOV.UK Notify. */
    @FunctionName("notify-callback")
    public HttpResponseMessage fromNotify(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            route = "callbacks/notify/{kind}",
                            authLevel = AuthorizationLevel.ANONYMOUS)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("kind") String kind,
            ExecutionContext context) {
        return Call.answered(request, context, call -> {
            require(call);
            Optional<Callback> callback = switch (kind) {
                case "received" -> CallbackJson.notifyReceived(json(call));
                case "delivery" -> CallbackJson.notifyDelivery(json(call));
                default -> throw new Refusal(Problem.notFound());
            };
            return received(call, callback.stream().toList());
        });
    }

    /** Deals with what was kept. A message that cannot be read is dropped: the sweep asks for what waits. */
    @FunctionName("take-callback")
    public void take(
            @QueueTrigger(name = "message", queueName = CallbackCalls.TAKE_CALLBACK, connection = STORAGE)
                    String message,
            ExecutionContext context) {
        ReconcileFunctions.handle(id(message), context, id -> {
            Taken taken = take.take(id);
            return "callback outcome=" + taken.outcome() + " callback=" + id;
        });
    }

    /** What failed as often as the host tries waits to be asked for again, and is counted while it waits. */
    @FunctionName("take-callback-poison")
    public void poison(
            @QueueTrigger(name = "message", queueName = CallbackCalls.TAKE_CALLBACK + "-poison", connection = STORAGE)
                    String message,
            ExecutionContext context) {
        ReconcileFunctions.handle(id(message), context, id -> "poison callback=" + id);
    }

    /** Asks again, every five minutes, for what waits. */
    @FunctionName("follow-callbacks")
    public void follow(
            @TimerTrigger(name = "timer", schedule = "45 */5 * * * *") String timer, ExecutionContext context) {
        timers.run(context, () -> "callbacks asked for again count=" + follow.follow());
    }

    /** Forgets, once a day, what is old. */
    @FunctionName("forget-callbacks")
    public void forget(
            @TimerTrigger(name = "timer", schedule = "0 40 3 * * *") String timer, ExecutionContext context) {
        timers.run(context, () -> "callbacks forgotten count=" + follow.forget());
    }

    private void require(Call call) {
        if (!carrier.knows(call.header("authorization"))) {
            throw new Refusal(Problem.unauthorised());
        }
    }

    private static String json(Call call) {
        String body = call.body();
        if (call.isXml(body)) {
            throw new Refusal(Call.notJson("Send JSON as application/json. XML is not read."));
        }
        return body;
    }

    private static Answer handshake(Call call) {
        return CallbackJson.acs(json(call))
                .validationCode()
                .map(code -> Answer.json(JsonNodeFactory.instance.objectNode().put("validationResponse", code)))
                .orElseThrow(() -> new Refusal(Problem.invalid("A subscription is validated by its validationCode.")));
    }

    /** What is known already is accepted again, as carriers repeat what they are not sure of; nothing follows from it. */
    private Answer received(Call call, List<Callback> callbacks) {
        List<ReceiveCallbacks.Outcome> outcomes = receive.receive(callbacks);
        call.log("callbacks outcomes="
                + outcomes.stream()
                        .map(outcome -> outcome.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(",")));
        if (!outcomes.isEmpty() && outcomes.stream().allMatch(ReceiveCallbacks.Outcome.STALE::equals)) {
            throw new Refusal(new Problem(
                    HttpStatus.BAD_REQUEST,
                    "stale",
                    "This is too old, or from the future",
                    "Send what happened within four days. Older things cannot be told from repeats."));
        }
        return Answer.noContent();
    }

    private static Optional<CallbackId> id(String message) {
        Matcher known = MESSAGE.matcher(message.strip());
        return known.matches() ? CallbackId.read(known.group(1)) : Optional.empty();
    }
}
