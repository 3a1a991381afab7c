package org.virtualvisits.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a server, passes everything on as it is, and counts the requests. */
final class CountingForwarder implements AutoCloseable {

    /** What belongs to one connection, and is set anew for the other. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "expect", "host", "http2-settings", "transfer-encoding", "upgrade");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger count = new AtomicInteger();
    private final URI target;
    private final HttpServer server;

    /** Starts before a server. */
    CountingForwarder(URI target) throws IOException {
        this.target = target;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::forward);
        server.setExecutor(threads);
        server.start();
    }

    /** The target's address, with this in its place. */
    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + target.getPath());
    }

    int count() {
        return count.get();
    }

    private void forward(HttpExchange exchange) throws IOException {
        try (exchange) {
            count.incrementAndGet();
            HttpResponse<byte[]> answer = answer(exchange);
            answer.headers().map().forEach((name, values) -> {
                if (isPassedOn(name)) {
                    values.forEach(value -> exchange.getResponseHeaders().add(name, value));
                }
            });
            boolean empty = answer.body().length == 0;
            exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : answer.body().length);
            if (!empty) {
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    private HttpResponse<byte[]> answer(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (isPassedOn(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean none = body.length == 0 && exchange.getRequestHeaders().getFirst("content-length") == null;
        request.method(
                exchange.getRequestMethod(),
                none ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body));
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static boolean isPassedOn(String header) {
        return !OF_THE_CONNECTION.contains(header.toLowerCase(Locale.ROOT)) && !header.startsWith(":");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        http.shutdownNow();
    }
}
