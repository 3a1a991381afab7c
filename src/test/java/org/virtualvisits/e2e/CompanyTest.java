package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.SmsText;
import org.virtualvisits.sandbox.LocalWorld;
import org.virtualvisits.sandbox.RunningWorld;
import org.virtualvisits.sandbox.graph.SentMail;
import org.virtualvisits.sandbox.messaging.SentText;

/** A group visit with a carer, an interpreter and a colleague, through the packaged app: each is told, and none of any other. */
final class CompanyTest {

    private static final LocalWorld WORLD = RunningWorld.inMemory();

    /** Each by what no message to another may show. */
    private static final Map<String, List<String>> PEOPLE = new TreeMap<>(Map.of(
            "pat", List.of("Patricia", "Alderton", "7700900401", "pat@example.org"),
            "ben", List.of("Benedict", "Birchall", "7700900402", "ben@example.org"),
            "cara", List.of("Caradoc", "Cedarwood", "7700900403", "cara@example.org"),
            "cole", List.of("Coleman", "Fairweather", "7700900405", "cole@example.org"),
            "ines", List.of("Ines", "Elderflower", "7700900404", "ines@example.org")));

    private final Stage stage = Stage.in(WORLD);
    private final Instant start = stage.inDays(3);

    @AfterAll
    static void end() {
        WORLD.close();
    }

    @Test
    void everyOneOfACompanyIsToldAndNoneOfAnyOther() {
        put("booked", 1);
        stage.await("a text and a mail for each", () -> texts().size() == 5 && mails().size() == 5);
        stage.awaitQuiet();

        PEOPLE.forEach((name, own) -> PEOPLE.forEach((other, theirs) -> {
            if (!name.equals(other)) {
                assertThat(toldTo(name))
                        .as("what %s reads of %s", name, other)
                        .noneMatch(text -> theirs.stream().anyMatch(text::contains));
            }
        }));
        assertThat(mails()).allSatisfy(mail -> {
            assertThat(mail.to()).hasSize(1);
            assertThat(mail.cc()).isEmpty();
            assertThat(mail.bcc()).isEmpty();
            assertThat(Pattern.compile("(?m)^ATTENDEE").matcher(calendar(mail)).results())
                    .hasSize(1);
        });
        assertThat(texts().stream().map(text -> Stage.link(text.body())).distinct())
                .hasSize(5);
        assertThat(texts())
                .allSatisfy(text -> assertThat(SmsText.parts(text.body())).isEqualTo(1));
    }

    @Test
    void aCompanionsWordsTellNothingOfThePatientTheClinicianOrTheKindOfVisitAndAskForNoAnswer() {
        String location = put("booked", 1);
        stage.await("a text and a mail for each", () -> texts().size() == 5 && mails().size() == 5);
        stage.awaitQuiet();

        for (String companion : List.of("cara", "cole", "ines")) {
            assertThat(toldTo(companion))
                    .isNotEmpty()
                    .noneMatch(
                            text -> Stream.of("Dr ", "How to prepare", "HOW TO PREPARE", "Reply", "review", "for you")
                                    .anyMatch(text::contains));
        }
        assertThat(mail("ines").textBody()).contains("asked you to interpret");
        assertThat(mail("cara").textBody()).contains("asked you to take part");
        assertThat(mail("pat").textBody()).contains("booked a video visit for you");
        assertThat(stage.visit(location).at("/patients").findValuesAsText("role"))
                .containsExactly("carer", "interpreter", "colleague");
        HttpResponse<String> page = stage.ehr()
                .exchangeOnly(HttpRequest.newBuilder(
                                URI.create(Stage.link(text("cara").body())))
                        .GET());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("too early").doesNotContain("How to prepare");
    }

    @Test
    void whoStaysBehindIsToldAndTheirLinkOpensNothing() {
        put("booked", 1);
        stage.await("a text and a mail for each", () -> texts().size() == 5 && mails().size() == 5);
        stage.awaitQuiet();
        URI link = URI.create(Stage.link(text("cara").body()));

        send(body("booked", 2).replaceAll(",\"companions\":\\[.*?]", ",\"companions\":[]"));
        stage.await("word to each companion", () -> texts().size() == 8 && mails().size() == 8);
        stage.awaitQuiet();

        assertThat(stage.ehr().exchangeOnly(HttpRequest.newBuilder(link).GET()).statusCode())
                .isEqualTo(404);
        assertThat(texts().stream()
                        .filter(text -> text.to().endsWith("7700900403"))
                        .toList()
                        .getLast()
                        .body())
                .contains("is off");
        assertThat(texts().stream().filter(text -> text.to().endsWith("7700900401")))
                .hasSize(1);
    }

    private String put(String status, int version) {
        HttpResponse<String> answer = send(body(status, version));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> send(String body) {
        return stage.ehr()
                .exchange(HttpRequest.newBuilder(WORLD.baseUrl().resolve(path()))
                        .header("content-type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private String path() {
        return "/api/visits/demo/" + stage.appointment();
    }

    private String body(String status, int version) {
        return "{\"status\":\"" + status + "\",\"version\":" + version + ",\"start\":\"" + start
                + "\",\"minutes\":20,\"type\":\"telehealth\",\"clinic\":\"riverside\",\"clinicians\":[\"demo\"],\"patients\":["
                + person("pat", "") + "," + person("ben", "") + "],\"companions\":["
                + person("cara", ",\"role\":\"carer\"") + "," + person("ines", ",\"role\":\"interpreter\"") + ","
                + person("cole", ",\"role\":\"colleague\"") + "]}";
    }

    private static String person(String id, String more) {
        List<String> its = PEOPLE.getOrDefault(id, List.of());
        return "{\"id\":\"" + id + "\",\"givenName\":\"" + its.get(0) + "\",\"familyName\":\"" + its.get(1)
                + "\",\"phone\":\"+44" + its.get(2) + "\",\"email\":\"" + its.get(3) + "\"" + more + "}";
    }

    private List<SentText> texts() {
        return WORLD.carrier().messages().stream()
                .filter(text -> text.key().startsWith(visit()))
                .toList();
    }

    private List<SentMail> mails() {
        return WORLD.graph().sentMail().stream()
                .filter(mail -> calendar(mail).contains(visit()))
                .toList();
    }

    private static String calendar(SentMail mail) {
        return mail.calendar() == null ? "" : mail.calendar().text().replace("\r\n ", "");
    }

    private String visit() {
        return VisitId.of(new OrganisationId("springfield"), new SourceId("demo"), stage.appointment())
                .value();
    }

    private SentText text(String name) {
        return texts().stream()
                .filter(text ->
                        text.to().endsWith(PEOPLE.getOrDefault(name, List.of()).get(2)))
                .findFirst()
                .orElseThrow();
    }

    private SentMail mail(String name) {
        return mails().stream()
                .filter(mail ->
                        mail.to().contains(PEOPLE.getOrDefault(name, List.of()).get(3)))
                .findFirst()
                .orElseThrow();
    }

    private List<String> toldTo(String name) {
        SentMail mail = mail(name);
        return List.of(text(name).body(), mail.subject(), mail.textBody(), mail.htmlBody(), calendar(mail));
    }
}
