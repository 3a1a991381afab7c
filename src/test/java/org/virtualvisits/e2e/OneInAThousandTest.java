package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.Templates.Part;
import org.virtualvisits.core.template.OwnTemplate;
import org.virtualvisits.core.template.OwnTemplates;
import org.virtualvisits.core.template.Scope;
import org.virtualvisits.core.template.Slot;
import org.virtualvisits.core.template.TemplateName;
import org.virtualvisits.core.visit.FindVisit;
import org.virtualvisits.sandbox.ExampleEhr;
import org.virtualvisits.sandbox.LocalWorld;
import org.virtualvisits.sandbox.RunningWorld;
import org.virtualvisits.sandbox.graph.Limits;
import org.virtualvisits.sandbox.messaging.SentText;

/**
 * Among a thousand visits one patient's number is wrong, one clinic's words are broken and one clinician may not hold
 * meetings. These three show it with the act that mends it, the others notice nothing, and once mended each completes,
 * once (V11).
 */
final class OneInAThousandTest {

    private static final int ALL = 1_000;

    // Early, so that hundreds come behind them.
    private static final int WRONG_NUMBER = 150;
    private static final int BROKEN_WORDS = 300;
    private static final int NO_POLICY = 450;
    private static final int UNREACHABLE = 2;
    private static final List<Integer> TROUBLED = List.of(WRONG_NUMBER, BROKEN_WORDS, NO_POLICY);

    private static final String NOEL = "7d1f0000-0000-4000-8000-000000000003";
    private static final String WORDS = "templates/en/confirmation/sms";
    private static final String OWN_WORDS =
            "Hillside: your video visit is {{appointment.day_short}} {{appointment.start_time}} {{appointment.zone}}."
                    + " Join: {{patient.teams_url}}";
    private static final OrganisationId SPRINGFIELD = new OrganisationId("springfield");
    private static final Slot HILLSIDE = new Slot(
            new Scope(Optional.of(new ClinicId("hillside")), Optional.empty()),
            new TemplateName("en", Notice.Kind.CONFIRMATION, Part.SMS));

    private final LocalWorld world = RunningWorld.inMemory();
    private final Stage stage = Stage.in(world);
    private final Instant start = stage.inDays(20);

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void threeInAThousandWaitForTheirOwnFixAndHinderNobody() {
        meetingsInAMinute();
        hillsideWritesItsOwnWords();
        breakThemInStorage();

        IntStream.range(0, ALL)
                .forEach(number ->
                        assertThat(book(number, 1, phone(number)).statusCode()).isEqualTo(204));
        for (int told : List.of(250, 500, 750, ALL - TROUBLED.size())) {
            stage.await(told + " others to be told", () -> texts().size() >= told);
        }
        stage.awaitQuiet();

        assertThat(texts()).hasSize(ALL - TROUBLED.size());
        nobodyElseWasHindered();
        eachOfTheThreeSaysWhatMendsIt();

        book(WRONG_NUMBER, 2, number(WRONG_NUMBER + 1)); // their daughter's phone, who has a visit as well
        world.graph().tenant().applicationAccessPolicy(NOEL, true);
        publish(OWN_WORDS + " ");
        redrive("BAD_PHONE");
        redrive("ACCESS_POLICY_MISSING");
        redrive("TEMPLATE_BROKEN");
        redrive("TEMPLATE_BROKEN");

        stage.await("the three to be told", () -> texts().size() >= ALL);
        stage.awaitQuiet();
        assertThat(texts()).hasSize(ALL);
        assertThat(texts().stream().map(OneInAThousandTest::visit)).doesNotHaveDuplicates();
        assertThat(text(BROKEN_WORDS)).startsWith("Hillside: your video visit is");
        assertThat(world.visits()).hasSize(ALL).allSatisfy(shown -> {
            assertThat(shown.settled()).isTrue();
            assertThat(shown.attention()).isEmpty();
        });
        assertThat(world.graph().meetings()).hasSize(ALL);
        assertThat(stuck()).isEmpty();
    }

    /** Graph takes 30 writes of meetings in a second, so two for each of a thousand visits would take longer than a minute. */
    private void meetingsInAMinute() {
        Limits real = Limits.REAL;
        world.graph()
                .limits(new Limits(
                        real.mailboxConcurrency(),
                        real.mailboxRequestsPerTenMinutes(),
                        real.sendsPerMinute(),
                        3_000,
                        3_000,
                        real.meetingsPerMonth(),
                        real.bodyBytes(),
                        Limits.MeasuredBy.SYSTEM_CLOCK,
                        Limits.MeasuredBy.SYSTEM_CLOCK));
    }

    private void hillsideWritesItsOwnWords() {
        publish(OWN_WORDS);
    }

    /** No text that breaks is ever published; so a restored backup, say, holds one that was. */
    private void breakThemInStorage() {
        OwnTemplates.Held held = world.templates().find(SPRINGFIELD, HILLSIDE).orElseThrow();
        var broken = new OwnTemplate(
                HILLSIDE,
                held.template().latest(),
                Optional.of(new OwnTemplate.Published(1, "Dear {{patient.nickname}}, {{patient.teams_url}}")),
                held.template().history());
        assertThat(world.templates().write(SPRINGFIELD, broken, Optional.of(held), Optional.empty()))
                .isTrue();
    }

    private void publish(String words) {
        assertThat(stage.ehr()
                        .administer(
                                "PUT", WORDS + "?clinic=hillside", "{\"by\":\"Bea Sample\",\"text\":\"" + words + "\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(stage.ehr()
                        .administer("POST", WORDS + "/publish?clinic=hillside", "{\"by\":\"Bea Sample\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    /** Each was done at the first attempt, and those behind each trouble waited no longer than those before it. */
    private void nobodyElseWasHindered() {
        Map<Integer, FindVisit.Shown> visits = visits();
        IntStream.range(0, ALL).filter(number -> !TROUBLED.contains(number)).forEach(number -> {
            FindVisit.Shown shown = of(visits, number);
            assertThat(shown.attention()).isEmpty();
            assertThat(shown.settled()).isTrue();
            assertThat(shown.notices()).hasSize(1);
            assertThat(shown.notices().getFirst().attempts()).isEqualTo(1);
        });
        for (int troubled : TROUBLED) {
            Duration before = usualWait(visits, troubled - 100, troubled);
            Duration behind = usualWait(visits, troubled + 1, troubled + 101);
            // Shorter than the first pause of whoever is tried again, were any of them.
            assertThat(behind)
                    .as("behind visit %d", troubled)
                    .isLessThan(before.multipliedBy(2).plusSeconds(4));
        }
    }

    /** From its planning to its sending; the median. */
    private Duration usualWait(Map<Integer, FindVisit.Shown> visits, int from, int to) {
        Map<String, Instant> told = new HashMap<>();
        texts().forEach(text -> told.put(visit(text), text.at()));
        List<Duration> waits = IntStream.range(from, to)
                .mapToObj(number -> of(visits, number))
                .map(shown -> Duration.between(
                        shown.notices().getFirst().planned(),
                        told.get(shown.visit().id().value())))
                .sorted()
                .toList();
        return waits.get(waits.size() / 2);
    }

    private static String visit(SentText text) {
        return text.key().substring(0, text.key().indexOf('-'));
    }

    private void eachOfTheThreeSaysWhatMendsIt() {
        Map<Integer, FindVisit.Shown> visits = visits();
        assertThat(fixes(of(visits, WRONG_NUMBER)))
                .anySatisfy(fix -> assertThat(fix).contains("EHR"));
        assertThat(codes(of(visits, WRONG_NUMBER))).contains("BAD_PHONE");
        assertThat(codes(of(visits, BROKEN_WORDS))).containsExactly("TEMPLATE_BROKEN");
        assertThat(of(visits, BROKEN_WORDS).attention().getFirst().what())
                .contains("en/confirmation.sms of clinic hillside", "line 1", "patient.nickname");
        assertThat(fixes(of(visits, BROKEN_WORDS)))
                .allSatisfy(fix -> assertThat(fix).contains("publish it", "own-templates.md"));
        assertThat(codes(of(visits, NO_POLICY))).containsExactly("ACCESS_POLICY_MISSING");
        assertThat(fixes(of(visits, NO_POLICY)))
                .allSatisfy(fix -> assertThat(fix).contains("Grant-CsApplicationAccessPolicy", NOEL));
        assertThat(reasons()).contains("BAD_PHONE", "TEMPLATE_BROKEN", "ACCESS_POLICY_MISSING");
    }

    private HttpResponse<String> book(int number, int version, String phone) {
        var sent = new ExampleEhr.Sent(version, "booked", start, "en", phone, "nobody@example.org");
        String body = stage.ehr().body(appointment(number), sent).replaceAll(",\\s*\\{\"system\": \"email\"[^}]*}", "");
        if (number == NO_POLICY) {
            body = body.replace("Practitioner/demo", "Practitioner/nopolicy");
        }
        if (number == BROKEN_WORDS) {
            body = body.replace("Location/riverside", "Location/hillside");
        }
        return stage.ehr().put("/api/fhir/Appointment/" + appointment(number), body);
    }

    private static String appointment(int number) {
        return "thousand-" + number;
    }

    private static String phone(int number) {
        return number == WRONG_NUMBER ? "07700 9" : number(number);
    }

    /** All of Ofcom's thousand but the one that the simulated carrier never reaches: that would be the wrong one's. */
    private static String number(int number) {
        return "+447700900%03d".formatted((number - WRONG_NUMBER + UNREACHABLE + ALL) % ALL);
    }

    private List<SentText> texts() {
        return world.carrier().messages();
    }

    private String text(int number) {
        return texts().stream()
                .filter(text -> text.to().equals(number(number)))
                .map(SentText::body)
                .findFirst()
                .orElseThrow();
    }

    private Map<Integer, FindVisit.Shown> visits() {
        var visits = new HashMap<Integer, FindVisit.Shown>();
        world.visits()
                .forEach(shown -> visits.put(
                        Integer.valueOf(shown.visit().appointmentId().substring("thousand-".length())), shown));
        return visits;
    }

    private static FindVisit.Shown of(Map<Integer, FindVisit.Shown> visits, int number) {
        return Objects.requireNonNull(visits.get(number), () -> "visit " + number);
    }

    private static List<String> codes(FindVisit.Shown shown) {
        return shown.attention().stream().map(one -> one.code().name()).toList();
    }

    private static List<String> fixes(FindVisit.Shown shown) {
        return shown.attention().stream().map(one -> one.fix()).toList();
    }

    private Stream<String> reasons() {
        return IntStream.range(0, stuck().size())
                .mapToObj(i -> stuck().at("/" + i + "/reason").asText());
    }

    private JsonNode stuck() {
        return Stage.json(operate("GET", "").body()).path("stuck");
    }

    private void redrive(String reason) {
        assertThat(operate("POST", "/redrive?reason=" + reason).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> operate(String method, String path) {
        var request = HttpRequest.newBuilder(world.baseUrl().resolve("/api/operations/stuck" + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        return stage.ehr().exchangeAs(LocalWorld.ADMINISTRATOR_TOKEN, request);
    }
}
