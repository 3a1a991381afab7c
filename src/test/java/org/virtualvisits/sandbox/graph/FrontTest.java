package org.virtualvisits.sandbox.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.groups.Tuple.tuple;
import static org.virtualvisits.sandbox.graph.Practice.ROWAN;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrontTest {

    private final Practice practice = new Practice();
    private final Caller caller = practice.caller;

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void aRequestWithoutABearerTokenIsRefusedAndHasNoEffect() {
        HttpRequest.Builder bare = HttpRequest.newBuilder(
                        URI.create(practice.graph.baseUrl() + Practice.meetings(ROWAN)))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"));

        Caller.Reply reply = caller.send(bare);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.code()).isEqualTo("InvalidAuthenticationToken");
        assertThat(practice.graph.meetings()).isEmpty();
    }

    @Test
    void everyAnswerNamesItsRequestAndEchoesTheCallers() {
        Caller.Reply found = caller.get("/users/" + ROWAN.objectId(), "client-request-id", "abc");
        Caller.Reply missing = caller.get("/users/nobody", "client-request-id", "def");

        assertThat(found.header("request-id")).isNotBlank();
        assertThat(found.header("client-request-id")).isEqualTo("abc");
        assertThat(DateTimeFormatter.RFC_1123_DATE_TIME.parse(found.header("Date")))
                .isNotNull();
        JsonNode inner = missing.json().path("error").path("innerError");
        assertThat(inner.path("request-id").asText()).isEqualTo(missing.header("request-id"));
        assertThat(inner.path("client-request-id").asText()).isEqualTo("def");
        assertThat(inner.path("date").asText()).isEqualTo("2026-11-30T09:00:00");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /users/11111111-1111-4111-8111-111111111111/presence, 400, BadRequest",
        "GET, /solutions, 400, BadRequest",
        "DELETE, /users/11111111-1111-4111-8111-111111111111, 405, Request_BadRequest",
        "PUT, /users/11111111-1111-4111-8111-111111111111/onlineMeetings, 405, Request_BadRequest"
    })
    void aPathOrVerbThatIsNotThereIsRefusedAsGraphDoes(String method, String path, int status, String code) {
        Caller.Reply reply = caller.send(caller.request(method, path, ""));

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
    }

    @Test
    void aBodyOfMoreThanFourMegabytesIsRefusedAndCounted() {
        String fits = "{\"subject\":\"" + "x".repeat(4 * 1024 * 1024 - 14) + "\"}";

        assertThat(caller.post(Practice.meetings(ROWAN), fits).status()).isEqualTo(201);
        assertThat(caller.post(Practice.meetings(ROWAN), fits + " ").status()).isEqualTo(413);
        assertThat(practice.graph.violations()).containsOnly(entry("BODY_SIZE", 1));
    }

    @Test
    void aListenerHearsOfEveryRequestUntilItStops() {
        AtomicInteger heard = new AtomicInteger();
        CountDownLatch first = new CountDownLatch(1);
        Runnable stop = practice.graph.onChange(() -> {
            heard.incrementAndGet();
            first.countDown();
        });
        caller.get("/users/nobody");
        assertThat(await(first)).isTrue();

        stop.run();
        caller.get("/users/nobody");

        assertThat(heard).hasValue(1);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void everyRequestIsRecordedWithItsQueryAndStatus() {
        caller.get("/users/" + ROWAN.objectId() + "?$select=id");
        Caller.Reply refused = caller.get("/users/nobody");

        assertThat(practice.graph.requests())
                .extracting(RecordedRequest::method, RecordedRequest::path, RecordedRequest::status)
                .containsExactly(
                        tuple("GET", "/v1.0/users/" + ROWAN.objectId() + "?$select=id", 200),
                        tuple("GET", "/v1.0/users/nobody", 404));
        assertThat(practice.graph.requests().getLast().requestId()).isEqualTo(refused.header("request-id"));
        assertThat(practice.graph.requests().getLast().at()).isEqualTo(practice.clock.instant());
    }
}
