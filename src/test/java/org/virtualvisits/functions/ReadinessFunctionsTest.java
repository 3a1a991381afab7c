package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.functions.Doors.DEPLOYMENT_ADMINISTRATOR;
import static org.virtualvisits.functions.PeopleScene.NORTH;
import static org.virtualvisits.functions.PeopleScene.SOUTH;
import static org.virtualvisits.functions.PeopleScene.body;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.golden.Golden;
import org.virtualvisits.sandbox.host.LocalResponse;

/** The doors to readiness: who comes in, what they see, and what the button does. */
final class ReadinessFunctionsTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([0-9a-f]{32})\"");
    private static final Map<String, String> OURS = Map.of("Sec-Fetch-Site", "same-origin");

    private final ReadinessScene scene = new ReadinessScene();

    @Test
    void whatWasFoundIsShownWithItsFixes() throws IOException {
        scene.found();

        LocalResponse answer = scene.list("?organisation=north", DEPLOYMENT_ADMINISTRATOR);

        assertThat(answer.getStatusCode()).isEqualTo(200);
        Golden.check(
                "readiness/found.out.json",
                new ObjectMapper().readTree(body(answer)).toPrettyString() + "\n");
    }

    @Test
    void onlyWhatIsNotReadyIsShownWhereThatIsAsked() {
        scene.found();

        assertThat(body(scene.list("?organisation=north&only=not-ready", DEPLOYMENT_ADMINISTRATOR)))
                .contains("\"lee\"", "\"riverside\"")
                .doesNotContain("\"kaur\"", "texts-off");
        assertThat(body(scene.list("?organisation=north&after=clinician%7Ckaur", DEPLOYMENT_ADMINISTRATOR)))
                .contains("\"lee\"")
                .doesNotContain("\"kaur\"");
    }

    @Test
    void oneClinicianIsShown() {
        scene.found();

        assertThat(body(scene.clinician("lee", "?organisation=north", DEPLOYMENT_ADMINISTRATOR)))
                .contains("\"ready\":false", "policy-missing", "Grant-CsApplicationAccessPolicy", "30 minutes");
        assertThat(scene.clinician("nobody", "?organisation=north", DEPLOYMENT_ADMINISTRATOR)
                        .getStatusCode())
                .isEqualTo(404);
        assertThat(scene.clinician("../run", "?organisation=north", DEPLOYMENT_ADMINISTRATOR)
                        .getStatusCode())
                .isEqualTo(404);
        assertThat(scene.clinician("lee", "?organisation=south", DEPLOYMENT_ADMINISTRATOR)
                        .getStatusCode())
                .isEqualTo(404);
    }

    @Test
    void aCheckBeginsOnceAndSaysWhereToLook() {
        LocalResponse begun = scene.check("?organisation=north", DEPLOYMENT_ADMINISTRATOR);

        assertThat(begun.getStatusCode()).isEqualTo(202);
        assertThat(begun.headers()).containsEntry("Location", "/api/readiness?organisation=north");
        assertThat(body(begun)).contains("\"state\":\"running\"", "\"total\":4");
        LocalResponse again = scene.check("?organisation=north", DEPLOYMENT_ADMINISTRATOR);
        assertThat(again.getStatusCode()).isEqualTo(409);
        assertThat(body(again)).contains("/problems/under-way");
        assertThat(scene.asked).containsExactly("north");
    }

    @Test
    void theDeploymentsAdministratorMeansAllByNamingNone() {
        LocalResponse begun = scene.check("", DEPLOYMENT_ADMINISTRATOR);

        assertThat(body(begun)).isEqualTo("{\"begun\":2}");
        assertThat(scene.asked).containsExactlyInAnyOrder("north", "south");
    }

    @ParameterizedTest
    @CsvSource({
        "?organisation=north, nobody-in-particular-0123456789, 401",
        "'', nobody-in-particular-0123456789, 401",
        "?organisation=../x, deployment-administrator-01234567, 401",
        "'', deployment-administrator-01234567, 422",
        "?organisation=nowhere, deployment-administrator-01234567, 404",
        "?organisation=north&after=run, deployment-administrator-01234567, 422",
    })
    void nobodyElseSeesAnythingAndWhatIsWrongIsSaid(String query, String token, int status) {
        scene.found();

        assertThat(scene.list(query, token).getStatusCode()).isEqualTo(status);
        assertThat(scene.clinician("lee", query, token).getStatusCode())
                .isEqualTo(query.contains("after") ? 200 : status);
    }

    @Test
    void localAdministratorsSeeWhatIsNotReadyAndWhatMendsIt() {
        scene.found();

        LocalResponse answer = scene.page("", administrator(NORTH));

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(body(answer))
                .contains("Who can hold visits", "Dr lee (lee)", "Checked: 4 of 4. Ready: 2. Not ready: 2.")
                .contains("<code>Grant-CsApplicationAccessPolicy -PolicyName VirtualVisits -Identity &quot;"
                        + ReadinessScene.POLICY)
                .contains("Not known: the last check is too old.")
                .doesNotContain("Dr kaur", "The app itself");
        assertThat(answer.headers().get("Content-Security-Policy"))
                .startsWith("default-src 'none'")
                .doesNotContain("unsafe", "http", "script-src 'sha256");
        assertThat(body(scene.page("?show=all", administrator(NORTH)))).contains("Dr kaur", "The app itself");
        assertThat(body(scene.page("?lang=cy", administrator(NORTH))))
                .contains("Pwy all gynnal ymweliadau", "lang=\"en\"")
                .doesNotContain("Not ready");
    }

    @ParameterizedTest
    @ValueSource(strings = {"booking", "clinician"})
    void otherStaffSeeNothingThereAndChangeNothing(String role) {
        scene.found();
        String principal = PeopleScene.principal("oid-x", "north." + role);

        // A page of theirs from before they lost the role.
        Matcher token = TOKEN.matcher(body(scene.page("", PeopleScene.principal("oid-x", "north.administrator"))));
        assertThat(token.find()).isTrue();

        assertThat(scene.page("", principal).getStatusCode()).isEqualTo(404);
        assertThat(scene.press("token=" + token.group(1), principal, OURS).getStatusCode())
                .isEqualTo(404);
        assertThat(body(scene.people.day("", principal))).doesNotContain("day/readiness");
        assertThat(body(scene.people.day("", administrator(NORTH)))).contains("day/readiness");
        assertThat(scene.page("?organisation=north", administrator(SOUTH)).getStatusCode())
                .isEqualTo(404);
        assertThat(body(scene.page("", administrator(SOUTH)))).contains("Nothing has been checked yet");
        assertThat(scene.asked).isEmpty();
    }

    @Test
    void theButtonBeginsACheckUnlessTheFormIsNotOurs() {
        Matcher token = TOKEN.matcher(body(scene.page("", administrator(NORTH))));
        assertThat(token.find()).isTrue();
        String form = "token=" + token.group(1);

        assertThat(scene.press(form, administrator(NORTH), Map.of("Sec-Fetch-Site", "cross-site"))
                        .getStatusCode())
                .isEqualTo(403);
        assertThat(scene.press("token=" + "0".repeat(32), administrator(NORTH), OURS)
                        .getStatusCode())
                .isEqualTo(403);
        assertThat(scene.asked).isEmpty();
        assertThat(scene.press(form, administrator(NORTH), OURS).headers())
                .containsEntry("Location", "readiness?done=begun");
        assertThat(scene.press(form, administrator(NORTH), OURS).headers())
                .containsEntry("Location", "readiness?done=under-way");
        assertThat(scene.asked).containsExactly("north");
        assertThat(body(scene.page("?done=begun", administrator(NORTH)))).contains("The check has begun.");
        assertThat(body(scene.page("?done=%3Cb%3E", administrator(NORTH)))).doesNotContain("<b>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"organisation\":\"north\"}", "{\"organisation\":\"N\",\"started\":\"x\"}"})
    void aMessageThatIsNoneIsDropped(String message) {
        assertThat(ReadinessJson.asked(message)).isEmpty();
        assertThat(ReadinessJson.asked("{\"organisation\":\"north\",\"started\":\"2026-11-30T03:30:00Z\"}"))
                .isEqualTo(Optional.of(new ReadinessJson.Asked(NORTH, Instant.parse("2026-11-30T03:30:00Z"))));
    }

    private static String administrator(OrganisationId organisation) {
        return PeopleScene.principal("oid-admin", organisation + ".administrator");
    }
}
