package org.virtualvisits.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import org.virtualvisits.functions.wire.Answer;
import org.virtualvisits.functions.wire.Json;
import org.virtualvisits.functions.wire.Problem;
import org.virtualvisits.functions.wire.Refusal;

/** One HTTP request on its way through a door: decoded on the way in, answered on the way out, come what may. */
final class Call {

    private final HttpRequestMessage<Optional<String>> request;
    private final ExecutionContext context;

    private Call(HttpRequestMessage<Optional<String>> request, ExecutionContext context) {
        this.request = request;
        this.context = context;
    }

    /**
     * Handles a request. What was refused gets its problem; what nobody foresaw gets a 503, so that the caller sends it
     * again, and a log line with the exception's class alone, as its message may quote what was sent (V8).
     */
    static HttpResponseMessage answered(
            HttpRequestMessage<Optional<String>> request, ExecutionContext context, Function<Call, Answer> handler) {
        var call = new Call(request, context);
        return call.answer(handler).with(Correlation.HEADER, call.correlation()).to(request);
    }

    private Answer answer(Function<Call, Answer> handler) {
        try {
            return handler.apply(this);
        } catch (Refusal refusal) {
            log("refused problem=" + refusal.problem().word());
            return Answer.problem(refusal.problem());
        } catch (RuntimeException unforeseen) {
            context.getLogger()
                    .log(
                            Level.SEVERE,
                            () -> "failed exception="
                                    + unforeseen.getClass().getName() + " function=" + context.getFunctionName()
                                    + " invocation=" + context.getInvocationId());
            return Answer.problem(Problem.unavailable());
        }
    }

    /** One line about this call: words and ids, nothing personal (V8). */
    void log(String words) {
        context.getLogger()
                .info(() -> words + " correlation=" + correlation() + " invocation=" + context.getInvocationId());
    }

    /** The one name of all that follows from this call. */
    String correlation() {
        return Correlation.of(header("traceparent"), context);
    }

    /** A header, whatever the case of its name. */
    Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeaders().get(name.toLowerCase(Locale.ROOT)))
                .or(() -> request.getHeaders().entrySet().stream()
                        .filter(header -> header.getKey().equalsIgnoreCase(name))
                        .map(Map.Entry::getValue)
                        .findFirst());
    }

    /** A query parameter. */
    Optional<String> query(String name) {
        return Optional.ofNullable(request.getQueryParameters().get(name)).filter(value -> !value.isEmpty());
    }

    /** The method's name. */
    String method() {
        return request.getHttpMethod().name();
    }

    /**
     * The body, or empty text.
     *
     * @throws Refusal 413 if it is too large to be looked at, 415 if it is not text
     */
    String body() {
        String type = header("content-type").orElse("").toLowerCase(Locale.ROOT);
        if (type.startsWith("application/octet-stream") || type.startsWith("multipart/")) {
            throw new Refusal(notJson("Send JSON as application/json or application/fhir+json."));
        }
        String body = request.getBody().orElse("");
        if (Json.isTooLarge(body)) {
            throw new Refusal(Json.tooLarge());
        }
        return body;
    }

    /** Whether the body says, or looks, that it is XML. */
    boolean isXml(String body) {
        return header("content-type").filter(type -> type.contains("xml")).isPresent()
                || body.stripLeading().startsWith("<");
    }

    /** Another media type than can be read here. */
    static Problem notJson(String detail) {
        return new Problem(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media-type", "The media type cannot be read here", detail);
    }
}
