package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.virtualvisits.sandbox.ExampleEhr;
import org.virtualvisits.sandbox.LocalWorld;
import org.virtualvisits.sandbox.RunningWorld;
import org.virtualvisits.sandbox.node.Browser;
import org.virtualvisits.sandbox.node.Page;
import org.virtualvisits.sandbox.node.PageReport;
import org.virtualvisits.sandbox.node.Viewport;

/** The links found in the messages that patients really get, followed in a real browser through a visit's life. */
final class LinksInMessagesTest {

    private static final Path PICTURES = Path.of("target/screenshots/links");

    private final LocalWorld world = RunningWorld.own();
    private final Browser browser = Browser.start();
    private final Stage stage = Stage.in(world);
    private final Instant first = stage.inDays(12);
    private final Instant second = first.plus(Duration.ofHours(26));

    @AfterEach
    void end() {
        browser.close();
        world.close();
    }

    @Test
    void theLinksOfTextAndMailShowEachStateOfTheVisitAndTheButtonLeadsToTeams() {
        stage.book(first);
        stage.told(1);
        String text = Stage.link(stage.texts().getFirst().body());
        String mail = Stage.link(stage.mails().getFirst().textBody());
        String html = Stage.link(stage.mails().getFirst().htmlBody());
        assertThat(html).isEqualTo(mail).isNotEqualTo(text);
        assertThat(stage.invites().getFirst().replace("\r\n ", "")).contains(mail);
        each(text, mail, "early", "It is too early to join");

        stage.send(stage.version(2, "booked", second));
        stage.told(2);
        assertThat(Stage.link(stage.texts().get(1).body())).isEqualTo(text);
        assertThat(Stage.link(stage.mails().get(1).textBody())).isEqualTo(mail);
        each(text, mail, "moved", "The time has changed");

        world.clock().set(second.minus(Duration.ofMinutes(10)));
        each(text, mail, "open", "You can join now");
        pressed(text);
        pressed(mail);

        world.clock().set(second.plus(Duration.ofHours(5)));
        each(text, mail, "over", "This appointment is over");

        world.clock().set(second.minus(Duration.ofHours(2)));
        stage.send(stage.version(3, "cancelled", second));
        stage.told(3);
        each(text, mail, "cancelled", "This video appointment is not going ahead");
        nothingOpens(text);
        nothingOpens(mail);
    }

    @Test
    void aLinkSentToAnAddressThatWasCorrectedSinceLooksLikeOneThatNeverWas() {
        stage.book(first);
        stage.told(1);
        String wrong = Stage.link(stage.texts().getFirst().body());
        var corrected = new ExampleEhr.Sent(2, "booked", first, "en", "07700 900098", stage.email());

        stage.send(corrected);
        stage.await(
                "a text to the right number",
                () -> world.carrier().messages().stream()
                        .anyMatch(message -> message.to().equals("+447700900098")));
        stage.awaitQuiet();

        String never = wrong.substring(0, wrong.length() - 22) + "0000000000000000000000";
        assertThat(get(wrong).body()).isEqualTo(get(never).body());
        assertThat(get(wrong).statusCode()).isEqualTo(404);
        assertThat(stage.texts()).hasSize(1);
        each(wrong, never, "unknown", "This link does not work");
    }

    @Test
    void aWelshSpeakerIsWrittenToAndReadsInWelsh() {
        stage.send(new ExampleEhr.Sent(1, "booked", first, "cy", stage.phone(), stage.email()));
        stage.told(1);
        String link = Stage.link(stage.texts().getFirst().body());

        try (Page page = browser.open(Viewport.PHONE)) {
            PageReport report = page.visit(URI.create(link));
            page.screenshot(PICTURES.resolve("welsh-phone.png"));
            assertThat(report.html()).contains("lang=\"cy\"");
            assertThat(page.violations()).isEmpty();
        }
        assertThat(stage.texts().getFirst().body()).contains("Atebwch Y/N").doesNotContain("Ring");
    }

    private void each(String text, String mail, String state, String words) {
        for (String link : List.of(text, mail)) {
            for (Viewport viewport : List.of(Viewport.PHONE, Viewport.DESKTOP)) {
                try (Page page = browser.open(viewport)) {
                    PageReport report = page.visit(URI.create(link));
                    page.screenshot(PICTURES.resolve(state + "-" + viewport.width() + ".png"));
                    assertThat(report.text()).contains(words);
                    assertThat(report.outside()).isEmpty();
                    assertThat(page.violations()).isEmpty();
                }
            }
        }
    }

    private void pressed(String link) {
        try (Page page = browser.open(Viewport.PHONE.withoutScripts())) {
            page.visit(URI.create(link));
            page.press("Tab");
            page.press("Enter");
            assertThat(page.awaitUrl("https://visit.teams.microsoft.com/").url())
                    .hasHost("visit.teams.microsoft.com");
        }
    }

    private void nothingOpens(String link) {
        HttpResponse<String> answer = stage.ehr()
                .exchange(HttpRequest.newBuilder(URI.create(link)).POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("location")).isEmpty();
    }

    private HttpResponse<String> get(String link) {
        return stage.ehr().exchange(HttpRequest.newBuilder(URI.create(link)).GET());
    }
}
