package org.virtualvisits.sandbox.graph;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** What every request passes: ids, size, token, limits, faults; then the {@link Router}; then the answer. */
final class Front implements HttpHandler {

    private final Router router;
    private final BatchPaths batches;
    private final Throttle throttle;
    private final Faults faults;
    private final RequestLog log;
    private final Latency latency;
    private final Ids ids;
    private final InstantSource clock;
    private final Runnable changed;
    private final AtomicInteger underWay = new AtomicInteger();

    Front(
            Router router,
            BatchPaths batches,
            Throttle throttle,
            Faults faults,
            RequestLog log,
            Latency latency,
            Ids ids,
            InstantSource clock,
            Runnable changed) {
        this.router = router;
        this.batches = batches;
        this.throttle = throttle;
        this.faults = faults;
        this.log = log;
        this.latency = latency;
        this.ids = ids;
        this.clock = clock;
        this.changed = changed;
    }

    /** Requests that are being looked at now, those that hang included. */
    int underWay() {
        return underWay.get();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        underWay.incrementAndGet();
        try (exchange) {
            String requestId = ids.guid().toString();
            log.received(new RecordedRequest(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), 0, clock.instant(), requestId));
            Optional<Answer> answer = answer(exchange, requestId);
            if (answer.isPresent()) {
                send(exchange, requestId, answer.get());
                log.answered(requestId, answer.get().status());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            underWay.decrementAndGet();
            changed.run();
        }
    }

    /** The answer, or nothing where the connection is to be closed without one. */
    private Optional<Answer> answer(HttpExchange exchange, String requestId) throws IOException, InterruptedException {
        Function<GraphError, Answer> refusal =
                refused -> ErrorBody.of(refused, requestId, clientRequestId(exchange), clock.instant());
        try {
            Call call = Call.of(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    exchange.getRequestHeaders(),
                    body(exchange));
            authenticate(call);
            Runnable leave = router.admit(call);
            try {
                return admitted(call, refusal);
            } finally {
                leave.run();
            }
        } catch (GraphError refused) {
            return Optional.of(refusal.apply(refused));
        } catch (RuntimeException broken) { // else the JDK's server closes the connection and says nothing
            return Optional.of(refusal.apply(new GraphError(500, "SimulatorFailure", broken.toString())));
        }
    }

    private Optional<Answer> admitted(Call call, Function<GraphError, Answer> refusal) throws InterruptedException {
        latency.await();
        Optional<Strike> fault = faults.strike(call.method(), call.path(), clock.instant());
        if (fault.isPresent()) {
            fault.get().delay();
        }
        boolean prevented = fault.filter(Strike::preventsEffect).isPresent();
        Optional<Answer> real = prevented ? Optional.empty() : Optional.of(routed(call, refusal));
        if (fault.isEmpty() || fault.get().onlyDelays()) {
            return real;
        }
        changed.run();
        return fault.get().answer(refusal);
    }

    private Answer routed(Call call, Function<GraphError, Answer> refusal) {
        try {
            return call.segments().equals(List.of("$batch")) ? batches.answer(call) : router.answer(call);
        } catch (GraphError refused) {
            return refusal.apply(refused);
        }
    }

    private String body(HttpExchange exchange) throws IOException {
        int most = throttle.limits().bodyBytes();
        try (InputStream in = exchange.getRequestBody()) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                in.transferTo(OutputStream.nullOutputStream());
                throttle.note(Violation.BODY_SIZE);
                throw new GraphError(
                        413, "RequestEntityTooLarge", "The request body is larger than the maximum of 4 MB.");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static void authenticate(Call call) {
        if (!call.header("Authorization").orElse("").matches("(?i)Bearer \\S+")) {
            throw GraphError.unauthenticated();
        }
    }

    /** The {@code Date} header is the machine's: the JDK's server writes it over any other. */
    private void send(HttpExchange exchange, String requestId, Answer answer) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("request-id", requestId);
        clientRequestId(exchange).ifPresent(id -> headers.set("client-request-id", id));
        answer.headers().forEach(headers::set);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static Optional<String> clientRequestId(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("client-request-id"));
    }
}
