package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.virtualvisits.sandbox.LocalWorld;
import org.virtualvisits.sandbox.RunningWorld;
import org.virtualvisits.sandbox.node.Browser;
import org.virtualvisits.sandbox.node.Viewport;

/** Mailbox hygiene through the packaged app: by the button, by the clock, and what its administrator gets to see. */
final class HygieneStoryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final LocalWorld WORLD = RunningWorld.own();
    private static final Stage STAGE = Stage.in(WORLD);

    @AfterAll
    static void end() {
        WORLD.close();
    }

    @Test
    void aSweepRunsByTheButtonAndByTheClockAndLeavesEvidence() throws IOException {
        press("litter");
        press("sweep");
        JsonNode counted = finished(1);
        assertThat(counted.path("mode").asText()).isEqualTo("report");
        assertThat(counted.at("/mailboxes/done").asInt()).isEqualTo(2);
        assertThat(counted.at("/items/due").asInt()).isGreaterThan(100);
        assertThat(counted.at("/items/actedOn").asInt()).isZero();

        approve(409, "0".repeat(32));
        approve(200, counted.path("digest").asText());
        WORLD.clock().set(WORLD.clock().instant().plus(Duration.ofDays(1)));
        assertThat(WORLD.host().timersDue()).contains("sweep-nightly");
        JsonNode enforced = finished(2);
        assertThat(enforced.path("approvedBy").asText()).isEqualTo("Robin Example");
        // A night later a few more items are old enough.
        assertThat(enforced.at("/items/actedOn").asInt())
                .isGreaterThanOrEqualTo(counted.at("/items/due").asInt());
        assertThat(WORLD.graph().violations()).isEmpty();
        assertThat(WORLD.graph().calendars().announcements()).isZero();

        String id = enforced.path("id").asText();
        assertStrictCsv(show(id + "/evidence").body());
        assertReport(show(id + "/report").body());
        assertMailedOnce(id);
        assertThat(as("nobody-in-particular-with-a-long-token", "/api/hygiene/sweeps/" + id)
                        .statusCode())
                .isEqualTo(401);
    }

    /** To the person whom the rules name, whatever how often the timer runs. */
    private static void assertMailedOnce(String sweep) {
        for (int minute = 0; minute < 5; minute++) {
            WORLD.host().invoke("mail-reports", "");
            WORLD.clock().set(WORLD.clock().instant().plus(Duration.ofMinutes(1)));
        }
        assertThat(WORLD.graph().sentMail().stream()
                        .filter(mail -> mail.subject().startsWith("Mailbox hygiene usual: finished"))
                        .toList())
                .hasSize(2)
                .anySatisfy(mail -> assertThat(mail.toString()).contains(sweep));
    }

    private static void assertReport(String html) throws IOException {
        assertThat(html).contains("Robin Example", "<svg").doesNotContain("999 000 0018", "Review");
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try (var browser = Browser.start();
                var page = browser.open(Viewport.DESKTOP)) {
            page.visit(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
            assertThat(page.violations()).isEmpty();
            assertThat(page.screenshot(Path.of("target", "hygiene-report.png"))).isNotEmptyFile();
            try (var phone = browser.open(Viewport.of(360, 780))) {
                phone.visit(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
                assertThat(phone.violations()).isEmpty();
                phone.screenshot(Path.of("target", "hygiene-report-phone.png"));
            }
        } finally {
            server.stop(0);
        }
    }

    /** RFC 4180, to the letter: every line has the same fields, all quoted, and ends in CRLF. */
    private static void assertStrictCsv(String csv) {
        assertThat(csv).endsWith("\r\n");
        List<List<String>> rows = new ArrayList<>();
        for (String line : csv.split("\r\n")) {
            assertThat(line).matches("(\"([^\"]|\"\")*\")(,\"([^\"]|\"\")*\")*");
            rows.add(List.of(line.substring(1, line.length() - 1).split("\",\"", -1)));
        }
        assertThat(rows).hasSize(1 + 2 * 9).allSatisfy(row -> assertThat(row).hasSize(17));
        assertThat(rows.subList(1, rows.size()))
                .noneMatch(row -> row.stream().anyMatch(field -> field.matches("[=+@-].*")));
    }

    private static void approve(int status, String digest) {
        HttpResponse<String> answer = STAGE.ehr()
                .administer(
                        "POST", "hygiene/usual/approve", "{\"by\":\"Robin Example\",\"digest\":\"" + digest + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    /** The newest of so many sweeps, once it is finished. */
    private static JsonNode finished(int sweeps) {
        Instant deadline = Instant.now().plus(PATIENCE);
        JsonNode list;
        do {
            Thread.onSpinWait();
            list = Stage.json(STAGE.ehr()
                            .exchangeAs(
                                    LocalWorld.ADMINISTRATOR_TOKEN,
                                    HttpRequest.newBuilder(WORLD.baseUrl()
                                            .resolve("/api/organisations/springfield/hygiene/usual/sweeps")))
                            .body())
                    .path("sweeps");
        } while (Instant.now().isBefore(deadline)
                && (list.size() < sweeps || !list.path(0).path("state").asText().equals("finished")));
        assertThat(list).hasSize(sweeps);
        assertThat(list.path(0).path("state").asText()).isEqualTo("finished");
        return Stage.json(show(list.path(0).path("id").asText()).body());
    }

    private static HttpResponse<String> show(String path) {
        HttpResponse<String> answer = as(LocalWorld.ADMINISTRATOR_TOKEN, "/api/hygiene/sweeps/" + path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static HttpResponse<String> as(String token, String path) {
        return STAGE.ehr()
                .exchangeAs(token, HttpRequest.newBuilder(WORLD.baseUrl().resolve(path)));
    }

    private static void press(String button) {
        HttpResponse<String> answer = STAGE.ehr()
                .exchangeOnly(HttpRequest.newBuilder(WORLD.baseUrl().resolve("/sandbox/act"))
                        .POST(HttpRequest.BodyPublishers.ofString("act=" + button)));
        assertThat(answer.statusCode()).isEqualTo(303);
    }
}
