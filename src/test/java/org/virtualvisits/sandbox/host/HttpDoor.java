package org.virtualvisits.sandbox.host;

import com.microsoft.azure.functions.HttpResponseMessage;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests to functions as the Azure Functions host does.
 *
 * <ul>
 *   <li>no route, or none for this method (HEAD included): 404, never 405 (azure-functions-host issue 10098);
 *   <li>no key or a wrong one: 401; more requests than {@code maxOutstandingRequests}: 429; a body over 100 MB: 413;
 *   <li>a function that throws: 500; a host that is stopping: 503. All of these have an empty body.
 * </ul>
 */
final class HttpDoor implements HttpHandler {

    private static final Set<String> SET_BY_THE_SERVER = Set.of("content-length", "transfer-encoding", "connection");

    private final LoadedApp app;
    private final HostKeys keys;
    private final Invocations invocations;
    private final Activity activity;
    private final HostLog log;
    private final StaffSignIn signIn;
    private final int maxOutstanding;
    private final AtomicInteger outstanding = new AtomicInteger();
    private final Semaphore running;
    private volatile boolean stopping;

    HttpDoor(
            LoadedApp app, HostKeys keys, Invocations invocations, Activity activity, HostLog log, StaffSignIn signIn) {
        this.app = app;
        this.keys = keys;
        this.invocations = invocations;
        this.activity = activity;
        this.log = log;
        this.signIn = signIn;
        this.maxOutstanding = app.hostJson().http().maxOutstanding();
        this.running = new Semaphore(app.hostJson().http().maxConcurrent(), true);
    }

    /** Turns new requests away from now on. */
    void stop() {
        stopping = true;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        activity.hold();
        try (exchange) {
            Optional<Router.Match> match = app.router()
                    .match(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath());
            if (stopping) {
                empty(exchange, 503);
            } else if (match.isEmpty()) {
                empty(exchange, 404);
            } else if (!keys.open(match.get().route().access(), exchange)) {
                empty(exchange, 401);
            } else {
                admit(exchange, match.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            activity.release();
        }
    }

    private void admit(HttpExchange exchange, Router.Match match) throws IOException, InterruptedException {
        try {
            if (outstanding.incrementAndGet() > maxOutstanding) {
                empty(exchange, 429);
                return;
            }
            running.acquire();
            try {
                run(exchange, match);
            } finally {
                running.release();
            }
        } finally {
            outstanding.decrementAndGet();
        }
    }

    private void run(HttpExchange exchange, Router.Match match) throws IOException {
        if (RequestBody.isTooLarge(exchange)) {
            empty(exchange, 413);
            return;
        }
        AppFunction function = app.function(match.route().function());
        HttpPayload payload = signIn.handedOn(HttpPayload.of(exchange));
        var outcome = invocations.run(
                function, payload, match.parameters(), payload.headers().get("traceparent"));
        switch (outcome) {
            case Invocations.Outcome.Returned returned -> answer(exchange, function, returned.value());
            case Invocations.Outcome.Failed ignored -> empty(exchange, 500);
        }
    }

    private void answer(HttpExchange exchange, AppFunction function, @Nullable Object returned) throws IOException {
        if (!(returned instanceof HttpResponseMessage response)) {
            log.error("'" + function.name() + "' returned null");
            empty(exchange, 500);
            return;
        }
        Optional<ResponseBody> body = ResponseBody.of(response.getBody());
        if (body.isEmpty()) {
            log.error("'" + function.name() + "' answered with a body that is neither String nor byte[]");
            empty(exchange, 500);
            return;
        }
        try {
            setHeaders(exchange.getResponseHeaders(), response, body.get());
        } catch (IllegalArgumentException illegalHeader) {
            log.error("'" + function.name() + "' answered with a header that HTTP does not allow");
            exchange.getResponseHeaders().clear();
            empty(exchange, 500);
            return;
        }
        body.get().send(exchange, response.getStatusCode());
    }

    private static void setHeaders(Headers headers, HttpResponseMessage response, ResponseBody body) {
        body.contentType().ifPresent(type -> headers.set("Content-Type", type));
        if (response instanceof LocalResponse local) {
            local.headers().forEach((name, value) -> {
                if (!SET_BY_THE_SERVER.contains(name.toLowerCase(Locale.ROOT))) {
                    headers.set(name, value);
                }
            });
        }
    }

    private static void empty(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }
}
