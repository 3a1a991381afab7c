package org.virtualvisits.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LocalHostHttpTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @TempDir
    private Path folder;

    private LocalHost host;

    @BeforeEach
    void start() {
        host = SampleApp.in(folder)
                .hostJson("\"maxOutstandingRequests\": 2, \"maxConcurrentRequests\": 1", "\"batchSize\": 1")
                .http("echo", "echo/{name}", "\"GET\", \"POST\"", "FUNCTION")
                .http("fixed", "echo/fixed", "\"GET\"", "ANONYMOUS")
                .http("feed", "feeds/{token}.ics", "\"GET\", \"HEAD\"", "ANONYMOUS")
                .http("upload", "upload", "\"POST\"", "ANONYMOUS")
                .http("broken", "broken", "\"GET\"", "ADMIN")
                .http("strange", "strange", "\"GET\"", "ANONYMOUS")
                .http("slow", "slow", "\"GET\"", "ANONYMOUS")
                .host((input, dequeueCount, context) -> {
                    inside.countDown();
                    release.await();
                })
                .keys(new HostKeys("fun", "master"))
                .extraHandler("/sandbox", exchange -> {
                    exchange.sendResponseHeaders(203, -1);
                    exchange.close();
                })
                .start();
    }

    @AfterEach
    void stop() {
        release.countDown();
        host.close();
        client.close();
    }

    @Test
    void aFunctionSeesRouteQueryHeadersAndBody() throws Exception {
        var response = send(request("/api/echo/A%20b?x=1&x=2&empty=&y=%2B+&code=fun")
                .header("X-Forwarded-For", "192.0.2.1")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .POST(BodyPublishers.ofString("héllo")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("A b:héllo");
        assertThat(header(response, "Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(header(response, "X-Query")).isEqualTo("{x=1,2, y=+ , code=fun}");
        assertThat(header(response, "X-Seen")).isEqualTo("192.0.2.1");
        assertThat(header(response, "X-Trace")).isEqualTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        assertThat(header(response, "X-Uri"))
                .isEqualTo(host.baseUrl() + "/api/echo/A%20b?x=1&x=2&empty=&y=%2B+&code=fun");
        assertThat(host.log()).contains("[Information] Function.echo.User: echoing in echo");
    }

    @Test
    void aRequestWithoutABodyHasNone() throws Exception {
        assertThat(send(request("/api/echo/a?code=fun")).body()).isEqualTo("a:(none)");
        assertThat(send(request("/api/echo/a?code=fun").POST(BodyPublishers.noBody()))
                        .body())
                .isEqualTo("a:(none)");
    }

    @Test
    void aBodyOfUnknownLengthIsLostAsInTheCloud() throws Exception {
        var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[] {'h', 'i'}));

        assertThat(send(request("/api/echo/a?code=fun").POST(chunked)).body()).isEqualTo("a:(none)");
    }

    @Test
    void textIsReadAsUtf8WhateverItsCharsetAndABomIsNotPartOfIt() throws Exception {
        var latin = BodyPublishers.ofByteArray("é".getBytes(StandardCharsets.ISO_8859_1));
        var marked = BodyPublishers.ofString("\uFEFFé");
        var utf16 = BodyPublishers.ofByteArray("é".getBytes(StandardCharsets.UTF_16));

        assertThat(echo("text/plain; charset=iso-8859-1", latin)).isEqualTo("a:\uFFFD");
        assertThat(echo("text/plain", marked)).isEqualTo("a:é");
        assertThat(echo("text/plain", utf16)).isEqualTo("a:é");
    }

    @ParameterizedTest(name = "{0} {1} with {2} is {3}")
    @CsvSource({
        "GET,    /api/echo/a,             fun,    200",
        "GET,    /api/echo/a,             master, 200",
        "GET,    /api/echo/a,             ,       401",
        "GET,    /api/echo/a,             wrong,  401",
        "GET,    /api/echo/a?code=fun,    wrong,  401", // the header comes first
        "GET,    /api/echo/a?code=fun,    ,       200",
        "GET,    /api/echo/a?code=FUN,    ,       401",
        "GET,    /api/echo/fixed,         ,       204",
        "GET,    /api/broken,             fun,    401",
        "GET,    /api/broken,             master, 500",
        "GET,    /api/strange,            ,       500",
        "PUT,    /api/echo/a,             fun,    404",
        "HEAD,   /api/echo/a,             fun,    404",
        "HEAD,   /api/feeds/x.ics,        ,       299",
        "GET,    /api/nothing,            master, 404",
        "GET,    /,                       master, 404",
        "GET,    /sandbox/x,              ,       203",
    })
    void statusByRouteMethodAndKey(String method, String path, @Nullable String key, int status) throws Exception {
        var request = request(path).method(method, BodyPublishers.noBody());
        if (key != null) {
            request.header("X-Functions-Key", key);
        }

        var response = send(request);

        assertThat(response.statusCode()).isEqualTo(status);
        if (status != 200) {
            assertThat(response.body()).isEmpty();
        }
    }

    @Test
    void aFunctionMayAnswerBytesWithItsOwnTypeAndAStatusOfNoName() throws Exception {
        var response = send(request("/api/feeds/t-1.ics"));

        assertThat(response.statusCode()).isEqualTo(299);
        assertThat(header(response, "Content-Type")).isEqualTo("text/calendar");
        assertThat(response.body()).isEqualTo("t-1");
    }

    @ParameterizedTest(name = "upload of {0} is {1}")
    @CsvSource({
        "application/octet-stream, 200",
        "APPLICATION/OCTET-STREAM; x=y, 200",
        "multipart/form-data; boundary=b, 200",
        "text/plain, 500",
        "application/json, 500"
    })
    void onlyBinaryContentReachesAFunctionAsBytes(String type, int status) throws Exception {
        var response = send(request("/api/upload")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(new byte[] {(byte) 0xFF, 0})));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo(status == 200 ? "2" : "");
    }

    @Test
    void binaryContentDoesNotReachAFunctionThatWantsText() throws Exception {
        var response = send(request("/api/echo/a?code=fun")
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofString("x")));

        assertThat(response.statusCode()).isEqualTo(500);
    }

    @Test
    void anExceptionIsLoggedByItsClassAndKeptWhole() throws Exception {
        send(request("/api/broken?code=master"));

        assertThat(host.log()).noneMatch(line -> line.contains("Lovelace"));
        assertThat(host.log())
                .anyMatch(line -> line.contains("'Functions.broken'") && line.endsWith("IllegalStateException"));
        assertThat(host.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.function()).isEqualTo("broken");
            assertThat(failure.cause()).hasMessage("Ada Lovelace has no body");
        });
    }

    @Test
    void requestsBeyondTheLimitAreTurnedAwayAndThoseBeyondTheConcurrencyWait() throws Exception {
        CompletableFuture<HttpResponse<String>> running = sendAsync("/api/slow");
        inside.await();
        List<CompletableFuture<HttpResponse<String>>> two =
                List.of(sendAsync("/api/echo/fixed"), sendAsync("/api/echo/fixed"));
        Soon.holds("one is turned away", () -> two.stream().anyMatch(CompletableFuture::isDone));
        assertThat(two).filteredOn(CompletableFuture::isDone).hasSize(1);
        assertThat(host.idle()).isFalse();

        release.countDown();

        assertThat(running.get().statusCode()).isEqualTo(200);
        assertThat(List.of(two.get(0).get().statusCode(), two.get(1).get().statusCode()))
                .containsExactlyInAnyOrder(204, 429);
        Soon.holds("the host is idle", host::idle);
    }

    @Test
    void closingLetsARunningRequestFinish() throws Exception {
        CompletableFuture<HttpResponse<String>> running = sendAsync("/api/slow");
        inside.await();
        CompletableFuture<Void> closed = CompletableFuture.runAsync(host::close);
        Soon.holds("new requests are turned away", () -> status("/api/nothing", "GET") == 503);

        release.countDown();

        assertThat(running.get().statusCode()).isEqualTo(200);
        closed.get();
    }

    @Test
    void killingBreaksARunningRequest() throws Exception {
        CompletableFuture<HttpResponse<String>> running = sendAsync("/api/slow");
        inside.await();

        host.kill();

        assertThat(running).failsWithin(Duration.ofSeconds(10));
    }

    @Test
    void aBodyOverOneHundredMegabytesIsRefusedBeforeItIsRead() throws Exception {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), host.baseUrl().getPort())) {
            String head =
                    "POST /api/upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + ((100 << 20) + 1) + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

            byte[] answer = socket.getInputStream().readNBytes("HTTP/1.1 413".length());

            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
    }

    private String echo(String type, HttpRequest.BodyPublisher body) throws Exception {
        return send(request("/api/echo/a?code=fun").header("Content-Type", type).POST(body))
                .body();
    }

    private int status(String path, String method) {
        try {
            return send(request(path).method(method, BodyPublishers.noBody())).statusCode();
        } catch (IOException | InterruptedException e) {
            return -1;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(host.baseUrl() + path)).timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private CompletableFuture<HttpResponse<String>> sendAsync(String path) {
        return client.sendAsync(request(path).build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> response, String name) {
        List<String> values = response.headers().allValues(name);
        assertThat(values).hasSize(1);
        return values.getFirst();
    }
}
