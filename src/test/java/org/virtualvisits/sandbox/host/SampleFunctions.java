package org.virtualvisits.sandbox.host;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Functions that show what they were given; queue and timer functions do what the test says. */
public final class SampleFunctions {

    private final Work work;

    SampleFunctions(Work work) {
        this.work = work;
    }

    /** What a queue or timer function does with its input. */
    interface Work {
        void on(String input, long dequeueCount, ExecutionContext context) throws Exception;
    }

    @FunctionName("echo")
    public HttpResponseMessage echo(
            @HttpTrigger(
                            name = "request",
                            methods = {HttpMethod.GET, HttpMethod.POST},
                            route = "echo/{name}")
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("name") String name,
            ExecutionContext context) {
        context.getLogger().info(() -> "echoing in " + context.getFunctionName());
        return request.createResponseBuilder(HttpStatus.OK)
                .header("X-Uri", request.getUri().toString())
                .header("X-Query", request.getQueryParameters().toString())
                .header("X-Seen", String.valueOf(request.getHeaders().get("x-forwarded-for")))
                .header("X-Trace", context.getTraceContext().getTraceparent())
                .body(name + ":" + request.getBody().orElse("(none)"))
                .build();
    }

    @FunctionName("fixed")
    public static HttpResponseMessage fixed(
            @HttpTrigger(name = "request", route = "echo/fixed") HttpRequestMessage<Optional<String>> request) {
        return request.createResponseBuilder(HttpStatus.NO_CONTENT).build();
    }

    @FunctionName("feed")
    public HttpResponseMessage feed(
            @HttpTrigger(name = "request", route = "feeds/{token}.ics") HttpRequestMessage<String> request,
            @BindingName("token") String token) {
        return request.createResponseBuilder(HttpStatusType.custom(299))
                .header("content-type", "text/calendar")
                .body(token.getBytes(StandardCharsets.UTF_8))
                .build();
    }

    @FunctionName("upload")
    public HttpResponseMessage upload(
            @HttpTrigger(name = "request", route = "upload") HttpRequestMessage<Optional<byte[]>> request) {
        int size = request.getBody().map(bytes -> bytes.length).orElse(-1);
        return request.createResponseBuilder(HttpStatus.OK)
                .body(String.valueOf(size))
                .build();
    }

    @FunctionName("broken")
    public HttpResponseMessage broken(
            @HttpTrigger(name = "request", route = "broken") HttpRequestMessage<Optional<String>> request) {
        String body = request.getBody().orElseThrow(() -> new IllegalStateException("Ada Lovelace has no body"));
        return request.createResponseBuilder(HttpStatus.OK).body(body).build();
    }

    @FunctionName("strange")
    public HttpResponseMessage strange(
            @HttpTrigger(name = "request", route = "strange") HttpRequestMessage<Optional<String>> request) {
        return request.createResponseBuilder(HttpStatus.OK).body(Locale.ROOT).build();
    }

    @FunctionName("slow")
    public HttpResponseMessage slow(
            @HttpTrigger(name = "request", route = "slow") HttpRequestMessage<Optional<String>> request,
            ExecutionContext context)
            throws Exception {
        work.on("slow", 0, context);
        return request.createResponseBuilder(HttpStatus.OK).build();
    }

    @FunctionName("handle")
    public void handle(
            @QueueTrigger(name = "message", queueName = "work", connection = "AzureWebJobsStorage") String message,
            @BindingName("DequeueCount") long dequeueCount,
            ExecutionContext context)
            throws Exception {
        work.on(message, dequeueCount, context);
    }

    @FunctionName("tick")
    public void tick(@TimerTrigger(name = "timer", schedule = "0 */5 * * * *") String timer, ExecutionContext context)
            throws Exception {
        work.on(timer, 0, context);
    }
}
