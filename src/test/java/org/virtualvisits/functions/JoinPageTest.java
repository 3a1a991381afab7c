package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.virtualvisits.core.join.JoinView;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.visit.AppointmentStatus;

final class JoinPageTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/join");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    static Stream<Arguments> statesAndLanguages() {
        return Arrays.stream(JoinState.values())
                .flatMap(state -> Stream.of(Arguments.of(state, "en"), Arguments.of(state, "cy")));
    }

    /** Rewritten, for a person to read and commit, by {@code -Dgolden.write=true}. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("statesAndLanguages")
    void aPageIsAsAgreed(JoinState state, String language) throws IOException {
        String page = JoinDoor.body(new JoinDoor(state.functions()).get(language))
                .replace(PageStyle.PLAIN.element().toString(), "<style></style>");
        Path golden = GOLDEN.resolve(state.file() + "." + language + ".html");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, page);
        }

        assertThat(page).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("statesAndLanguages")
    void aPageHasOneHeadingThatItsTitleRepeatsAndItsLanguage(JoinState state, String language) {
        String heading = Html.text(state.heading(language)).toString();

        assertThat(JoinDoor.body(new JoinDoor(state.functions()).get(language)))
                .startsWith("<!DOCTYPE html>\n<html lang=\"" + language + "\" dir=\"ltr\">")
                .containsOnlyOnce("<h1>")
                .contains("<h1>" + heading + "</h1>", "<title>" + heading + " – ");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("statesAndLanguages")
    void aPageTellsNoNameNoSpecialtyAndNoTeamsAddress(JoinState state, String language) {
        assertThat(JoinDoor.body(new JoinDoor(state.functions()).get(language))
                        .replace(PageStyle.PLAIN.element().toString(), ""))
                .doesNotContainIgnoringCase("Morgan", "Winterbourne", "Robin", "Made-up medicine", "Video clinic 4")
                .doesNotContain("teams.microsoft.com", "7700", "@", JoinScene.TOKEN, "<script", "http");
    }

    @Test
    void anEarlyPatientIsToldWhenTheDoorOpensInTheClinicsTime() {
        Clinic adelaide = JoinScene.clinic("Clinic", ZoneId.of("Australia/Adelaide"), List.of("en"), Map.of());
        JoinScene early = JoinScene.open().held(adelaide).at(JoinScene.START.minus(Duration.ofMinutes(31)));

        assertThat(page(early))
                .contains("Tuesday 1 December 2026 at 7:00pm (ACDT)", "Tuesday 1 December 2026 at 7:30pm (ACDT)");
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/London, 9:00am (GMT)",
        "America/New_York, 4:00am (EST)",
        "Asia/Kolkata, 2:30pm (IST)",
        "Australia/Lord_Howe, 8:00pm (LHDT)",
        "Europe/Paris, 10:00am (CET)",
    })
    void aPatientElsewhereReadsTheirOwnTime(String zone, String time) {
        JoinScene early = JoinScene.open().at(JoinScene.START.minus(Duration.ofMinutes(31)));

        assertThat(page(early.living(ZoneId.of(zone)))).contains("Tuesday 1 December 2026 at " + time);
    }

    @Test
    void aMovedVisitShowsTheOldAndTheNewTime() {
        JoinScene early = JoinScene.open().at(JoinScene.START.minus(Duration.ofDays(1)));

        assertThat(page(early)).doesNotContain("Old time", "<s>");
        assertThat(page(early.from(Instant.parse("2026-10-20T08:00:00Z"))))
                .contains("The time has changed.", "Tuesday 20 October 2026 at 9:00am (BST)")
                .containsSubsequence("Old time", "9:00am (BST)", "New time", "9:00am (GMT)", "8:30am (GMT)");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // offered, patient's, asked for, shown, switch to
                "en cy, -,     -,        en, cy",
                "cy en, -,     -,        cy, en",
                "en cy, cy-GB, -,        cy, en",
                "en cy, cy,    en,       en, cy",
                "en cy, -,     pl,       en, cy",
                "en cy, cy,    <script>, cy, en",
                "en,    cy,    cy,       en, -",
                "pl cy, -,     -,        cy, -",
                "pl cy, pl,    en,       cy, -",
                "pl,    pl,    cy,       en, -",
            })
    void aPageIsInALanguageThatTheClinicOffersAndWeHaveWordsFor(
            String offered, String patients, String asked, String shown, String other) {
        Clinic clinic = JoinScene.clinic("Clinic", LONDON, List.of(offered.split(" ")), Map.of());
        JoinScene scene = JoinScene.open().held(clinic);
        var door = new JoinDoor((patients == null ? scene : scene.spoken(patients)).functions());
        String page = JoinDoor.body(asked == null ? door.get() : door.get(asked.replace("<script>", "%3Cscript%3E")));

        assertThat(page).contains("<html lang=\"" + shown + "\"").doesNotContain("<script>", "%3C");
        if (other == null) {
            assertThat(page).doesNotContain("<nav");
        } else {
            assertThat(page)
                    .contains("<a href=\"?lang=" + other + "\" lang=\"" + other + "\" hreflang=\"" + other + "\"");
        }
    }

    @Test
    void hostileWordsOfAClinicAreShownAndNotObeyed() {
        String hostile = "</style></title><script>alert('x')</script><img src=x onerror=\"y\"> & \u0000";
        Clinic clinic = JoinScene.clinic(hostile, LONDON, List.of("en"), Map.of("en", hostile));

        assertThat(page(JoinScene.open().held(clinic)))
                .doesNotContain("<script", "<img", "\u0000")
                .containsOnlyOnce("</style>")
                .contains(
                        "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&lt;img src=x onerror=&quot;y&quot;&gt; &amp;");
    }

    @Test
    void preparationKeepsItsParagraphsAndLines() {
        assertThat(page(JoinScene.open())).contains("""
                        <h2>How to prepare</h2>
                        <div>
                        <p>Have a list of your medicines at hand.</p>
                        <p>If a video visit does not suit you, phone us.
                        <br>
                        We will find another way.</p>
                        </div>
                        """);
    }

    @Test
    void preparationThatIsOnlyInAnotherLanguageIsShownAndMarkedAsThat() {
        Clinic clinic = JoinScene.clinic("Clinic", LONDON, List.of("cy", "en"), Map.of("en", "One.\r\n\r\n \r\nTwo."));

        assertThat(page(JoinScene.open().held(clinic)))
                .contains("<html lang=\"cy\"", "<div lang=\"en\" dir=\"auto\">\n<p>One.</p>\n<p>Two.</p>\n</div>");
    }

    @Test
    void withoutPreparationThereIsNoHeadingForIt() {
        Clinic clinic = JoinScene.clinic("Clinic", LONDON, List.of("en"), Map.of("en", " \n "));

        assertThat(page(JoinScene.open().held(clinic))).doesNotContain("How to prepare", "<div");
    }

    @Test
    void onlyTheOpenPageHasSomethingToPress() {
        assertThat(JoinState.values())
                .filteredOn(state ->
                        JoinDoor.body(new JoinDoor(state.functions()).get()).contains("<button"))
                .containsExactly(JoinState.OPEN);
    }

    @ParameterizedTest
    @EnumSource(names = {"TOO_EARLY", "MOVED", "PREPARING", "OPEN", "CANCELLED", "IN_PERSON", "EXPIRED"})
    void everyPageOfAClinicHasItsNumberToRing(JoinState state) {
        assertThat(JoinDoor.body(new JoinDoor(state.functions()).get()))
                .contains("<a href=\"tel:01632960001\">Phone 01632 960 001</a>");
    }

    @Test
    void anInPersonPageSaysWhere() {
        assertThat(page(JoinScene.open().ofType("clinic")))
                .contains("Where to go", "Riverside Clinic\n<br>\n1 River Street\n<br>\nExampleton\n<br>\nEX1 1EX");
    }

    @Test
    void aClinicWithoutAPlaceAndANumberLeavesNoEmptyBox() {
        Clinic clinic = JoinScene.clinic("Clinic", LONDON, List.of("en"), Map.of());
        JoinView view = new JoinView.InPerson(new JoinView.Details(
                JoinScene.without(clinic), "Clinic", Optional.empty(), Optional.empty(), "en", LONDON, false));

        assertThat(JoinPage.of(view, Optional.empty()).html()).doesNotContain("<dl", "Where to go", "class=\"phone\"");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T08:29:59Z, It is too early to join",
        "2026-12-01T08:30:00Z, You can join now",
        "2026-12-01T09:20:01Z, You can join now",
        "2026-12-01T13:19:59Z, You can join now",
        "2026-12-01T13:20:00Z, This appointment is over"
    })
    void thePageChangesWhenTheDoorDoes(Instant now, String heading) {
        assertThat(page(JoinScene.open().at(now))).contains("<h1>" + heading + "</h1>");
    }

    @ParameterizedTest
    @EnumSource(names = {"CANCELLED", "ENTERED_IN_ERROR", "PROPOSED", "PENDING", "WAITLIST"})
    void aVisitThatDoesNotStandIsNotOpenThoughItsMeetingIsStillThere(AppointmentStatus status) {
        assertThat(page(JoinScene.open().in(status)))
                .contains("<h1>This video appointment is not going ahead</h1>")
                .doesNotContain("<button");
    }

    private static String page(JoinScene scene) {
        return JoinDoor.body(new JoinDoor(scene.functions()).get());
    }
}
