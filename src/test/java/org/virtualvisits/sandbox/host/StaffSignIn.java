package org.virtualvisits.sandbox.host;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * App Service authentication, as far as an app sees it: whatever {@code X-MS-CLIENT-PRINCIPAL} a caller sends is taken
 * off, and whoever has signed in gets theirs put on. Signing in is a choice among made-up people, kept in a cookie.
 */
public final class StaffSignIn implements HttpHandler {

    private static final String HEADER = "x-ms-client-principal";
    private static final String COOKIE = "AppServiceAuthSession";
    private static final String LOGIN = "/.auth/login/aad";

    private final Map<String, String> principals;

    /**
     * With these people.
     *
     * @param principals each one's decoded principal, a JSON text, by a name for the chooser
     */
    public StaffSignIn(Map<String, String> principals) {
        this.principals = new TreeMap<>(principals);
    }

    /** The request as the platform hands it on. */
    HttpPayload handedOn(HttpPayload payload) {
        var headers = new HashMap<>(payload.headers());
        headers.remove(HEADER);
        who(payload.headers().getOrDefault("cookie", ""))
                .ifPresent(principal -> headers.put(
                        HEADER, Base64.getEncoder().encodeToString(principal.getBytes(StandardCharsets.UTF_8))));
        return new HttpPayload(payload.method(), payload.uri(), Map.copyOf(headers), payload.query(), payload.body());
    }

    private Optional<String> who(String cookies) {
        return Arrays.stream(cookies.split(";"))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(COOKIE + "="))
                .map(cookie -> cookie.substring(COOKIE.length() + 1))
                .findFirst()
                .flatMap(name -> Optional.ofNullable(principals.get(name)));
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> query = Query.of(exchange.getRequestURI().getRawQuery());
            String name = query.getOrDefault("as", "");
            String target = query.getOrDefault("post_login_redirect_uri", "/api/day");
            if (!exchange.getRequestURI().getPath().equals(LOGIN)) {
                answer(exchange, 404, "text/plain", "");
            } else if (principals.containsKey(name) && target.startsWith("/")) {
                exchange.getResponseHeaders()
                        .set("Set-Cookie", COOKIE + "=" + name + "; Path=/; HttpOnly; SameSite=Lax");
                exchange.getResponseHeaders().set("Location", target);
                answer(exchange, 303, "text/plain", "");
            } else {
                answer(exchange, 200, "text/html; charset=utf-8", chooser());
            }
        }
    }

    private String chooser() {
        var page =
                new StringBuilder("<!doctype html><html lang=en><title>Sandbox sign-in</title><h1>Sign in as</h1><ul>");
        principals
                .keySet()
                .forEach(name -> page.append("<li><a href=\"")
                        .append(LOGIN)
                        .append("?as=")
                        .append(name)
                        .append("\">")
                        .append(name)
                        .append("</a>"));
        return page.append("</ul>").toString();
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
