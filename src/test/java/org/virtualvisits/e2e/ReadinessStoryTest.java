package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.virtualvisits.sandbox.LocalWorld;
import org.virtualvisits.sandbox.RunningWorld;
import org.virtualvisits.sandbox.graph.SimulatedUser;
import org.virtualvisits.sandbox.node.Browser;
import org.virtualvisits.sandbox.node.Page;
import org.virtualvisits.sandbox.node.PageReport;
import org.virtualvisits.sandbox.node.Viewport;

/** Readiness through the packaged app: by request, at a booking, by the clock, by the button. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ReadinessStoryTest {

    private static final String LEE = "7d1f0000-0000-4000-8000-000000000001";
    private static final LocalWorld WORLD = RunningWorld.own();
    private static final Stage STAGE = Stage.in(WORLD);

    @AfterAll
    static void end() {
        WORLD.close();
    }

    @Test
    @Order(1)
    void aCheckFindsWhoCannotHoldVisitsAndSaysWhatMendsIt() {
        JsonNode found = checked();

        assertThat(found.at("/run/done").asInt()).isEqualTo(6);
        JsonNode policy = clinician("nopolicy");
        assertThat(policy.path("ready").asBoolean()).isFalse();
        assertThat(policy.at("/findings/0/defect").asText()).isEqualTo("policy-missing");
        assertThat(policy.at("/findings/0/fix").asText()).startsWith("Grant-CsApplicationAccessPolicy -PolicyName");
        assertThat(clinician("demo").path("ready").asBoolean()).isTrue();
        assertThat(clinician("demo").path("findings")).isEmpty();
        assertThat(WORLD.graph().violations()).isEmpty();
        assertThat(WORLD.graph().sentMail()).isEmpty();
    }

    @Test
    @Order(2)
    void aVisitWithAClinicianWhoIsNotReadySaysSoAtOnceAndIsTriedAllTheSame() {
        enabled(false);
        checked();
        assertThat(clinician("demo").at("/findings/0/defect").asText()).isEqualTo("account-disabled");

        String location = location();
        STAGE.await("attention", () -> attention(location).contains("clinician-not-ready"));
        STAGE.awaitQuiet();
        assertThat(STAGE.meetings(location))
                .as("what is known beforehand blocks nothing")
                .hasSize(1);
        assertThat(STAGE.visit(location).at("/attention/0/fix").asText()).contains("Update-MgUser -UserId \"" + LEE);

        enabled(true);
        WORLD.clock().set(WORLD.clock().instant().plus(Duration.ofMinutes(2)));
        checked();
        // The woken visit's message waits a minute and a half in real time; the sweep does not.
        WORLD.clock().set(WORLD.clock().instant().plus(Duration.ofMinutes(5)));
        WORLD.host().timersDue();
        STAGE.await("no attention", () -> !attention(location).contains("clinician-not-ready"));
    }

    @Test
    @Order(3)
    void atNightTheClockRunsIt() {
        String before = show("").at("/run/started").asText();
        WORLD.clock().set(WORLD.clock().instant().plus(Duration.ofDays(1)));

        assertThat(WORLD.host().timersDue()).contains("check-readiness-nightly");
        STAGE.await(
                "the night's check", () -> !show("").at("/run/started").asText().equals(before));
        STAGE.await("its end", ReadinessStoryTest::isFinished);
    }

    @Test
    @Order(4)
    void localAdministratorsReadAndCheckAgainOnAPageThatFitsAndIsAccessible() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "screenshots", "readiness"));
        try (Browser browser = Browser.start()) {
            for (int width : new int[] {360, 1280}) {
                for (String language : new String[] {"en", "cy"}) {
                    try (Page page = browser.open(Viewport.of(width, 800))) {
                        page.visit(WORLD.baseUrl()
                                .resolve("/.auth/login/aad?as=administrator&post_login_redirect_uri=/api/day"));
                        PageReport report = page.visit(at("/api/day/readiness?lang=" + language));
                        page.screenshot(folder.resolve("not-ready-" + width + "-" + language + ".png"));
                        assertThat(report.text()).contains("Dr Noel Policy", "Grant-CsApplicationAccessPolicy");
                        assertThat(report.contentWidth()).isEqualTo(width);
                        assertThat(report.requests()).hasSize(1);
                        assertThat(page.violations()).isEmpty();
                        page.visit(at("/api/day/readiness?show=all&lang=" + language));
                        page.screenshot(folder.resolve("all-" + width + "-" + language + ".png"));
                        assertThat(page.violations()).isEmpty();
                    }
                }
            }
            try (Page page = browser.open(Viewport.DESKTOP)) {
                page.visit(
                        WORLD.baseUrl().resolve("/.auth/login/aad?as=administrator&post_login_redirect_uri=/api/day"));
                page.click("Who can hold visits");
                assertThat(page.click("Check everything now").text()).contains("The check has begun.");
            }
        }
        STAGE.await("the button's check", ReadinessStoryTest::isFinished);
    }

    private static void enabled(boolean enabled) {
        SimulatedUser lee = WORLD.graph().tenant().byObjectId(LEE).orElseThrow();
        WORLD.graph().tenant().put(lee.enabled(enabled));
    }

    private static String location() {
        HttpResponse<String> answer = STAGE.book(STAGE.inDays(3));
        return answer.headers().firstValue("location").orElseThrow();
    }

    private static String attention(String location) {
        return STAGE.visit(location).path("attention").toString();
    }

    private static JsonNode checked() {
        assertThat(as(HttpRequest.newBuilder(at("/api/readiness?organisation=springfield"))
                                .POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(202);
        STAGE.await("the end of the check", ReadinessStoryTest::isFinished);
        return show("");
    }

    private static boolean isFinished() {
        return show("").at("/run/state").asText().equals("finished");
    }

    private static JsonNode clinician(String id) {
        return show("/clinicians/" + id);
    }

    private static JsonNode show(String path) {
        HttpResponse<String> answer =
                as(HttpRequest.newBuilder(at("/api/readiness" + path + "?organisation=springfield")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Stage.json(answer.body());
    }

    private static HttpResponse<String> as(HttpRequest.Builder request) {
        return STAGE.ehr().exchangeAs(LocalWorld.ADMINISTRATOR_TOKEN, request);
    }

    private static URI at(String path) {
        return WORLD.baseUrl().resolve(path);
    }
}
