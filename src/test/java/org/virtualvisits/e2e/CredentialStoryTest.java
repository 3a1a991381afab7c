package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.virtualvisits.sandbox.LocalWorld;
import org.virtualvisits.sandbox.RunningWorld;
import org.virtualvisits.sandbox.graph.SimulatedApplication;
import org.virtualvisits.sandbox.node.Browser;
import org.virtualvisits.sandbox.node.Page;
import org.virtualvisits.sandbox.node.Viewport;

/** The credential watch through the packaged app: by the sandbox's button, by the clock, and through its doors. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class CredentialStoryTest {

    private static final LocalWorld WORLD = RunningWorld.own();
    private static final Stage STAGE = Stage.in(WORLD);

    @AfterAll
    static void end() {
        WORLD.close();
    }

    @Test
    @Order(1)
    void aButtonRunsTheWatchAndEachReaderIsToldOnce() {
        untilComplete(() -> press("credentials"));
        JsonNode state = state();
        assertThat(subjects())
                .anyMatch(subject -> subject.startsWith("Secret of Appointment feed expires in 25 days"))
                .anyMatch(subject -> subject.startsWith("Secret of Lab results expired 3 days ago"))
                .anyMatch(subject -> subject.startsWith("CRITICAL: Secret of Virtual Visits expires in 12 days"))
                .anyMatch(subject ->
                        subject.startsWith("SAML signing certificate of Intranet sign-on expires in 60 days"))
                .noneMatch(subject -> subject.contains("Rota"))
                .noneMatch(subject -> subject.contains("Kiosk"));
        int told = reminders().size();
        assertThat(told).isEqualTo(state.at("/credentials/sent").asInt());

        press("credentials");
        assertThat(reminders()).hasSize(told);
    }

    @Test
    @Order(2)
    void aReminderCarriesADayForTheCalendarAndNothingOfTheSecret() {
        assertThat(mails()).allSatisfy(mail -> {
            assertThat(mail.ics().orElseThrow()).contains("METHOD:REQUEST", "BEGIN:VALARM", "DTSTART;VALUE=DATE:");
            assertThat(mail.body() + mail.ics().orElseThrow()).doesNotContain("unseen");
        });
    }

    @Test
    @Order(3)
    void theNextDayTheClockRunsItAndOnlyWhatIsExpiredIsToldAgain() {
        int before = mails().size();
        String acknowledged = id("Lab results");
        assertThat(acknowledge("Robin Price", "2099-01-01", acknowledged).statusCode())
                .isEqualTo(200);

        WORLD.clock().set(WORLD.clock().instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(30)));
        assertThat(WORLD.host().timersDue()).contains("watch-credentials");
        untilComplete(() -> WORLD.host().invoke("watch-credentials", ""));
        assertThat(mails()).as("that day's reminder is silenced").hasSize(before);

        WORLD.clock().set(WORLD.clock().instant().plus(Duration.ofDays(1)));
        assertThat(WORLD.host().timersDue()).contains("watch-credentials");
        untilComplete(() -> WORLD.host().invoke("watch-credentials", ""));
        assertThat(mails().subList(before, mails().size()))
                .isNotEmpty()
                .allMatch(mail -> mail.subject().startsWith("Secret of Lab results expired 5 days ago"));
    }

    @Test
    @Order(4)
    void theReportIsReadByASpreadsheetAsTextAndByAPersonInABrowser() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of("target", "credentials"));
        HttpResponse<String> csv = report("csv");
        Files.writeString(folder.resolve("credentials.csv"), csv.body());
        List<String> rows = python(folder.resolve("credentials.csv"));

        assertThat(rows.getFirst()).startsWith("credential|application|application_id|kind|expires|days_left|state");
        assertThat(rows)
                .hasSize(10)
                .anyMatch(row -> row.contains("|'=Rota \"export\"|"))
                .noneMatch(row -> row.contains("|="));

        HttpResponse<String> html = report("html");
        Path page = Files.writeString(folder.resolve("report.html"), html.body());
        try (Browser browser = Browser.start();
                Page seen = browser.open(Viewport.DESKTOP)) {
            seen.visit(page.toAbsolutePath().toUri());
            assertThat(seen.violations()).isEmpty();
            seen.screenshot(folder.resolve("report.png").toAbsolutePath());
            try (Page phone = browser.open(Viewport.of(360, 780))) {
                phone.visit(page.toAbsolutePath().toUri());
                assertThat(phone.violations()).isEmpty();
                phone.screenshot(folder.resolve("report-phone.png").toAbsolutePath());
            }
            seen.visit(URI.create(WORLD.baseUrl() + "/sandbox"));
            seen.screenshot(folder.resolve("sandbox.png").toAbsolutePath());
        }
    }

    @Test
    @Order(5)
    void anotherOrganisationsAdministratorSeesNothingAndMayChangeNothing() {
        assertThat(STAGE.ehr()
                        .exchange(get("/api/credentials?organisation=springfield"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    @Order(6)
    void noNameOfAnApplicationOrAPersonIsLogged() {
        assertThat(WORLD.host().log())
                .filteredOn(line -> line.contains("credential"))
                .isNotEmpty()
                .noneMatch(line -> line.contains("Lab results")
                        || line.contains("Robin")
                        || line.contains("@springfield")
                        || line.contains("unseen"));
    }

    /** The watch has begun it by itself: its last day is within thirty. By the button, and by the clock. */
    @Test
    @Order(7)
    void aSecretIsReplacedStepByStepAndTheVaultAlwaysHasOneThatWorks() {
        for (int minute = 0; minute < 30 && !step().equals("GRACE"); minute++) {
            press("rotate");
            WORLD.clock().set(WORLD.clock().instant().plus(Duration.ofMinutes(1)));
        }
        assertThat(step()).isEqualTo("GRACE");
        assertThat(rotated().secrets()).hasSize(2);
        String published = WORLD.vault().readable("referral-inbox").getLast();
        assertThat(rotated().secrets().getLast().text()).isEqualTo(published).isNotEqualTo("unseen-7");
        assertThat(WORLD.vault().readable("referral-inbox-next")).isEmpty();
        assertThat(ask("Kiosk", true)).as("no watch names it").isEqualTo(409);
        assertThat(ask("Referral inbox", true)).as("it is under way").isEqualTo(202);
        assertThat(report("json").body()).contains("\"step\":\"grace\"").doesNotContain(published);

        WORLD.clock().set(WORLD.clock().instant().plus(Duration.ofDays(7)));
        assertThat(WORLD.host().timersDue()).contains("rotate-credentials");
        assertThat(step()).isEqualTo("DONE");
        assertThat(rotated().secrets())
                .singleElement()
                .satisfies(secret -> assertThat(secret.text()).isEqualTo(published));
        assertThat(WORLD.host().log())
                .noneMatch(line -> WORLD.vault().everything().stream().anyMatch(line::contains));
        assertThat(state().toString()).doesNotContain(published);
    }

    @Test
    @Order(8)
    void theReportIsMailedToItsReadersOnceAPeriod() {
        for (int minute = 0; minute < 10; minute++) {
            WORLD.host().invoke("mail-reports", "");
            WORLD.clock().set(WORLD.clock().instant().plus(Duration.ofMinutes(1)));
        }
        List<String> periods = everyMail()
                .filter(mail -> mail.path("to").asText().equals("ig.lead@springfield.example"))
                .map(mail -> mail.path("subject").asText())
                .toList();
        // The story has gone over a week's end.
        assertThat(periods)
                .hasSizeBetween(2, 3)
                .allMatch(subject -> subject.startsWith("Credentials of springfield: 1 "));
    }

    private static String step() {
        return state().at("/rotations/0/step").asText();
    }

    private static SimulatedApplication rotated() {
        return WORLD.graph()
                .applications()
                .find("a9910000-0000-4000-8000-000000000006")
                .orElseThrow();
    }

    private static int ask(String application, boolean dryRun) {
        return STAGE.ehr()
                .exchangeAs(
                        LocalWorld.ADMINISTRATOR_TOKEN,
                        HttpRequest.newBuilder(WORLD.baseUrl()
                                        .resolve("/api/credentials/" + id(application)
                                                + "/rotate?organisation=springfield&dryRun=" + dryRun))
                                .POST(HttpRequest.BodyPublishers.noBody()))
                .statusCode();
    }

    /** Python's csv module, which is nobody's of ours, reads it; cells come back with bars between. */
    private static List<String> python(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "python3",
                        "-c",
                        "import csv,sys\nfor row in csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline='')): print('|'.join(row))",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text.lines().toList();
    }

    /** A mailbox gives a few turns at a time; what is left of the day's work is done by the run of the next minute. */
    private static void untilComplete(Runnable run) {
        for (int minute = 0; minute < 10; minute++) {
            run.run();
            if (state().at("/credentials/watch").asText().equals("complete")) {
                return;
            }
            WORLD.clock().set(WORLD.clock().instant().plus(Duration.ofMinutes(1)));
        }
        throw new AssertionError("the day's work is not complete after ten runs");
    }

    private static void press(String act) {
        HttpResponse<String> answer = STAGE.ehr()
                .exchangeOnly(HttpRequest.newBuilder(WORLD.baseUrl().resolve("/sandbox/act"))
                        .POST(HttpRequest.BodyPublishers.ofString("act=" + act)));
        assertThat(answer.statusCode()).isIn(200, 303);
    }

    private static JsonNode state() {
        return Stage.json(STAGE.ehr().exchangeOnly(get("/sandbox/state")).body());
    }

    private static HttpResponse<String> acknowledge(String by, String until, String credential) {
        return STAGE.ehr()
                .exchangeAs(
                        LocalWorld.ADMINISTRATOR_TOKEN,
                        HttpRequest.newBuilder(
                                        WORLD.baseUrl().resolve("/api/credentials/" + credential + "/acknowledge"))
                                .POST(HttpRequest.BodyPublishers.ofString("{\"organisation\":\"springfield\",\"by\":\""
                                        + by + "\",\"until\":\"" + until + "\"}")));
    }

    private static String id(String application) {
        for (JsonNode line : Stage.json(report("json").body()).path("credentials")) {
            if (line.path("application").asText().equals(application)) {
                return line.path("id").asText();
            }
        }
        throw new AssertionError(application + " is not in the report");
    }

    private static HttpResponse<String> report(String format) {
        return STAGE.ehr()
                .exchangeAs(
                        LocalWorld.ADMINISTRATOR_TOKEN,
                        get("/api/credentials?organisation=springfield&format=" + format));
    }

    private static HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(WORLD.baseUrl().resolve(path));
    }

    private static List<String> subjects() {
        return mails().stream().map(Mail::subject).toList();
    }

    /** Without those about the secret that is rotated meanwhile. */
    private static List<Mail> mails() {
        return reminders().stream()
                .filter(mail -> !mail.subject().contains("Referral inbox"))
                .toList();
    }

    private static Stream<JsonNode> everyMail() {
        return state().path("messages")
                .valueStream()
                .filter(message -> message.path("channel").asText().equals("email"));
    }

    private static List<Mail> reminders() {
        return everyMail()
                .filter(mail -> !mail.path("subject").asText().startsWith("Credentials of"))
                .map(message -> new Mail(
                        message.path("subject").asText(),
                        message.path("body").asText(),
                        Optional.ofNullable(message.path("ics").textValue())))
                .toList();
    }

    /** As the sandbox shows it. */
    private record Mail(String subject, String body, Optional<String> ics) {}
}
