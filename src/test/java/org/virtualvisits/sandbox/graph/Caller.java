package org.virtualvisits.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** An application that calls the simulator over HTTP, with a token and nothing else to help it. */
final class Caller implements AutoCloseable {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    Caller(URI base) {
        this.base = base;
    }

    record Reply(int status, String text, HttpHeaders headers) {

        JsonNode json() {
            return Json.object(text).orElseThrow(() -> new AssertionError("not a JSON object: " + text));
        }

        String code() {
            return json().path("error").path("code").asText();
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    Reply get(String path, String... headers) {
        return send(request("GET", path, "", headers));
    }

    Reply delete(String path) {
        return send(request("DELETE", path, ""));
    }

    Reply post(String path, String json, String... headers) {
        return send(request("POST", path, json, headers).setHeader("Content-Type", "application/json"));
    }

    Reply patch(String path, String json, String... headers) {
        return send(request("PATCH", path, json, headers).setHeader("Content-Type", "application/json"));
    }

    Reply postMime(String path, String base64, String... headers) {
        return send(request("POST", path, base64, headers).setHeader("Content-Type", "text/plain"));
    }

    CompletableFuture<HttpResponse<String>> postLater(String path, String json) {
        return client.sendAsync(
                request("POST", path, json)
                        .setHeader("Content-Type", "application/json")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(30))
                .setHeader("Authorization", "Bearer token")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        return headers.length == 0 ? request : request.headers(headers);
    }

    Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body(), response.headers());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
