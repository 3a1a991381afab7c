package org.virtualvisits.functions;

import com.microsoft.azure.functions.HttpMethod;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.virtualvisits.sandbox.host.LocalResponse;

/** Serves scenes of the join page over HTTP, each below a name of its own. */
final class JoinPageServer implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, JoinFunctions> scenes = new ConcurrentHashMap<>();

    JoinPageServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** The scene's page, in the language of its patient. */
    URI serve(String name, JoinFunctions functions) {
        scenes.put(name, functions);
        return URI.create(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name + "/join/" + JoinScene.TOKEN);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JoinFunctions functions =
                    scenes.get(exchange.getRequestURI().getPath().split("/")[1]);
            if (functions == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                    .map(its -> "?" + its)
                    .orElse("");
            exchange.getRequestBody().readAllBytes();
            LocalResponse response = new JoinDoor(functions)
                    .send(HttpMethod.valueOf(exchange.getRequestMethod()), JoinScene.TOKEN, query);
            response.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = JoinDoor.body(response).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(response.getStatusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
