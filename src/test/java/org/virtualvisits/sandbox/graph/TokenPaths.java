package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.virtualvisits.sandbox.graph.SimulatedApplication.Form;
import org.virtualvisits.sandbox.graph.SimulatedApplication.Secret;

/**
 * The tenant's token endpoint, as far as the client credentials grant with a secret goes (Microsoft identity platform,
 * "v2-oauth2-client-creds-grant-flow"; error numbers from "reference-error-codes"). A secret is known some time after it
 * was added, and is not quoted in any answer.
 */
final class TokenPaths implements HttpHandler {

    static final String ROOT = "/login";

    private final ApplicationStore store;
    private final Ids ids;
    private final InstantSource clock;

    TokenPaths(ApplicationStore store, Ids ids, InstantSource clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readNBytes(16_384), StandardCharsets.UTF_8);
            String[] path = exchange.getRequestURI().getPath().split("/");
            boolean found =
                    path.length == 6 && exchange.getRequestURI().getPath().endsWith("/oauth2/v2.0/token");
            Answer answer = found && exchange.getRequestMethod().equals("POST")
                    ? answer(form(body))
                    : new Answer(404, Map.of(), "");
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer answer(Map<String, String> form) {
        for (String field : List.of("grant_type", "client_id", "client_secret", "scope")) {
            if (form.getOrDefault(field, "").isEmpty()) {
                return error(
                        400,
                        "invalid_request",
                        900_144,
                        "The request body must contain the parameter '" + field + "'.");
            }
        }
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return error(400, "unsupported_grant_type", 70_003, "The app requested an unsupported grant type.");
        }
        if (!form.getOrDefault("scope", "").endsWith("/.default")) {
            return error(400, "invalid_scope", 1_002_012, "The provided value for scope is not valid.");
        }
        Optional<SimulatedApplication> application = store.all(Form.APPLICATION).stream()
                .filter(one -> one.appId().equals(form.get("client_id")))
                .findFirst();
        if (application.isEmpty()) {
            return error(400, "unauthorized_client", 700_016, "Application was not found in the directory.");
        }
        Instant now = clock.instant();
        Optional<Secret> known = application.get().secrets().stream()
                .filter(secret -> secret.text().equals(form.get("client_secret")))
                .filter(secret -> !now.isBefore(secret.start().plus(store.propagation())))
                .findFirst();
        if (known.isEmpty()) {
            return error(
                    401,
                    "invalid_client",
                    7_000_215,
                    "Invalid client secret provided. Ensure the secret being sent in the request is the client secret"
                            + " value, not the client secret ID.");
        }
        if (!known.get().end().isAfter(now)) {
            return error(401, "invalid_client", 7_000_222, "The provided client secret keys are expired.");
        }
        return Answer.json(
                200,
                Json.object()
                        .put("token_type", "Bearer")
                        .put("expires_in", 3599)
                        .put("ext_expires_in", 3599)
                        .put("access_token", ids.item("eyJ0")));
    }

    private Answer error(int status, String word, int code, String sentence) {
        ObjectNode body = Json.object().put("error", word).put("error_description", "AADSTS" + code + ": " + sentence);
        body.putArray("error_codes").add(code);
        return Answer.json(
                status,
                body.put("timestamp", clock.instant().toString())
                        .put("trace_id", ids.guid().toString())
                        .put("correlation_id", ids.guid().toString())
                        .put("error_uri", "https://login.microsoftonline.com/error?code=" + code));
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&"))
                .map(field -> field.split("=", 2))
                .filter(field -> field.length == 2)
                .collect(Collectors.toMap(
                        field -> URLDecoder.decode(field[0], StandardCharsets.UTF_8),
                        field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8),
                        (one, other) -> other));
    }
}
