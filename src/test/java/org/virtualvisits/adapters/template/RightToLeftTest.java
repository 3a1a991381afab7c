package org.virtualvisits.adapters.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.notice.Notice.Kind;
import org.virtualvisits.core.notice.SmsText;
import org.virtualvisits.core.notice.Templates.Part;
import org.virtualvisits.core.template.TemplateLanguage;
import org.virtualvisits.golden.Golden;
import org.virtualvisits.sandbox.node.Browser;
import org.virtualvisits.sandbox.node.Page;
import org.virtualvisits.sandbox.node.Viewport;

/** A clinic's own words in a language that runs from right to left. */
final class RightToLeftTest {

    private static final Path PICTURES = Path.of("target/screenshots/right-to-left");

    private final TemplateLanguage language = new HandlebarsLanguage();
    private final Map<String, Object> data = new HashMap<>(HandlebarsLanguageTest.golden("en", Kind.CONFIRMATION));

    @Test
    void numbersAndLinksStandApartFromTheWordsAroundThem() {
        Golden.check("own/arabic.out.html", mail());

        assertThat(mail())
                .contains(
                        "dir=\"rtl\"",
                        "<bdi dir=\"ltr\" style=\"white-space:nowrap;\">01632 960123</bdi>",
                        "<bdi>16:40 BST</bdi>")
                .contains("<bdi dir=\"ltr\" style=\"word-break:break-all;\">http://127.0.0.1:7071/api/join/");
    }

    @Test
    void aTextTravelsInUcs2() {
        String text = SmsText.plain(language.fillOwn(Part.SMS, "arabic", Golden.read("own/arabic-sms.in.hbs"), data));

        assertThat(SmsText.size(text).alphabet()).isEqualTo(SmsText.Alphabet.UCS_2);
        assertThat(SmsText.parts(text)).isEqualTo(2);
    }

    /** The picture is for a person to look at; what a screen reader and axe say is checked. */
    @Test
    void theMailReadsWellOnAPhoneAndAtADesk() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] body = mail().getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("content-type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try (Browser browser = Browser.start()) {
            for (Viewport viewport : List.of(Viewport.of(360, 740), Viewport.of(1280, 800))) {
                try (Page page = browser.open(viewport)) {
                    page.visit(
                            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
                    assertThat(page.violations()).isEmpty();
                    assertThat(page.accessibilityTree()).contains("01632 960123", "انضم إلى الموعد");
                    page.screenshot(PICTURES.resolve(viewport.width() + ".png"));
                }
            }
        } finally {
            server.stop(0);
        }
    }

    private String mail() {
        return language.fillOwn(Part.HTML, "arabic", Golden.read("own/arabic.in.hbs"), data);
    }
}
