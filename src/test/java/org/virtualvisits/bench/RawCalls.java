package org.virtualvisits.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** HTTP with the JDK's own client and nothing in between; counts what it asks, and takes no answer it does not expect. */
final class RawCalls {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger count = new AtomicInteger();

    /** How many requests it has made. */
    int count() {
        return count.get();
    }

    /** Makes the request; any status but the expected one ends the measurement. */
    HttpResponse<String> call(int expected, String method, URI uri, String body, String... headers) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(LIMIT)
                .headers(headers)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        count.incrementAndGet();
        HttpResponse<String> answer = sent(request);
        if (answer.statusCode() != expected) {
            throw new IllegalStateException(
                    method + " " + uri.getPath() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }

    private HttpResponse<String> sent(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
