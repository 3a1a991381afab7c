package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.functions.PeopleScene.NORTH;
import static org.virtualvisits.functions.PeopleScene.NOW;
import static org.virtualvisits.functions.PeopleScene.SOUTH;
import static org.virtualvisits.functions.PeopleScene.body;
import static org.virtualvisits.functions.PeopleScene.booking;
import static org.virtualvisits.functions.PeopleScene.clinician;
import static org.virtualvisits.functions.PeopleScene.get;
import static org.virtualvisits.functions.PeopleScene.request;

import com.microsoft.azure.functions.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.core.feed.Condition;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Contact;
import org.virtualvisits.core.reply.Replies;
import org.virtualvisits.core.visit.JoinLinks;
import org.virtualvisits.core.visit.JoinTokens;
import org.virtualvisits.sandbox.host.LocalResponse;

/** The staff's door: who comes in, what they see, and what their buttons do. */
final class DayFunctionsTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([0-9a-f]{32})\"");
    private static final Map<String, String> OURS = Map.of("Sec-Fetch-Site", "same-origin");

    private final PeopleScene scene = new PeopleScene();

    @Test
    void withoutThePlatformsSignInTheHeaderIsWorthNothing() {
        scene.visit(NORTH, 1);

        var answer = (LocalResponse) scene.stage.day(false).look(get("day", booking(NORTH)), scene.context);

        assertThat(answer.getStatusCode()).isEqualTo(401);
        assertThat(body(answer)).doesNotContain("Winterbourne");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "e30=", "eyJhdXRoX3R5cCI6ImFhZCJ9"})
    void aHeaderThatNamesNobodyLetsNobodyIn(String header) {
        assertThat(scene.day("", header).getStatusCode()).isEqualTo(401);
    }

    @Test
    void whoeverHasNoRoleHereIsToldWhomToAsk() {
        LocalResponse answer = scene.day("", PeopleScene.principal("oid-x", "Another.App"));

        assertThat(answer.getStatusCode()).isEqualTo(403);
        assertThat(body(answer)).contains("local administrator");
    }

    @Test
    void bookingStaffSeeTheDayAndThePageKeepsItToItself() {
        scene.visit(NORTH, 1);
        LocalResponse answer = scene.day("", booking(NORTH));

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(body(answer))
                .contains("Ms Morgan Winterbourne 1", "9:00am", "tel:07700900001", "Text sent", "GMT, Europe/London")
                .doesNotContain("teams.microsoft.com");
        assertThat(body(answer)).containsPattern("<title>Today, Tuesday 1 December 2026 –");
        assertThat(answer.headers())
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("Referrer-Policy", "same-origin");
        assertThat(answer.headers().get("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'sha256-")
                .contains("script-src 'sha256-", "connect-src 'self'", "form-action 'self'")
                .doesNotContain("unsafe", "http");
    }

    @Test
    void clinicansSeeTheVisitsTheyTakePartInAndNoOther() {
        scene.visit(NORTH, 1, NOW, "lee", PeopleScene.sent());
        VisitId others = scene.visit(NORTH, 2, NOW, "kaur", PeopleScene.sent());

        assertThat(body(scene.day("", clinician(NORTH, "lee"))))
                .contains("Winterbourne 1")
                .doesNotContain("Winterbourne 2");
        assertThat(joined(others, clinician(NORTH, "lee")).getStatusCode()).isEqualTo(404);
        assertThat(joined(others, clinician(NORTH, "kaur")).getStatusCode()).isEqualTo(303);
    }

    @Test
    void twoOrganisationsCannotSeeEachOthersByIdFilterOrButton() {
        VisitId north = scene.visit(NORTH, 1);
        scene.visit(SOUTH, 2);

        assertThat(body(scene.day("", booking(SOUTH))))
                .contains("Winterbourne 2")
                .doesNotContain("Winterbourne 1");
        LocalResponse asked = scene.day("?organisation=north", booking(SOUTH));
        assertThat(asked.getStatusCode()).isEqualTo(404);
        assertThat(body(asked)).doesNotContain("Winterbourne").contains("href=\"/api/day\"");
        assertThat(body(scene.day("?clinic=riverside&clinician=lee", booking(SOUTH))))
                .doesNotContain("Winterbourne 1");
        assertThat(joined(north, booking(SOUTH)).getStatusCode()).isEqualTo(404);
        assertThat(pressed("resend sms " + north + " " + PeopleScene.PATIENT, booking(SOUTH), "", OURS)
                        .headers())
                .containsEntry("Location", "day?done=unknown");
        assertThat(scene.stage.wakeups().requests()).isEmpty();
        assertThat(pressed("cancel sms " + north + " " + PeopleScene.PATIENT, booking(SOUTH), "", OURS)
                        .headers())
                .containsEntry("Location", "day?done=unknown");
    }

    @Test
    void oneClickLeadsIntoTheMeeting() {
        VisitId visit = scene.visit(NORTH, 1);

        assertThat(body(scene.day("", booking(NORTH)))).contains("href=\"day/visits/" + visit + "/join\"");
        assertThat(joined(visit, booking(NORTH)).headers())
                .containsEntry("Location", PeopleScene.teams(visit).toString());
        assertThat(joined(visit, null).getStatusCode()).isEqualTo(401);
    }

    @Test
    void anArrivalIsShownWithItsTimeAndTheFirstOneCounts() {
        VisitId visit = scene.visit(NORTH, 1);
        Cause cause = Cause.ofPerson("link-holder", "0".repeat(32));

        assertThat(scene.stage.arrive().arrive(visit, PeopleScene.PATIENT, cause))
                .isTrue();
        assertThat(scene.stage.arrive().arrive(visit, PeopleScene.PATIENT, cause))
                .isFalse();

        assertThat(body(scene.day("?only=arrived", booking(NORTH)))).contains("Arrived", "8:50am", "Winterbourne 1");
        assertThat(scene.stage.unsettled().count(10)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "only=attention, Winterbourne 2, Winterbourne 1",
        "only=unconfirmed, Winterbourne 1, Winterbourne 9",
        "clinician=kaur, Winterbourne 2, Winterbourne 1",
        "clinic=nowhere, No visits to show, Winterbourne",
        "date=2026-12-02, Winterbourne 3, Winterbourne 1",
        "date=nonsense, Winterbourne 1, Winterbourne 3",
    })
    void filtersShowWhatTheySay(String query, String shown, String hidden) {
        scene.visit(NORTH, 1);
        scene.visit(NORTH, 2, NOW.plusSeconds(60), "kaur", PeopleScene.failed());
        scene.visit(NORTH, 3, NOW.plus(Duration.ofDays(1)), "lee", PeopleScene.sent());

        assertThat(body(scene.day("?" + query, booking(NORTH)))).contains(shown).doesNotContain(hidden);
    }

    @Test
    void aFailedMessageShowsWithItsFix() {
        scene.visit(NORTH, 2, NOW, "kaur", PeopleScene.failed());

        assertThat(body(scene.day("", booking(NORTH))))
                .contains("To do:", "The number takes no texts.", "Ring the patient.", "Text failed");
    }

    @Test
    void aPageThatHasNotChangedIsNotSentAgain() {
        VisitId visit = scene.visit(NORTH, 1);
        String tag = scene.day("", booking(NORTH)).headers().get("ETag");
        Map<String, String> again = Map.of("If-None-Match", tag);

        LocalResponse same = (LocalResponse)
                scene.stage.day(true).look(request(HttpMethod.GET, "day", booking(NORTH), again, null), scene.context);
        scene.stage.arrive().arrive(visit, PeopleScene.PATIENT, Cause.ofSystem("0".repeat(32)));
        LocalResponse other = (LocalResponse)
                scene.stage.day(true).look(request(HttpMethod.GET, "day", booking(NORTH), again, null), scene.context);

        assertThat(same.getStatusCode()).isEqualTo(304);
        assertThat(body(same)).isEmpty();
        assertThat(other.getStatusCode()).isEqualTo(200);
    }

    @Test
    void theLinkGoesOutAgainOnceHoweverOftenItIsAskedFor() {
        VisitId visit = scene.visit(NORTH, 1);
        String act = "resend sms " + visit + " " + PeopleScene.PATIENT;

        assertThat(pressed(act, booking(NORTH), "&only=attention", OURS).headers())
                .containsEntry("Location", "day?only=attention&done=resent");
        assertThat(pressed(act, booking(NORTH), "", OURS).headers()).containsEntry("Location", "day?done=on-its-way");

        assertThat(scene.stage.visits().read(visit).orElseThrow().notices()).hasSize(2);
        assertThat(scene.stage.wakeups().requests()).hasSize(1);
        assertThat(body(scene.day("?done=resent", booking(NORTH)))).contains("The message will go out in a moment.");
        assertThat(body(scene.day("", booking(NORTH)))).contains("Text on its way");
    }

    @Test
    void aCancelledLinkOpensNothingUntilTheNextMessage() {
        VisitId visit = scene.visit(NORTH, 1);
        pressed("resend sms " + visit + " " + PeopleScene.PATIENT, booking(NORTH), "", OURS);
        String digest = JoinTokens.digest(scene.stage.tokens().token(visit, contact(visit)));
        assertThat(scene.stage.links().find(digest))
                .map(JoinLinks.Target::visit)
                .contains(visit);

        assertThat(pressed("cancel sms " + visit + " " + PeopleScene.PATIENT, booking(NORTH), "", OURS)
                        .headers())
                .containsEntry("Location", "day?done=link-cancelled");

        assertThat(scene.stage.links().find(digest)).isEmpty();
    }

    @Test
    void aPressTakesAPatientAtTheirNewestWord() {
        VisitId visit = scene.visit(NORTH, 1);
        String comes = "comes - " + visit + " " + PeopleScene.PATIENT;
        assertThat(body(scene.day("", booking(NORTH)))).doesNotContain(comes);
        scene.stage
                .replies()
                .answer(
                        visit,
                        new Replies.Answer(
                                PeopleScene.PATIENT, Condition.DECLINED, start(visit), NOW.minusSeconds(60)));
        scene.stage.list().changed(visit);

        assertThat(body(scene.day("", booking(NORTH))))
                .contains("Declined", "value=\"" + comes + "\"", "Comes after all");
        assertThat(pressed(comes, booking(SOUTH), "", OURS).headers()).containsEntry("Location", "day?done=unknown");
        assertThat(pressed("comes - " + visit + " nobody", booking(NORTH), "", OURS)
                        .headers())
                .containsEntry("Location", "day?done=cannot-come");
        assertThat(scene.stage.replies().of(visit).answers())
                .extracting(Replies.Answer::condition)
                .containsExactly(Condition.DECLINED);
        assertThat(pressed(comes, booking(NORTH), "", OURS).headers()).containsEntry("Location", "day?done=comes");

        assertThat(body(scene.day("", booking(NORTH)))).contains("Confirmed").doesNotContain(comes, "will not come");
    }

    private Instant start(VisitId visit) {
        return scene.stage
                .visits()
                .read(visit)
                .orElseThrow()
                .visit()
                .wanted()
                .start()
                .orElseThrow();
    }

    @Test
    void aPressTellsThatTheClinicianIsLateWhereAVisitIsNear() {
        VisitId near = scene.visit(NORTH, 1);
        VisitId later = scene.visit(NORTH, 2, NOW.plus(Duration.ofHours(5)), "lee", PeopleScene.sent());

        assertThat(body(scene.day("", booking(NORTH))))
                .contains("value=\"late 20 " + near + " -\"", "20 minutes late")
                .doesNotContain("late 20 " + later);
        assertThat(pressed("late 20 " + near + " -", clinician(NORTH, "lee"), "", OURS)
                        .headers())
                .containsEntry("Location", "day?done=lateness-told");
        assertThat(pressed("late 20 " + later + " -", booking(NORTH), "", OURS).headers())
                .containsEntry("Location", "day?done=not-now");

        assertThat(scene.stage.visits().read(near).orElseThrow().visit().late())
                .map(late -> late.by().toMinutes())
                .contains(20L);
        assertThat(scene.stage.visits().read(later).orElseThrow().visit().late())
                .isEmpty();
        assertThat(scene.stage.wakeups().requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"late 4", "late 121", "late -5", "late sms", "late 99999999999", "resend 20", "cancel late"})
    void nobodyIsToldOfALatenessThatIsNone(String words) {
        VisitId visit = scene.visit(NORTH, 1);

        assertThat(pressed(words + " " + visit + " -", booking(NORTH), "", OURS).headers())
                .containsEntry("Location", "day?done=unknown");
        assertThat(pressed("late 20 " + visit + " -", booking(SOUTH), "", OURS).headers())
                .containsEntry("Location", "day?done=unknown");
        assertThat(pressed("late 20 " + visit + " -", clinician(NORTH, "kaur"), "", OURS)
                        .headers())
                .containsEntry("Location", "day?done=unknown");
        assertThat(scene.stage.wakeups().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site, true",
        "Sec-Fetch-Site, same-site, true",
        "Origin, https://evil.example, true",
        "Origin, null, true",
        "X-Nothing, x, true",
        "Sec-Fetch-Site, same-origin, false",
    })
    void aFormThatIsNotOursChangesNothing(String header, String value, boolean withToken) {
        VisitId visit = scene.visit(NORTH, 1);
        String token = withToken ? token(booking(NORTH)) : "0".repeat(32);

        LocalResponse answer = posted(
                "token=" + token + "&act=" + encoded("resend sms " + visit + " " + PeopleScene.PATIENT),
                booking(NORTH),
                Map.of(header, value));

        assertThat(answer.getStatusCode()).isEqualTo(403);
        assertThat(scene.stage.wakeups().requests()).isEmpty();
    }

    @Test
    void aTokenIsGoodForItsOwnPersonOnly() {
        String others = token(clinician(NORTH, "lee"));

        assertThat(posted("token=" + others + "&act=x", booking(NORTH), OURS).getStatusCode())
                .isEqualTo(403);
        assertThat(posted("token=" + token(booking(NORTH)) + "&act=x", booking(NORTH), OURS)
                        .getStatusCode())
                .isEqualTo(303);
    }

    @Test
    void aBrowserThatOnlyTellsItsOriginIsBelieved() {
        assertThat(posted(
                                "token=" + token(booking(NORTH)) + "&act=x",
                                booking(NORTH),
                                Map.of("Origin", "https://visits.example.org"))
                        .getStatusCode())
                .isEqualTo(303);
    }

    private Contact contact(VisitId visit) {
        String mark = scene.stage
                .visits()
                .read(visit)
                .orElseThrow()
                .notices()
                .getFirst()
                .mark();
        return new Contact(PeopleScene.PATIENT, Channel.SMS, "", mark);
    }

    private LocalResponse joined(VisitId visit, @Nullable String principal) {
        return (LocalResponse) scene.stage
                .day(true)
                .join(get("day/visits/" + visit + "/join", principal), visit.value(), scene.context);
    }

    private LocalResponse pressed(String act, String principal, String more, Map<String, String> headers) {
        return posted("token=" + token(principal) + "&act=" + encoded(act) + more, principal, headers);
    }

    private LocalResponse posted(String form, String principal, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("Content-Type", "application/x-www-form-urlencoded");
        return (LocalResponse)
                scene.stage.day(true).act(request(HttpMethod.POST, "day", principal, all, form), scene.context);
    }

    private String token(String principal) {
        Matcher token = TOKEN.matcher(body(scene.day("", principal)));
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
