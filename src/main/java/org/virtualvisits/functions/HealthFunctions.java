package org.virtualvisits.functions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Optional;
import org.virtualvisits.functions.wire.Answer;

/**
 * Tells a load balancer or an availability test that the app has started. Anybody may ask, so it tells nothing else and
 * touches nothing else: were it to try the storage, an outage there would take out of service the very instances that
 * answer webhooks with "again later", and strangers could make it work.
 */
public final class HealthFunctions {

    /** The app has read its settings, wired itself and serves. */
    @FunctionName("health")
    public HttpResponseMessage health(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            route = "health",
                            authLevel = AuthorizationLevel.ANONYMOUS)
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return Call.answered(
                request,
                context,
                call -> Answer.json(JsonNodeFactory.instance.objectNode().put("status", "up")));
    }
}
