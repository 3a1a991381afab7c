package org.virtualvisits.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LocalHostAdminTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final List<String> printed = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    private LocalHost host;

    @BeforeEach
    void start() {
        host = SampleApp.in(folder)
                .http("echo", "echo/{name}", "\"GET\"", "FUNCTION")
                .queue("handle", "work")
                .timer("tick", "0 0 3 1 1 *")
                .host((input, dequeueCount, context) -> {
                    seen.add(context.getFunctionName() + " " + input);
                    if (input.equals("bad")) {
                        throw new IllegalStateException(input);
                    }
                })
                .keys(new HostKeys("fun", "master"))
                .clock(new MovedClock("2030-01-07T09:00:00Z"))
                .printer(printed::add)
                .start();
    }

    @AfterEach
    void stop() {
        host.close();
        client.close();
    }

    @ParameterizedTest(name = "{0} {1} with {2} is {4}")
    @CsvSource(delimiter = '|', textBlock = """
                    POST | /admin/functions/handle | master |  {"input": "x"} | 202
                    POST | /admin/functions/HANDLE | master |  {"input": "x"} | 202
                    POST | /admin/functions/tick   | master |  {}             | 202
                    POST | /admin/functions/handle | fun    |  {"input": "x"} | 401
                    POST | /admin/functions/handle |        |  {"input": "x"} | 401
                    POST | /admin/functions/none   | master |  {"input": "x"} | 404
                    POST | /admin/functions/echo   | master |  {"input": "x"} | 400
                    POST | /admin/functions/handle | master |  x              | 400
                    POST | /admin/functions/handle | master |  [1]            | 400
                    GET  | /admin/functions/handle | master |  x              | 404
                    GET  | /admin/functions        | fun    |                 | 401
                    GET  | /admin/host/status      |        |                 | 401
                    GET  | /admin/host/ping        |        |                 | 200
                    """)
    void statusByPathAndKey(String method, String path, @Nullable String key, @Nullable String body, int status)
            throws Exception {
        assertThat(send(method, path, key, body).statusCode()).isEqualTo(status);
    }

    @Test
    void aQueueFunctionRunsWithTheInputAsItsMessage() throws Exception {
        send("POST", "/admin/functions/handle", "master", "{\"input\": \"{\\\"a\\\":1}\"}");

        Soon.holds("it ran", () -> seen.contains("handle {\"a\":1}"));
    }

    @Test
    void aTimerRunsNow() throws Exception {
        send("POST", "/admin/functions/tick", "master", "");

        Soon.holds("it ran", () -> seen.size() == 1);
        assertThat(seen.getFirst()).startsWith("tick ").contains("\"Next\":\"2031-01-01T03:00:00+00:00\"");
    }

    @Test
    void invokeTellsWhetherTheFunctionSucceeded() {
        assertThat(host.invoke("handle", "good")).isTrue();
        assertThat(host.invoke("handle", "bad")).isFalse();
        assertThat(host.invoke("tick", "")).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> host.invoke("echo", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> host.invoke("none", ""));
    }

    @Test
    void functionsAndStatusAreListed() throws Exception {
        var mapper = new ObjectMapper();
        String functions = send("GET", "/admin/functions", "master", null).body();
        String status = send("GET", "/admin/host/status", "master", null).body();

        assertThat(mapper.readTree(functions)).isEqualTo(mapper.readTree("""
                                [ {"name":"echo","trigger":"httpTrigger","route":"api/echo/{name}","authLevel":"FUNCTION",
                                   "methods":["GET"]},
                                  {"name":"handle","trigger":"queueTrigger","queueName":"work"},
                                  {"name":"tick","trigger":"timerTrigger","schedule":"0 0 3 1 1 *"} ]
                                """));
        assertThat(mapper.readTree(status).path("state").asText()).isEqualTo("Running");
    }

    @Test
    void everyLineIsPrintedAsItIsKept() {
        host.invoke("handle", "good");

        assertThat(printed).isEqualTo(host.log()).anyMatch(line -> line.contains("'Functions.handle' (Succeeded"));
    }

    private HttpResponse<String> send(String method, String path, @Nullable String key, @Nullable String body)
            throws Exception {
        var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(URI.create(host.baseUrl() + path)).method(method, publisher);
        if (key != null) {
            request.header("x-functions-key", key);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
