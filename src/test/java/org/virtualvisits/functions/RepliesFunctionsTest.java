package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.functions.PeopleScene.NORTH;
import static org.virtualvisits.functions.PeopleScene.SOUTH;
import static org.virtualvisits.functions.PeopleScene.body;
import static org.virtualvisits.functions.ReplyStage.TOKEN;
import static org.virtualvisits.functions.ReplyStage.received;

import com.microsoft.azure.functions.HttpMethod;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.reply.Callback.Content;
import org.virtualvisits.sandbox.host.LocalResponse;

/** Staff read what patients wrote, and say that it is dealt with. */
final class RepliesFunctionsTest {

    private static final Pattern HIDDEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final Pattern DONE = Pattern.compile("name=\"done\" value=\"([^\"]+)\"");

    private final ReplyStage stage = new ReplyStage();
    private final VisitId visit = stage.scene.visit(NORTH, 1);

    @Test
    void bookingStaffAndTheVisitsClinicianReadTheWords() {
        writes("Running late &lt;10 min");

        assertThat(body(look(PeopleScene.booking(NORTH)))).contains("Running late");
        assertThat(body(look(PeopleScene.clinician(NORTH, "lee")))).contains("Running late");
    }

    @Test
    void nobodyElseLearnsThatThereAreAny() {
        writes("Running late");

        assertThat(look(PeopleScene.clinician(NORTH, "kaur")).getStatusCode()).isEqualTo(404);
        assertThat(look(PeopleScene.booking(SOUTH)).getStatusCode()).isEqualTo(404);
        assertThat(look(null).getStatusCode()).isEqualTo(401);
    }

    @Test
    void hostileWordsAreShownAndNotObeyed() {
        writes("<script>alert(1)</script>");

        LocalResponse page = look(PeopleScene.booking(NORTH));

        assertThat(body(page)).contains("&lt;script&gt;").doesNotContain("<script>alert");
        assertThat(page.getHeader("Content-Security-Policy")).contains("default-src 'none'");
    }

    @Test
    void doneDropsTheWordsAndTheNoteAndComesBackToThePage() {
        writes("Running late");
        String page = body(look(PeopleScene.booking(NORTH)));

        LocalResponse answer = press(page, "same-origin");

        assertThat(answer.getStatusCode()).isEqualTo(303);
        assertThat(stage.replies.of(visit).forStaff()).isEmpty();
        assertThat(body(look(PeopleScene.booking(NORTH))))
                .contains("There is nothing to read")
                .doesNotContain("late");
        assertThat(stage.context.log().toString()).doesNotContain("late");
    }

    @Test
    void aFormOfAnotherSiteSettlesNothing() {
        writes("Running late");
        String page = body(look(PeopleScene.booking(NORTH)));

        assertThat(press(page, "cross-site").getStatusCode()).isEqualTo(403);
        assertThat(stage.replies.of(visit).forStaff()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"channel\":\"sms\"}", "{}", "{\"channel\":\"fax\",\"address\":\"07700 900001\"}"})
    void anIncompleteQuestionAboutConsentIsRefused(String body) {
        assertThat(stage.consent(HttpMethod.POST, body).getStatusCode()).isEqualTo(422);
    }

    @Test
    void administratorsSeeAndSetConsentWithoutAnAddressInTheLog() {
        String address = "\"channel\":\"sms\",\"address\":\"07700 900001\"";
        assertThat(body(stage.consent(HttpMethod.POST, "{" + address + "}")))
                .isEqualTo("{\"allowed\":true,\"said\":[]}");

        assertThat(stage.consent(HttpMethod.PUT, "{" + address + ",\"standing\":\"refused\"}")
                        .getStatusCode())
                .isEqualTo(204);
        assertThat(stage.consent(HttpMethod.PUT, "{" + address + ",\"standing\":\"stopped\"}")
                        .getStatusCode())
                .isEqualTo(422);

        assertThat(body(stage.consent(HttpMethod.POST, "{" + address + "}")))
                .startsWith("{\"allowed\":false")
                .contains("\"standing\":\"refused\"", "\"by\":\"person:administrator-");
        assertThat(stage.context.log().toString()).doesNotContain("900001");
    }

    private void writes(String words) {
        stage.acs(TOKEN, received("1", "+447700900001", words));
        stage.drain();
        assertThat(stage.callbacks
                        .find(stage.replies.of(visit).forStaff().getFirst().reply())
                        .orElseThrow()
                        .content())
                .isInstanceOf(Content.ForStaff.class);
    }

    private LocalResponse look(@Nullable String principal) {
        return (LocalResponse) stage.repliesPage.look(
                PeopleScene.get("day/visits/" + visit + "/replies", principal), visit.value(), stage.context);
    }

    private LocalResponse press(String page, String site) {
        String form = "token=" + first(HIDDEN, page) + "&done=" + first(DONE, page);
        return (LocalResponse) stage.repliesPage.settle(
                PeopleScene.request(
                        HttpMethod.POST,
                        "day/visits/" + visit + "/replies",
                        PeopleScene.booking(NORTH),
                        Map.of("Sec-Fetch-Site", site),
                        form),
                visit.value(),
                stage.context);
    }

    private static String first(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
