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
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.virtualvisits.core.join.JoinView;
import org.virtualvisits.core.join.OpenJoinLink;
import org.virtualvisits.core.kernel.Cause;

/**
 * The patient's door: what a join link shows, and where its button leads. Whoever holds the link is let in as far as
 * the link goes, so there is no other key. Looking changes nothing; the page says what is so, or that it cannot tell.
 */
public final class JoinFunctions {

    /** As {@link org.virtualvisits.core.visit.JoinTokens} makes them; nothing else is worth looking up. */
    private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z]{22}");

    private final OpenJoinLink openJoinLink;

    /** Keeps its use case. */
    public JoinFunctions(OpenJoinLink openJoinLink) {
        this.openJoinLink = openJoinLink;
    }

    /** The page as it is now: 200 for whatever the patient must read, 404 for every link that is none. */
    @FunctionName("join-page")
    public HttpResponseMessage look(
            @HttpTrigger(
                            name = "request",
                            methods = {HttpMethod.GET, HttpMethod.HEAD},
                            route = "join/{token}",
                            authLevel = AuthorizationLevel.ANONYMOUS)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("token") String token,
            ExecutionContext context) {
        return safely(request, context, () -> page(request, token, looked(request, token, context), HttpStatus.OK));
    }

    /** The button: on to Teams while the door is open; otherwise the page again, with 409 because it was not done. */
    @FunctionName("join-enter")
    public HttpResponseMessage enter(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.POST,
                            route = "join/{token}",
                            authLevel = AuthorizationLevel.ANONYMOUS)
                    HttpRequestMessage<Optional<String>> request,
            @BindingName("token") String token,
            ExecutionContext context) {
        return safely(
                request,
                context,
                () -> entered(token, context)
                        .map(teams -> redirect(request, teams))
                        .orElseGet(() -> page(request, token, view(token), HttpStatus.CONFLICT)));
    }

    private JoinView view(String token) {
        return TOKEN.matcher(token).matches() ? openJoinLink.look(token) : new JoinView.Unknown();
    }

    /** A HEAD is a machine's: nobody has seen the page. */
    private JoinView looked(HttpRequestMessage<?> request, String token, ExecutionContext context) {
        return request.getHttpMethod() == HttpMethod.GET && TOKEN.matcher(token).matches()
                ? openJoinLink.look(token, cause(context))
                : view(token);
    }

    private Optional<URI> entered(String token, ExecutionContext context) {
        return TOKEN.matcher(token).matches() ? openJoinLink.enter(token, cause(context)) : Optional.empty();
    }

    private Optional<URI> target(String token) {
        return TOKEN.matcher(token).matches() ? openJoinLink.target(token) : Optional.empty();
    }

    private static Cause cause(ExecutionContext context) {
        return Cause.ofPerson("link-holder", Correlation.of(context));
    }

    /** A patient about to be seen must not face a blank page, so failures are told to them too, not only to operators. */
    private static HttpResponseMessage safely(
            HttpRequestMessage<?> request, ExecutionContext context, Supplier<HttpResponseMessage> answer) {
        try {
            return answer.get();
        } catch (RuntimeException failure) {
            // The class alone: a message could quote what the storage holds of a patient (V8).
            context.getLogger()
                    .log(
                            Level.SEVERE,
                            () -> "failed exception=" + failure.getClass().getName() + " function="
                                    + context.getFunctionName() + " invocation=" + context.getInvocationId());
            HttpResponseMessage.Builder response = request.createResponseBuilder(HttpStatus.SERVICE_UNAVAILABLE)
                    .header("Retry-After", "60");
            return written(request, response, JoinPage.ofTrouble(asked(request)), Optional.empty());
        }
    }

    private HttpResponseMessage page(HttpRequestMessage<?> request, String token, JoinView view, HttpStatus known) {
        HttpStatus status = view instanceof JoinView.Unknown ? HttpStatus.NOT_FOUND : known;
        Optional<URI> formTarget = view instanceof JoinView.Open ? target(token) : Optional.empty();
        return written(request, request.createResponseBuilder(status), JoinPage.of(view, asked(request)), formTarget);
    }

    private static HttpResponseMessage written(
            HttpRequestMessage<?> request,
            HttpResponseMessage.Builder response,
            PageFrame.Page page,
            Optional<URI> formTarget) {
        PageHeaders.onPage(response, page.language(), formTarget);
        return request.getHttpMethod() == HttpMethod.HEAD
                ? response.build()
                : response.body(page.html()).build();
    }

    private static HttpResponseMessage redirect(HttpRequestMessage<?> request, URI teams) {
        return PageHeaders.onAll(request.createResponseBuilder(HttpStatus.SEE_OTHER))
                .header("Location", teams.toASCIIString())
                .build();
    }

    private static Optional<String> asked(HttpRequestMessage<?> request) {
        return Optional.ofNullable(request.getQueryParameters().get("lang"));
    }
}
