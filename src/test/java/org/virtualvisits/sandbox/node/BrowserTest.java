package org.virtualvisits.sandbox.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BrowserTest {

    private static final String TEAMS = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0";
    private static final Map<String, String> PAGES = Map.of(
            "/good",
            """
            <h1>Your visit</h1><p>Monday 7 January 2030, 09:00 GMT</p>
            <p><a href="/join">Join the visit</a></p><p><a href="/leave">I cannot come</a></p>
            <p><label>Your name <input name="name"></label></p>
            <p><a href="https://devices.example.org/" target="_blank">Test your device</a></p>
            <p><a href="/visit.ics">Add to calendar</a></p>""",
            "/bad",
            "<h1>Your visit</h1><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>",
            "/greedy",
            "<h1>Your visit</h1><link rel='stylesheet' href='https://fonts.example.org/font.css'>",
            "/scripted",
            "<h1>Plain</h1><script>document.querySelector('h1').textContent = navigator.language; nothing.at.all</script>",
            "/wide",
            "<h1>Your visit</h1><p style='width: 900px'>Wide</p>");

    private static HttpServer server;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", BrowserTest::answer);
        server.start();
        browser = Browser.start();
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.stop(0);
    }

    @Test
    void aPageIsReportedAsAPersonSeesIt() {
        try (Page page = browser.open(Viewport.PHONE)) {
            PageReport report = page.visit(url("/good"));

            assertThat(report.url()).isEqualTo(url("/good"));
            assertThat(report.status()).isEqualTo(200);
            assertThat(report.title()).isEqualTo("Visit");
            assertThat(report.text()).contains("Your visit").doesNotContain("<h1>");
            assertThat(report.errors()).isEmpty();
            assertThat(report.outside()).isEmpty();
            assertThat(report.requests()).hasSize(1);
            assertThat(page.accessibilityTree()).contains("- heading \"Your visit\" [level=1]");
        }
    }

    @Test
    void anUnknownPageHasItsStatusAndAnErrorInTheConsole() {
        try (Page page = browser.open(Viewport.PHONE)) {
            PageReport report = page.visit(url("/nowhere"));

            assertThat(report.status()).isEqualTo(404);
            assertThat(report.errors()).anyMatch(error -> error.contains("404"));
        }
    }

    @ParameterizedTest(name = "{0} px wide")
    @ValueSource(ints = {320, 1280})
    void aPictureOfTheWholePageIsAsWideAsTheWindow(int width, @TempDir Path folder) throws IOException {
        try (Page page = browser.open(Viewport.of(width, 200))) {
            page.visit(url("/good"));

            var picture =
                    ImageIO.read(page.screenshot(folder.resolve("good.png")).toFile());

            assertThat(Files.readAllBytes(folder.resolve("good.png"))).startsWith(0x89, 'P', 'N', 'G');
            assertThat(picture.getWidth()).isEqualTo(width);
            assertThat(picture.getHeight()).isGreaterThan(200);
        }
    }

    @Test
    void axeFindsAPictureWithoutWordsAndNothingOnAGoodPage() {
        try (Page page = browser.open(Viewport.PHONE)) {
            page.visit(url("/good"));
            assertThat(page.violations()).isEmpty();

            page.visit(url("/bad"));
            assertThat(page.violations()).singleElement().satisfies(violation -> {
                assertThat(violation.id()).isEqualTo("image-alt");
                assertThat(violation.impact()).isEqualTo("critical");
                assertThat(violation.nodes()).singleElement().asString().startsWith("<img");
            });
        }
    }

    @Test
    void aRedirectOutOfThisMachineIsSeenAndGoesNowhere() {
        try (Page page = browser.open(Viewport.PHONE)) {
            page.visit(url("/good"));

            PageReport report = page.click("Join the visit");

            assertThat(report.url()).isEqualTo(URI.create(TEAMS));
            assertThat(report.title()).isEqualTo("Outside: teams.microsoft.com");
            assertThat(report.navigations())
                    .extracting(PageReport.Navigation::status)
                    .containsExactly(200, 302, 200);
            assertThat(report.outside()).extracting(PageReport.Request::url).containsExactly(URI.create(TEAMS));
        }
    }

    @Test
    void aWindowOpenedOutsideAndAStylesheetFromOutsideAreSeen() {
        try (Page page = browser.open(Viewport.PHONE)) {
            assertThat(page.visit(url("/greedy")).outside())
                    .extracting(request -> request.url().getHost())
                    .containsExactly("fonts.example.org");
            page.visit(url("/good"));
            assertThat(page.click("Test your device").outside())
                    .extracting(PageReport.Request::url)
                    .containsExactly(URI.create("https://devices.example.org/"));
            assertThat(page.report().url()).isEqualTo(url("/good"));
        }
    }

    @Test
    void theKeyboardAloneReachesAndFollowsALink() {
        try (Page page = browser.open(Viewport.PHONE)) {
            page.visit(url("/good"));

            assertThat(page.press("Tab")).isEqualTo(new Page.Focused("a", "", "link", "Join the visit", true));
            assertThat(page.press("Tab").name()).isEqualTo("I cannot come");
            page.press("Enter");

            assertThat(page.awaitUrl(url("/leave").toString()).status()).isEqualTo(404);
        }
    }

    @Test
    void aFieldIsFilledByItsLabelAndAFileIsDownloaded() {
        try (Page page = browser.open(Viewport.PHONE)) {
            page.visit(url("/good"));
            page.fill("Your name", "Ada");
            assertThat(page.press("Tab").role()).isEqualTo("link");

            page.visit(url("/visit.ics"));
            assertThat(page.report().downloads())
                    .containsExactly(new PageReport.Download(url("/visit.ics"), "visit.ics"));
        }
    }

    @Test
    void scriptsRunUnlessSwitchedOff() {
        try (Page page = browser.open(Viewport.PHONE.language("cy-GB"))) {
            PageReport report = page.visit(url("/scripted"));
            assertThat(report.text()).isEqualTo("cy-GB");
            assertThat(report.errors()).singleElement().asString().contains("nothing is not defined");
        }
        try (Page page = browser.open(Viewport.PHONE.withoutScripts())) {
            assertThat(page.visit(url("/scripted")).text()).isEqualTo("Plain");
            page.visit(url("/bad"));
            assertThat(page.violations()).extracting(Page.Violation::id).containsExactly("image-alt");
            assertThat(page.visit(url("/scripted")).text()).isEqualTo("Plain");
        }
    }

    @Test
    void aPageTooWideForItsWindowIsNoticed() {
        try (Page page = browser.open(Viewport.NARROW)) {
            assertThat(page.visit(url("/good")).contentWidth()).isEqualTo(320);
            assertThat(page.visit(url("/wide")).contentWidth()).isGreaterThan(900);
        }
    }

    private static URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        int status = PAGES.containsKey(path) ? 200 : 404;
        if (path.equals("/join")) {
            exchange.getResponseHeaders().add("Location", TEAMS);
            status = 302;
        }
        if (path.equals("/visit.ics")) {
            exchange.getResponseHeaders().add("Content-Disposition", "attachment; filename=visit.ics");
            status = 200;
        }
        byte[] body = ("<!doctype html><html lang='en'><meta name='viewport' content='width=device-width'>"
                        + "<title>Visit</title><main>" + PAGES.getOrDefault(path, "<h1>Not here</h1>")
                        + "</main></html>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
