package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.golden.Golden;
import org.virtualvisits.sandbox.LocalWorld;
import org.virtualvisits.sandbox.RunningWorld;
import org.virtualvisits.sandbox.graph.SentMail;
import org.virtualvisits.sandbox.messaging.SentText;

/** Every golden FHIR input through the running app; docs/reference/fhir.md says what becomes of each. */
final class AppointmentsOfAllShapesTest {

    private static final LocalWorld WORLD = RunningWorld.own();
    private static final Stage STAGE = Stage.in(WORLD);
    private static final Map<String, HttpResponse<String>> ANSWERS = new LinkedHashMap<>();
    private static final String LONG_OVER = "stu3-spellings";
    private static final String THREE = "three-who-all-come";

    @BeforeAll
    static void send() {
        Shapes.prepare(STAGE);
        for (String name : Golden.cases("fhir")) {
            ANSWERS.put(name, Shapes.send(STAGE, Shapes.input(name)));
        }
        ANSWERS.put(THREE, Shapes.send(STAGE, threeWhoAllCome()));
        STAGE.awaitQuiet();
    }

    @AfterAll
    static void end() {
        WORLD.close();
    }

    @Test
    void anAppointmentThatIsOverForLongerThanVisitsAreKeptIsTakenAndNotKept() {
        HttpResponse<String> answer = answer(LONG_OVER);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(outcome(answer)).isEqualTo("past");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            251-participants            | none | 0 | unreadable
            absolute-references         | live | 0 | patient-unreachable
            bad-start                   | none | 0 | unreadable
            cancelled                   | none | 0 | -
            cancelled-with-bad-times    | none | 0 | -
            company                     | live | 5 | -
            contained-actors            | live | 2 | -
            deceased-patient            | live | 0 | patient-unreachable
            display-only                | none | 0 | unknown-clinician
            end-before-start            | none | 0 | unreadable
            group-of-three              | live | 3 | patient-unreachable
            huge-with-unknown-extensions| live | 2 | -
            identifier-only             | live | 0 | patient-unreachable
            missing-status              | none | 0 | unreadable
            no-marks                    | none | 0 | -
            noshow                      | none | 0 | -
            odd-characters              | live | 0 | bad-phone bad-email patient-unreachable
            opaque-version              | none | 0 | -
            proposed-without-start      | none | 0 | -
            r5-spellings                | live | 0 | patient-unreachable
            references-only             | live | 0 | patient-unreachable
            several-problems            | none | 0 | unreadable
            start-without-offset        | none | 0 | unreadable
            two-clinicians              | live | 1 | -
            unknown-status              | none | 0 | unreadable
            zones-of-patients           | live | 4 | -
            """)
    void anAppointmentEndsAsDocumented(String name, String state, int notices, String attention) {
        HttpResponse<String> answer = answer(name);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(outcome(answer)).isEqualTo("applied");
        JsonNode visit = STAGE.visit(location(answer));
        assertThat(visit.at("/appointment/id").asText()).isEqualTo(name);
        assertThat(visit.at("/meeting/state").asText()).isEqualTo(state);
        assertThat(visit.at("/notices"))
                .hasSize(notices)
                .allSatisfy(notice -> assertThat(notice.at("/state").asText()).isEqualTo("sent"));
        assertThat(String.join(" ", visit.findValuesAsText("code"))).isEqualTo(attention == null ? "" : attention);
        assertThat(visit.at("/settled").asBoolean())
                .as("settled, unless configuration can mend it at any time")
                .isNotEqualTo("unknown-clinician".equals(attention));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            bundle-r4-full      | applied | 2001
            bundle-r4-handshake | ignored | -
            bundle-r4b-delete   | applied | 2003
            bundle-r5-empty     | ignored | -
            bundle-r5-heartbeat | ignored | -
            bundle-r5-several   | applied | -
            """)
    void aBundleEndsAsDocumented(String name, String outcome, String appointment) {
        HttpResponse<String> answer = answer(name);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(outcome(answer)).isEqualTo(outcome);
        if (appointment == null) {
            assertThat(answer.headers().firstValue("location")).isEmpty();
        } else {
            assertThat(STAGE.visit(location(answer)).at("/appointment/id").asText())
                    .isEqualTo(appointment + "-" + name);
        }
    }

    @Test
    void theTablesHaveEveryGoldenInput() throws NoSuchMethodException {
        var named = new ArrayList<>(List.of(LONG_OVER));
        for (var test : List.of(
                AppointmentsOfAllShapesTest.class.getDeclaredMethod(
                        "anAppointmentEndsAsDocumented", String.class, String.class, int.class, String.class),
                AppointmentsOfAllShapesTest.class.getDeclaredMethod(
                        "aBundleEndsAsDocumented", String.class, String.class, String.class))) {
            test.getAnnotation(CsvSource.class)
                    .textBlock()
                    .lines()
                    .forEach(line ->
                            named.add(line.substring(0, line.indexOf('|')).strip()));
        }

        assertThat(named).containsExactlyInAnyOrderElementsOf(Golden.cases("fhir"));
    }

    @Test
    void aBundleOfSeveralAppointmentsLeavesEachAsItSays() {
        assertThat(shown("2001-bundle-r5-several").at("/appointment/status").asText())
                .isEqualTo("cancelled");
        assertThat(shown("2002-bundle-r5-several").at("/meeting/state").asText())
                .isEqualTo("live");
        assertThat(shown("2003-bundle-r5-several").at("/appointment").has("removed"))
                .isTrue();
    }

    @Test
    void whatWasUnreadableIsShownToStaffAndNoMeetingIsMade() {
        JsonNode visit = STAGE.visit(location(answer("several-problems")));

        assertThat(visit.at("/appointment/unread")).hasSize(3);
        assertThat(STAGE.meetings(location(answer("several-problems")))).isEmpty();
    }

    @Test
    void theFirstKnownOfTwoCliniciansHoldsTheMeeting() {
        JsonNode visit = STAGE.visit(location(answer("two-clinicians")));

        assertThat(visit.at("/meeting/organiser").asText()).isEqualTo("7d1f0000-0000-4000-8000-000000000002");
    }

    @Test
    void eachOfThreePatientsGetsALinkOfTheirOwnAndNobodyElsesNameOrLink() {
        JsonNode visit = STAGE.visit(location(answer(THREE)));
        Map<String, String> people = Map.of("Aled", "+447700900211", "Bea", "+447700900212", "Cyd", "+447700900213");
        var links = new LinkedHashMap<String, String>();
        people.forEach((name, phone) -> links.put(name, Stage.link(text(phone).body())));

        assertThat(STAGE.meetings(location(answer(THREE)))).hasSize(1);
        assertThat(visit.at("/notices")).hasSize(4);
        assertThat(visit.at("/links/patients")).hasSize(4);
        assertThat(links.values()).doesNotHaveDuplicates();
        people.forEach((name, phone) -> {
            String body = text(phone).body();
            people.keySet().stream()
                    .filter(other -> !other.equals(name))
                    .forEach(other -> assertThat(body).doesNotContain(other).doesNotContain(links.get(other)));
        });
    }

    @Test
    void theMailOfOneOfThreePatientsIsAddressedToThemAlone() {
        List<SentMail> mails = WORLD.graph().sentMail().stream()
                .filter(mail -> mail.to().contains("bea.three@example.org"))
                .toList();

        assertThat(mails).hasSize(1);
        SentMail mail = mails.getFirst();
        assertThat(mail.to()).containsExactly("bea.three@example.org");
        assertThat(mail.cc()).isEmpty();
        assertThat(mail.bcc()).isEmpty();
        assertThat(mail.toString()).contains("Bea").doesNotContain("Aled").doesNotContain("Cyd");
    }

    /** The golden group of three has one who declined; here all three come, with numbers of their own. */
    private static JsonNode threeWhoAllCome() {
        String text = Shapes.input("group-of-three")
                .toString()
                .replace("07700 90020", "07700 90021")
                .replace("01632 960203", "07700 900213")
                .replace("bea@example.org", "bea.three@example.org")
                .replace("declined", "accepted");
        ObjectNode group = (ObjectNode) Stage.json(text);
        ((ArrayNode) group.at("/participant")).remove(6);
        return group.put("id", THREE);
    }

    private static SentText text(String phone) {
        List<SentText> texts = WORLD.carrier().messages().stream()
                .filter(one -> one.to().equals(phone))
                .toList();
        assertThat(texts).as(phone).hasSize(1);
        return texts.getFirst();
    }

    private static JsonNode shown(String appointment) {
        URI uri = WORLD.baseUrl().resolve("/api/visits?appointment=" + appointment);
        return STAGE.visit(uri.toString());
    }

    private static HttpResponse<String> answer(String name) {
        return Objects.requireNonNull(ANSWERS.get(name), name);
    }

    private static String outcome(HttpResponse<String> answer) {
        return answer.headers().firstValue("x-visit-outcome").orElse("none: " + answer.body());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElseThrow();
    }
}
