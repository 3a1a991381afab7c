package org.virtualvisits.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.virtualvisits.core.join.AskForLink;
import org.virtualvisits.core.join.RecoverLink;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.visit.Queues;

/**
 * For patients who have lost their link. The page takes an address and says the same to everybody; what it puts on the
 * queue holds a keyed digest, and the queue's function sends links to addresses on record alone.
 */
public final class RecoverFunctions {

    /** {@code {"address": "<64 hexadecimal digits>"}}. */
    private static final Pattern MESSAGE = Pattern.compile("\\{\\s*\"address\"\\s*:\\s*\"([0-9a-f]{64})\"\\s*}");

    private final AskForLink ask;
    private final RecoverLink recover;

    /** Keeps its use cases. */
    public RecoverFunctions(AskForLink ask, RecoverLink recover) {
        this.ask = ask;
        this.recover = recover;
    }

    /** The page. */
    @FunctionName("recover-page")
    public HttpResponseMessage look(
            @HttpTrigger(
                            name = "request",
                            methods = {HttpMethod.GET, HttpMethod.HEAD},
                            route = "recover",
                            authLevel = AuthorizationLevel.ANONYMOUS)
                    HttpRequestMessage<Optional<String>> request) {
        return HelpPages.recover(request, HttpStatus.OK, Optional.empty());
    }

    /** Its button. */
    @FunctionName("recover-ask")
    public HttpResponseMessage ask(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            route = "recover",
                            authLevel = AuthorizationLevel.ANONYMOUS)
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        String address = FormBody.of(request.getBody()).field("address").orElse("");
        AskForLink.Outcome outcome = ask.ask(address);
        context.getLogger().info(() -> "recover outcome=" + outcome + " invocation=" + context.getInvocationId());
        return switch (outcome) {
            case TAKEN -> HelpPages.asked(request);
            case NOT_AN_ADDRESS ->
                HelpPages.recover(request, HttpStatus.UNPROCESSABLE_ENTITY, Optional.of("recover.fault"));
            case BUSY -> HelpPages.recover(request, HttpStatus.SERVICE_UNAVAILABLE, Optional.of("recover.busy"));
        };
    }

    /** Sends the links of an address. A message that cannot be read is dropped: nobody could mend it. */
    @FunctionName("recover-link")
    public void recover(
            @QueueTrigger(name = "message", queueName = Queues.RECOVER_LINK, connection = "AzureWebJobsStorage")
                    String message,
            ExecutionContext context) {
        Matcher known = MESSAGE.matcher(message.strip());
        if (known.matches()) {
            int sent = recover.recover(known.group(1), Cause.ofPerson("link-asker", Correlation.of(context)));
            context.getLogger().info(() -> "recovered count=" + sent + " invocation=" + context.getInvocationId());
        } else {
            context.getLogger().info(() -> "malformed message dropped invocation=" + context.getInvocationId());
        }
    }
}
