package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Contact;
import org.virtualvisits.core.visit.JoinTokens;
import org.virtualvisits.functions.PeopleServer.Who;
import org.virtualvisits.sandbox.node.Browser;
import org.virtualvisits.sandbox.node.Page;
import org.virtualvisits.sandbox.node.PageReport;
import org.virtualvisits.sandbox.node.Viewport;

/** The staff's pages and those that help patients, in a real browser: as seen, by keyboard alone, and on paper. */
final class PeopleBrowserTest {

    private static final Path PICTURES = Path.of("target/screenshots/people");
    private static final int PHONE = 360;
    private static final int DESKTOP = 1280;
    private static final int MOST_STOPS = 80;

    private static Browser browser;

    private final PeopleServer server = served();

    @BeforeAll
    static void start() {
        browser = Browser.start();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @BeforeEach
    void fill() {
        PeopleLook.fill(server);
    }

    @AfterEach
    void end() {
        server.close();
    }

    static Stream<Arguments> looks() {
        return Arrays.stream(PeopleLook.values())
                .flatMap(look -> Stream.of("en", "cy").map(language -> Arguments.of(look, language)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("looks")
    void everyPageIsAccessibleFitsAndAsksNobodyElse(PeopleLook look, String language) {
        for (int width : List.of(PHONE, DESKTOP)) {
            try (Page page = browser.open(Viewport.of(width, 740))) {
                PageReport report = look.open(server, page, language);

                page.screenshot(PICTURES.resolve(look.file() + "-" + width + "-" + language + ".png"));
                assertThat(report.text()).contains(look.words(language));
                assertThat(report.html()).contains("<html lang=\"" + language + "\"");
                // There is one layout: what axe looks at is the same at both widths, and a second look takes seconds.
                assertThat(width == PHONE ? page.violations() : List.of()).isEmpty();
                assertThat(report.contentWidth()).isEqualTo(width);
                assertThat(report.outside()).isEmpty();
                assertThat(ours(report)).isEmpty();
                assertThat(report.requests())
                        .extracting(PageReport.Request::url)
                        .allSatisfy(this::namesNobody);
            }
        }
        assertThat(server.pages()).isNotEmpty().allSatisfy(headers -> {
            assertThat(headers).containsEntry("Cache-Control", "no-store").containsEntry("X-Frame-Options", "DENY");
            assertThat(headers.get("Content-Security-Policy"))
                    .startsWith("default-src 'none'; style-src 'sha256-")
                    .contains("form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe", "http", "*");
        });
    }

    @ParameterizedTest
    @MethodSource("darkLooks")
    void everyKindOfPageIsAccessibleInTheDarkAndOnTheNarrowestScreen(PeopleLook look) {
        try (Page page = browser.open(Viewport.NARROW.inTheDark())) {
            PageReport report = look.open(server, page, "en");

            page.screenshot(PICTURES.resolve(look.file() + "-dark.png"));
            assertThat(page.violations()).isEmpty();
            assertThat(report.contentWidth()).isEqualTo(Viewport.NARROW.width());
        }
    }

    static Stream<PeopleLook> darkLooks() {
        return Stream.of(PeopleLook.DAY, PeopleLook.DAY_DONE, PeopleLook.FEED_MADE, PeopleLook.RECOVER_FAULT);
    }

    @Test
    void whoHasNoMouseFiltersTheDayAndJoins() {
        try (Page page = browser.open(Viewport.DESKTOP)) {
            page.visit(server.url(Who.BOOKING, "day"));
            walk(page, "combobox", "Show");
            page.press("ArrowDown");
            walk(page, "button", "Show");
            page.press("Enter");
            PageReport filtered = page.report();

            assertThat(filtered.url()).hasParameter("only", "attention");
            assertThat(filtered.text()).contains("Winterbourne 2").doesNotContain("Winterbourne 4");
            walk(page, "link", "Join");
            page.press("Enter");
            assertThat(page.awaitUrl("https://teams.microsoft.com/").url())
                    .isEqualTo(PeopleScene.teams(PeopleLook.id(2)));
        }
    }

    @Test
    void whoHasNoMouseSendsALinkAgainAndCancelsItWithASecondPress() {
        VisitId visit = PeopleLook.id(4);
        try (Page page = browser.open(Viewport.PHONE)) {
            page.visit(server.url(Who.BOOKING, "day"));
            walkTo(page, "s" + visit);
            page.press("Enter");
            walk(page, "button", "Send the text again");
            page.press("Enter");
            assertThat(page.report().text()).contains("The message will go out in a moment.");
            assertThat(page.focused().id()).isEqualTo("done");
            String digest = JoinTokens.digest(server.scene().stage.tokens().token(visit, contact(visit)));
            assertThat(server.scene().stage.links().find(digest)).isPresent();

            walkTo(page, "s" + visit);
            page.press("Enter");
            page.press("Tab");
            assertThat(page.press("Tab").name()).isEqualTo("Cancel the link in the text");
            page.press("Enter");
            page.screenshot(PICTURES.resolve("cancel-asked-390-en.png"));
            assertThat(server.scene().stage.links().find(digest))
                    .as("after one press")
                    .isPresent();
            assertThat(page.press("Tab").name()).isEqualTo("Yes, cancel the link in the text");
            page.press("Enter");

            assertThat(page.report().text()).contains("The link no longer works.");
            assertThat(page.focused().id()).isEqualTo("done");
            assertThat(server.scene().stage.links().find(digest)).isEmpty();
        }
    }

    @Test
    void aListThatRenewsItselfLeavesTheFocusAndWhatIsOpenWhereTheyAre() {
        VisitId visit = PeopleLook.id(4);
        try (Page page = browser.open(Viewport.PHONE)) {
            page.visit(server.url(Who.BOOKING, "day"));
            walkTo(page, "s" + visit);
            page.press("Enter");
            Page.Focused before = page.press("Tab");
            assertThat(before.name()).isEqualTo("Send the text again");
            server.scene().stage.arrive().arrive(PeopleLook.id(3), PeopleScene.PATIENT, Cause.ofSystem("0".repeat(32)));

            page.comeBack();
            PageReport after = page.awaitText("The list changed at");

            assertThat(after.text()).containsPattern("(?s)Arrived.*Arrived");
            assertThat(page.focused()).isEqualTo(before);
            assertThat(after.html()).contains("id=\"d" + visit + "\" open");
            page.screenshot(PICTURES.resolve("renewed-390-en.png"));
        }
    }

    @Test
    void onPaperThereIsWhatIsToBeReadAndNothingToPress() {
        try (Page page = browser.open(Viewport.of(760, 1000).inTheDark())) {
            page.visit(server.url(Who.BOOKING, "day"));

            assertThat(page.print(PICTURES.resolve("day-paper.png")))
                    .contains("Winterbourne 1", "Winterbourne 4", "9:20am", "Ring the patient.", "07700 900002")
                    .doesNotContain("Send again", "Join", "Day before", "Your calendar feed", "Load the list again");

            page.visit(server.url(Who.NOBODY, "device-check"));
            assertThat(page.print(PICTURES.resolve("device-check-paper.png"))).contains("Microphone and loudspeaker");
        }
    }

    /** By Tab alone to the control of that role and name; each stop on the way must show itself and say what it is. */
    private static void walk(Page page, String role, String name) {
        for (int stops = 0; stops < MOST_STOPS; stops++) {
            Page.Focused stop = seen(page.press("Tab"));
            if (stop.role().equalsIgnoreCase(role) && stop.name().equals(name)) {
                return;
            }
        }
        fail("Tab does not reach the %s \"%s\"", role, name);
    }

    private static void walkTo(Page page, String id) {
        for (int stops = 0; stops < MOST_STOPS; stops++) {
            if (seen(page.press("Tab")).id().equals(id)) {
                return;
            }
        }
        fail("Tab does not reach %s", id);
    }

    private static Page.Focused seen(Page.Focused stop) {
        if (!stop.tag().equals("body")) {
            assertThat(stop.indicated()).as("focus shown on %s", stop).isTrue();
            assertThat(stop.name()).as("name of %s", stop).isNotBlank();
        }
        return stop;
    }

    private Contact contact(VisitId visit) {
        String mark = server.scene()
                .stage
                .visits()
                .read(visit)
                .orElseThrow()
                .notices()
                .getFirst()
                .mark();
        return new Contact(PeopleScene.PATIENT, Channel.SMS, "", mark);
    }

    private void namesNobody(URI url) {
        assertThat(url.toString()).doesNotContainIgnoringCase("winterbourne", "morgan", "7700", "@");
    }

    /** The browser itself calls an answer of 401 or 503 an error; anything else would be ours. */
    private static List<String> ours(PageReport report) {
        return report.errors().stream()
                .filter(error -> !error.contains("the server responded with a status of"))
                .toList();
    }

    private static PeopleServer served() {
        try {
            return new PeopleServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
