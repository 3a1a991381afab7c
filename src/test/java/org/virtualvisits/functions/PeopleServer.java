package org.virtualvisits.functions;

import com.microsoft.azure.functions.HttpMethod;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.virtualvisits.core.feed.Role;
import org.virtualvisits.core.join.AskForLink;
import org.virtualvisits.core.kernel.Turnstile;
import org.virtualvisits.core.organisation.Organisations;
import org.virtualvisits.sandbox.host.LocalRequest;
import org.virtualvisits.sandbox.host.LocalResponse;

/** Serves the staff's and the help pages over HTTP. The first part of a path says who asks, as the sign-in would. */
final class PeopleServer implements AutoCloseable {

    private final HttpServer server;
    private final ReplyStage replies = new ReplyStage();
    private final List<Map<String, String>> pages = new CopyOnWriteArrayList<>();

    PeopleServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    PeopleScene scene() {
        return replies.scene;
    }

    /** The patient of that visit's number texts this. */
    void text(String id, String from, String words) {
        replies.acs(ReplyStage.TOKEN, ReplyStage.received(id, from, words));
        replies.drain();
    }

    URI url(Who who, String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + who + "/api/" + path);
    }

    /** The headers of every answer that had a body. */
    List<Map<String, String>> pages() {
        return List.copyOf(pages);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI uri = exchange.getRequestURI();
            String[] parts = uri.getPath().split("/", 4);
            if (parts.length < 4) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = new HashMap<String, String>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            HttpMethod method = HttpMethod.valueOf(exchange.getRequestMethod());
            Who who = Who.valueOf(parts[1]);
            String query =
                    Optional.ofNullable(uri.getRawQuery()).map(its -> "?" + its).orElse("");
            LocalResponse response = answered(
                    who,
                    parts[3],
                    PeopleScene.request(
                            method,
                            parts[3] + query,
                            who.principal(method),
                            headers,
                            method == HttpMethod.POST ? form : null));
            response.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = PeopleScene.body(response).getBytes(StandardCharsets.UTF_8);
            if (body.length > 0) {
                pages.add(response.headers());
            }
            exchange.sendResponseHeaders(response.getStatusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private LocalResponse answered(Who who, String path, LocalRequest<Optional<String>> request) {
        boolean get = request.getHttpMethod() == HttpMethod.GET;
        PeopleScene scene = replies.scene;
        PeopleStage stage = who == Who.TROUBLED ? troubled() : scene.stage;
        String[] parts = path.split("/");
        DayFunctions day = stage.day(who != Who.WHERE_NOBODY_CAN_SIGN_IN);
        return (LocalResponse)
                switch (parts.length == 4 ? parts[3] : path) {
                    case "day" -> get ? day.look(request, scene.context) : day.act(request, scene.context);
                    case "day/feed" ->
                        get
                                ? stage.feed().look(request, scene.context)
                                : stage.feed().act(request, scene.context);
                    case "join" -> day.join(request, parts[2], scene.context);
                    case "replies" ->
                        get
                                ? replies.repliesPage.look(request, parts[2], scene.context)
                                : replies.repliesPage.settle(request, parts[2], scene.context);
                    case "recover" ->
                        get ? recover(who).look(request) : recover(who).ask(request, scene.context);
                    case "device-check" -> new DeviceFunctions().look(request);
                    default -> throw new IllegalArgumentException(path);
                };
    }

    private RecoverFunctions recover(Who who) {
        PeopleStage stage = replies.scene.stage;
        var turnstile = new Turnstile(who == Who.AMONG_TOO_MANY ? 0 : 1_000, Duration.ofMinutes(1), stage.clock());
        return new RecoverFunctions(
                new AskForLink(stage.phones(), stage.digests(), digest -> true, turnstile), stage.recover());
    }

    /** A stage on which configuration cannot be read. */
    private PeopleStage troubled() {
        PeopleStage stage = replies.scene.stage;
        var broken = (Organisations) Proxy.newProxyInstance(
                Organisations.class.getClassLoader(), new Class<?>[] {Organisations.class}, (proxy, method, all) -> {
                    throw new IllegalStateException("the table cannot be reached");
                });
        var troubled = new PeopleStage(stage.visits(), broken, stage.links(), stage.phones(), stage.clock());
        troubled.roles().put(PeopleScene.NORTH, PeopleScene.NORTH + ".booking", Role.BOOKING_STAFF);
        return troubled;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** Who asks. */
    enum Who {
        BOOKING,
        ADMINISTRATOR,
        LEE,
        STRANGER,
        NOBODY,
        WHERE_NOBODY_CAN_SIGN_IN,
        TROUBLED,
        /** Whose forms are somebody else's by the time they are sent. */
        TOO_LATE,
        AMONG_TOO_MANY;

        @Nullable
        String principal(HttpMethod method) {
            return switch (this) {
                case BOOKING, TROUBLED -> PeopleScene.booking(PeopleScene.NORTH);
                case ADMINISTRATOR -> PeopleScene.principal("oid-north-admin", PeopleScene.NORTH + ".administrator");
                case LEE -> PeopleScene.clinician(PeopleScene.NORTH, "lee");
                case TOO_LATE ->
                    method == HttpMethod.GET
                            ? PeopleScene.clinician(PeopleScene.NORTH, "lee")
                            : PeopleScene.clinician(PeopleScene.NORTH, "kaur");
                case STRANGER -> PeopleScene.principal("oid-x", "Another.App");
                case NOBODY, WHERE_NOBODY_CAN_SIGN_IN, AMONG_TOO_MANY -> null;
            };
        }
    }
}
