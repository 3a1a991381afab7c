package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.virtualvisits.sandbox.node.Browser;
import org.virtualvisits.sandbox.node.Mails;
import org.virtualvisits.sandbox.node.Page;
import org.virtualvisits.sandbox.node.PageReport;
import org.virtualvisits.sandbox.node.Viewport;

/** A person who opens mails in a mail program and follows their links in a browser, on a small phone and at a desk. */
final class Reader implements AutoCloseable {

    private static final List<Viewport> SIZES = List.of(Viewport.of(360, 740), Viewport.of(1280, 800));
    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<>]+");

    private static final int LONGEST_WALK = 5;

    private final Browser browser = Browser.start();
    private final Path pictures;
    private final HttpServer program;
    private volatile String opened = "";

    Reader(Path pictures) {
        this.pictures = pictures;
        try {
            program = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        program.createContext("/", exchange -> {
            byte[] body = opened.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("content-type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        program.start();
    }

    /** Every link of a message, each once. */
    static List<String> links(String text) {
        return LINK.matcher(text)
                .results()
                .map(found -> found.group())
                .distinct()
                .toList();
    }

    /** What the join page says under a key, in that language. */
    static String words(String key, String language) {
        var all = new Properties();
        try (InputStream in = Reader.class.getResourceAsStream("/pages/join_" + language + ".properties")) {
            assertThat(in).as(language).isNotNull();
            all.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(all).containsKey(key);
        return all.getProperty(key);
    }

    /** Looks at a mail's HTML as it came. */
    void open(String name, Mails.Mail mail) {
        opened = mail.html();
        for (Viewport size : SIZES) {
            try (Page page = browser.open(size)) {
                PageReport report = page.visit(
                        URI.create("http://127.0.0.1:" + program.getAddress().getPort() + "/"));
                page.screenshot(pictures.resolve("mail-" + name + "-" + size.width() + ".png"));
                assertThat(report.contentWidth()).as(name).isLessThanOrEqualTo(size.width());
                assertThat(report.outside()).as(name).isEmpty();
                assertThat(report.html()).contains("lang=\"" + mail.language() + "\"");
                assertThat(page.violations()).as(name).isEmpty();
            }
        }
    }

    /** Follows a link to the page it should open. */
    void follow(String name, String link, String key, String language) {
        for (Viewport size : SIZES) {
            try (Page page = browser.open(size.language("en-GB"))) {
                PageReport report = page.visit(URI.create(link));
                page.screenshot(pictures.resolve("page-" + name + "-" + size.width() + ".png"));
                assertThat(report.text()).as(name).contains(words(key, language));
                assertThat(report.html()).as(name).contains("<html lang=\"" + language + "\"");
                assertThat(report.outside()).as(name).isEmpty();
                assertThat(page.violations()).as(name).isEmpty();
            }
        }
    }

    /** Goes to the page's button by keyboard, presses it, and is taken to Teams; without scripts. */
    void join(String link, String language) {
        try (Page page = browser.open(SIZES.getFirst().withoutScripts())) {
            page.visit(URI.create(link));
            String button = words("open.button", language);
            boolean there = IntStream.range(0, LONGEST_WALK)
                    .anyMatch(step -> page.press("Tab").name().equals(button));
            assertThat(there).as(button).isTrue();
            page.press("Enter");
            assertThat(page.awaitUrl("https://visit.teams.microsoft.com/").url())
                    .hasHost("visit.teams.microsoft.com");
        }
    }

    @Override
    public void close() {
        program.stop(0);
        browser.close();
    }
}
