package org.virtualvisits.sandbox.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** HTTP on 127.0.0.1 for a stand-in: reads JSON, answers JSON, and goes wrong as planned. */
final class TextServer implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Deque<TextFault> faults = new ArrayDeque<>();

    /** What came; the authorization without "Bearer ", or empty text. */
    record Request(String method, URI target, String authorization, JsonNode body) {}

    /** What goes back. */
    record Answer(int status, JsonNode body) {}

    TextServer(int port, Function<Request, Answer> behaviour) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> handle(exchange, behaviour));
        server.start();
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized void plan(TextFault fault) {
        faults.addLast(fault);
    }

    private synchronized Optional<TextFault> nextFault() {
        TextFault fault = faults.pollFirst();
        if (fault != null && fault.times() > 1) {
            faults.addFirst(fault.times(fault.times() - 1));
        }
        return Optional.ofNullable(fault);
    }

    private void handle(HttpExchange exchange, Function<Request, Answer> behaviour) throws IOException {
        try (exchange) {
            Request request = request(exchange);
            Optional<TextFault> fault = nextFault();
            // Without a fault, or with a late one, the request takes effect.
            Optional<Answer> answer =
                    fault.map(TextFault::late).orElse(true) ? Optional.of(behaviour.apply(request)) : Optional.empty();
            if (fault.isPresent()) {
                strike(exchange, fault.get());
            } else {
                reply(exchange, answer.orElseThrow());
            }
        }
    }

    private void strike(HttpExchange exchange, TextFault fault) throws IOException {
        switch (fault.kind()) {
            case ANSWER -> {
                fault.retryAfter()
                        .ifPresent(value -> exchange.getResponseHeaders().set("Retry-After", value));
                reply(
                        exchange,
                        new Answer(fault.status(), MAPPER.createObjectNode().put("status_code", fault.status())));
            }
            case DROPPED -> {}
            case SILENCE -> {
                try {
                    closed.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private static Request request(HttpExchange exchange) throws IOException {
        String header = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                header.startsWith("Bearer ") ? header.substring("Bearer ".length()) : "",
                parsed(text));
    }

    private static JsonNode parsed(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return MAPPER.missingNode();
        }
    }

    private static void reply(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
    }
}
