package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.visit.AppointmentStatus;
import org.virtualvisits.sandbox.node.Browser;
import org.virtualvisits.sandbox.node.Page;
import org.virtualvisits.sandbox.node.PageReport;
import org.virtualvisits.sandbox.node.Viewport;

/** The patient's page in a real browser: as seen, by keyboard, without scripts, and what it asks other hosts for. */
final class JoinBrowserTest {

    private static final Path PICTURES = Path.of("target/screenshots/join");
    private static final int NARROWEST = 320;

    private static JoinPageServer server;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        server = new JoinPageServer();
        browser = Browser.start();
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    static Stream<Arguments> looks() {
        return Arrays.stream(JoinState.values())
                .flatMap(state -> Stream.of(360, 1280)
                        .flatMap(width -> Stream.of("en", "cy").map(language -> Arguments.of(state, width, language))));
    }

    @ParameterizedTest(name = "{0} {1} px {2}")
    @MethodSource("looks")
    void everyPageIsAccessibleFitsAndAsksNobodyElse(JoinState state, int width, String language) {
        try (Page page = browser.open(Viewport.of(width, 740))) {
            PageReport report = page.visit(URI.create(url(state) + "?lang=" + language));

            page.screenshot(PICTURES.resolve(state.file() + "-" + width + "-" + language + ".png"));
            assertThat(report.text()).contains(state.heading(language));
            assertThat(report.title()).startsWith(state.heading(language));
            assertThat(page.violations()).isEmpty();
            assertThat(report.contentWidth()).isEqualTo(width);
            assertThat(report.requests()).hasSize(1);
            assertThat(errors(state, report)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPageIsAccessibleInTheDarkAndOnTheNarrowestScreen(JoinState state) {
        try (Page page = browser.open(Viewport.NARROW.inTheDark())) {
            PageReport report = page.visit(url(state));

            page.screenshot(PICTURES.resolve(state.file() + "-dark.png"));
            assertThat(page.violations()).isEmpty();
            assertThat(report.contentWidth()).isEqualTo(NARROWEST);
        }
    }

    @Test
    void evenAVeryLongWordDoesNotMakeANarrowScreenScrollSideways() {
        String word = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch".repeat(2);
        Clinic clinic = JoinScene.clinic(word, ZoneId.of("Europe/London"), List.of("en"), Map.of("en", word));
        URI url = server.serve("long", JoinScene.open().held(clinic).functions());
        try (Page page = browser.open(Viewport.NARROW)) {
            PageReport report = page.visit(url);

            assertThat(report.text()).contains(word);
            assertThat(report.contentWidth()).isEqualTo(NARROWEST);
        }
    }

    @ParameterizedTest(name = "scripts {0}, {1}")
    @CsvSource({"true, en, Join the appointment", "false, en, Join the appointment", "false, cy, Ymuno â'r apwyntiad"})
    void theKeyboardReachesTheButtonFirstAndItLeadsToTeams(boolean scripts, String language, String button) {
        Viewport phone = scripts ? Viewport.PHONE : Viewport.PHONE.withoutScripts();
        try (Page page = browser.open(phone)) {
            page.visit(URI.create(url(JoinState.OPEN) + "?lang=" + language));

            Page.Focused focused = page.press("Tab");
            page.screenshot(PICTURES.resolve("open-focused-" + language + ".png"));
            assertThat(focused).isEqualTo(new Page.Focused("button", "", "button", button, true));
            page.press("Enter");
            PageReport teams = page.awaitUrl("https://teams.microsoft.com/");

            assertThat(teams.url()).isEqualTo(JoinScene.TEAMS);
            assertThat(teams.title()).isEqualTo("Outside: teams.microsoft.com");
            assertThat(teams.errors()).isEmpty();
            assertThat(teams.navigations())
                    .extracting(PageReport.Navigation::status)
                    .containsExactly(200, 303, 200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyStopOfTheKeyboardShowsItsFocusAndSaysWhatItIs(JoinState state) {
        try (Page page = browser.open(Viewport.PHONE)) {
            page.visit(url(state));
            var stops = new ArrayList<Page.Focused>();
            for (Page.Focused stop = page.press("Tab"); !stop.tag().equals("body"); stop = page.press("Tab")) {
                stops.add(stop);
            }

            assertThat(stops).allSatisfy(stop -> {
                assertThat(stop.indicated()).isTrue();
                assertThat(stop.name()).isNotBlank();
            });
            assertThat(stops.getLast().name()).isEqualTo("Cymraeg");
        }
    }

    @Test
    void theLanguageIsSwitchedAndStaysSwitchedAfterAPressThatCameTooLate() {
        URI url = url(JoinState.OPEN);
        try (Page page = browser.open(Viewport.PHONE)) {
            page.visit(url);
            assertThat(page.click("Cymraeg").title()).startsWith("Gallwch ymuno nawr");
            server.serve(
                    JoinState.OPEN.file(),
                    JoinScene.open().in(AppointmentStatus.CANCELLED).functions());

            PageReport late = page.click("Ymuno â'r apwyntiad");

            assertThat(late.status()).isEqualTo(409);
            assertThat(late.title()).startsWith(JoinState.CANCELLED.heading("cy"));
            assertThat(late.outside()).isEmpty();
            assertThat(page.violations()).isEmpty();
        }
    }

    @Test
    void anEarlyPatientChecksAgainAndFindsTheDoorOpen() {
        URI url = url(JoinState.TOO_EARLY);
        try (Page page = browser.open(Viewport.PHONE.withoutScripts())) {
            page.visit(url);
            server.serve(JoinState.TOO_EARLY.file(), JoinState.OPEN.functions());

            PageReport open = page.click("Check again");

            assertThat(open.title()).startsWith("You can join now");
            assertThat(open.navigations())
                    .extracting(PageReport.Navigation::status)
                    .containsExactly(200, 200);
        }
    }

    private static URI url(JoinState state) {
        return server.serve(state.file(), state.functions());
    }

    /** The browser itself calls an answer of 404 or 503 an error; anything else would be ours. */
    private static List<String> errors(JoinState state, PageReport report) {
        return report.errors().stream()
                .filter(error -> !error.contains("the server responded with a status of " + state.status()))
                .toList();
    }
}
