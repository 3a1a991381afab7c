package org.virtualvisits.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** What {@link StartUp} compares with: the JDK's own server, which answers a webhook after the floor's storage calls. */
final class StartedFloor {

    private final Floor floor;

    private StartedFloor(Floor floor) {
        this.floor = floor;
    }

    /**
     * Serves until it is stopped.
     *
     * @param arguments the port, the endpoints of tables and queues, and the signature that opens them
     */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        HttpServer server = HttpServer.create(address, 0);
        var place = new RawStorage.Place(arguments[1], arguments[2], arguments[3]);
        var started = new StartedFloor(new Floor(new RawStorage(new RawCalls(), place)));
        server.createContext("/", started::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            floor.accept(
                    Path.of(exchange.getRequestURI().getPath()).getFileName().toString());
            exchange.sendResponseHeaders(204, -1);
        }
    }
}
