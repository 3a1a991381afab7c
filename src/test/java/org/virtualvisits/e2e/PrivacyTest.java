package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.e2e.PersonalDetails.Find;
import org.virtualvisits.golden.Golden;
import org.virtualvisits.sandbox.LocalWorld;
import org.virtualvisits.sandbox.RunningWorld;
import org.virtualvisits.sandbox.graph.SentMail;

/** After a rich run, what others can read is searched for what is a patient's, and what patients get for what is staff's (V8). */
final class PrivacyTest {

    private static final RunningWorld.Recorded RECORDED = RunningWorld.recorded();
    private static final LocalWorld WORLD = RECORDED.world();
    private static final RichRun RUN = new RichRun(WORLD);

    @BeforeAll
    static void play() {
        RUN.play();
    }

    @AfterAll
    static void end() {
        WORLD.close();
    }

    @Test
    void nothingOfPatientsIsWhereOthersRead() {
        assertThat(ofPatients().in(readByOthers())).isEmpty();
    }

    @Test
    void neitherServiceAreaNorTypeIsWhereOthersRead() {
        assertThat(new PersonalDetails()
                        .text("Cardiology")
                        .text("Video follow-up")
                        .text("Video consultation")
                        .in(readByOthers()))
                .isEmpty();
    }

    @Test
    void noAddressOrObjectIdOfStaffIsInWhatPatientsGet() {
        var ofStaff = new PersonalDetails();
        for (var user : WORLD.graph().tenant().users()) {
            ofStaff.text(user.objectId());
            if (!user.userPrincipalName().contains("clinic@")) {
                ofStaff.text(user.userPrincipalName());
            }
        }

        assertThat(ofStaff.size()).isGreaterThan(8);
        assertThat(ofStaff.in(readByPatients())).isEmpty();
    }

    @Test
    void theSearchSawEveryPlaceAndTheRunWasRich() {
        Set<String> places = readByOthers().stream().map(Find::place).collect(Collectors.toSet());
        Set<String> patients = readByPatients().stream().map(Find::place).collect(Collectors.toSet());

        assertThat(places)
                .contains("log", "queue", "Graph", "mail subject", "meeting", "invite", "redirect", "link")
                .contains("visit", "answer 204", "answer 400", "answer 401", "answer 415", "answer 422");
        assertThat(patients).contains("text", "mail", "invite", "page 200", "page 404", "page 409");
        assertThat(WORLD.graph().requests()).anyMatch(request -> request.status() == 503);
        assertThat(RUN.visits()).hasSizeGreaterThan(30);
        assertThat(RUN.visits().stream()
                        .flatMap(visit -> visit.findValuesAsText("code").stream())
                        .collect(Collectors.toSet()))
                .contains("unreadable", "bad-phone", "access-policy-missing", "unknown-clinician", "notice-failed");
        assertThat(ofPatients().size()).isGreaterThan(50);
        assertThat(ofPatients().in(readByPatients()))
                .as("patients read their own names")
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "told Zephyrinette",
                "quennevillier",
                "to=+44 7700 900-718",
                "(07700)900718",
                "/users/x/messages?$filter=zeph.quenn%40example.org",
                "mrx-7719283",
                "9990000018",
                "Bea",
                "Patient Marlow was late"
            })
    void theSearchFindsWhatIsPlanted(String planted) {
        List<Find> places = new ArrayList<>(readByOthers());
        places.add(new Find("log", "[Information] Function.health.User: " + planted));

        assertThat(ofPatients().in(places)).singleElement().asString().contains("in log");
    }

    private static PersonalDetails ofPatients() {
        var details = new PersonalDetails()
                .name(RichRun.GIVEN + " " + RichRun.FAMILY)
                .name(RichRun.DISPLAY.replace("Madame", ""))
                .text(RichRun.MRN)
                .number(RichRun.NHS_NUMBER)
                .number(RichRun.PHONE)
                .text(RichRun.EMAIL)
                .number("07700 900002");
        Golden.cases("fhir").forEach(name -> details.patientsOf(Shapes.input(name)));
        Stream.of("Imogen Vale", "Dora Stone", "Evan Thorn", "Gwen Ashby", "Jory Kemp")
                .forEach(details::name);
        return details;
    }

    private static List<Find> readByOthers() {
        var finds = new ArrayList<Find>();
        WORLD.host().log().forEach(line -> finds.add(new Find("log", line)));
        WORLD.host().failures().forEach(failure -> finds.add(new Find("failure", trace(failure.cause()))));
        RECORDED.messages().get().forEach(message -> finds.add(new Find("queue", message)));
        WORLD.graph().requests().forEach(request -> finds.add(new Find("Graph", request.path())));
        WORLD.graph().meetings().forEach(one -> finds.add(new Find("meeting", one.subject() + " " + one.externalId())));
        for (SentMail mail : WORLD.graph().sentMail()) {
            finds.add(new Find("mail subject", mail.subject()));
            unfolded(mail)
                    .lines()
                    .filter(line -> line.startsWith("SUMMARY"))
                    .forEach(line -> finds.add(new Find("invite", line)));
        }
        WORLD.carrier().messages().stream()
                .filter(text -> text.body().contains("/join/"))
                .forEach(text -> finds.add(new Find("link", Stage.link(text.body()))));
        RUN.entries()
                .forEach(entry ->
                        entry.headers().firstValue("location").ifPresent(to -> finds.add(new Find("redirect", to))));
        RUN.visits().forEach(visit -> finds.add(new Find("visit", visit.toString())));
        RUN.answers()
                .forEach(answer ->
                        finds.add(new Find("answer " + answer.statusCode(), answer.headers() + answer.body())));
        return finds;
    }

    private static List<Find> readByPatients() {
        var finds = new ArrayList<Find>();
        WORLD.carrier().messages().forEach(text -> finds.add(new Find("text", text.from() + text.body())));
        for (SentMail mail : WORLD.graph().sentMail()) {
            finds.add(new Find(
                    "mail",
                    String.join("\n", mail.from(), mail.subject(), mail.textBody(), mail.htmlBody())
                            + mail.headers()
                            + mail.internetMessageId()));
            finds.add(new Find("invite", unfolded(mail)));
        }
        RUN.pages().forEach(page -> finds.add(new Find("page " + page.statusCode(), seen(page))));
        RUN.entries().stream()
                .filter(entry -> entry.statusCode() != 303)
                .forEach(entry -> finds.add(new Find("page " + entry.statusCode(), seen(entry))));
        return finds;
    }

    private static String seen(HttpResponse<String> page) {
        return page.headers() + page.body();
    }

    private static String unfolded(SentMail mail) {
        return mail.calendar() == null ? "" : mail.calendar().text().replaceAll("\r?\n[ \t]", "");
    }

    private static String trace(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
