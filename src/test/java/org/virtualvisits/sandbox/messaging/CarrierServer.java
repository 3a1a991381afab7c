package org.virtualvisits.sandbox.messaging;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The HTTP server in front of a {@link Carrier}: faults, answers, and who is told of changes. */
final class CarrierServer implements AutoCloseable {

    private static final String GATEWAY_PAGE = "<html><body><h1>Bad gateway</h1></body></html>";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final PlannedFaults faults = new PlannedFaults();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Carrier carrier;
    private final InstantSource clock;

    private CarrierServer(HttpServer server, Carrier carrier, InstantSource clock) {
        this.server = server;
        this.carrier = carrier;
        this.clock = clock;
        server.createContext("/", this::handle);
        server.setExecutor(threads);
    }

    static CarrierServer start(Carrier carrier, InstantSource clock, int port) {
        // Without this each small answer waits 40 ms for the caller's delayed acknowledgement of its headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            HttpServer http = HttpServer.create(new InetSocketAddress(loopback, port), 0);
            CarrierServer server = new CarrierServer(http, carrier, clock);
            http.start();
            return server;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    PlannedFaults faults() {
        return faults;
    }

    Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Closing the exchange without an answer closes the connection. */
    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = Call.of(exchange);
            Optional<CarrierFault> fault = faults.strike(clock.instant());
            Optional<Answer> real =
                    fault.isEmpty() || fault.get().afterEffect() ? Optional.of(answer(call)) : Optional.empty();
            listeners.forEach(Runnable::run);
            if (fault.isPresent()) {
                fail(exchange, fault.get());
            } else {
                send(exchange, real.orElseThrow());
            }
        }
    }

    /** One at a time, so that two requests with one repeatability id cannot both be the first. */
    private Answer answer(Call call) {
        synchronized (carrier) {
            return carrier.answer(call);
        }
    }

    private void fail(HttpExchange exchange, CarrierFault fault) throws IOException {
        if (fault.retryAfter() != null) {
            exchange.getResponseHeaders().set("Retry-After", fault.retryAfter());
        }
        switch (fault.body()) {
            case JSON -> send(exchange, carrier.error(fault.status()));
            case HTML -> send(exchange, fault.status(), "text/html", GATEWAY_PAGE);
            case DROP_CONNECTION -> {}
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        send(exchange, answer.status(), "application/json", answer.body().toString());
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
