package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.core.visit.MeetingState;
import org.virtualvisits.sandbox.host.LocalResponse;

final class JoinFunctionsTest {

    @ParameterizedTest
    @EnumSource
    void lookingAnswersWithTheStatusOfTheState(JoinState state) {
        assertThat(new JoinDoor(state.functions()).get().getStatusCode()).isEqualTo(state.status());
    }

    @ParameterizedTest
    @EnumSource
    void headAnswersAsGetDoesWithoutTheBody(JoinState state) {
        var door = new JoinDoor(state.functions());
        LocalResponse head = door.head();

        assertThat(head.getStatusCode()).isEqualTo(state.status());
        assertThat(head.headers()).isEqualTo(door.get().headers());
        assertThat(head.getBody()).isNull();
    }

    @Test
    void theButtonLeadsToTeamsAndTellsTeamsNothing() {
        LocalResponse response = new JoinDoor(JoinState.OPEN.functions()).post();

        assertThat(response.getStatusCode()).isEqualTo(303);
        assertThat(response.getBody()).isNull();
        assertThat(response.headers())
                .isEqualTo(Map.of(
                        "Cache-Control", "no-store",
                        "Location", JoinScene.TEAMS.toString(),
                        "Referrer-Policy", "no-referrer",
                        "Strict-Transport-Security", "max-age=31536000",
                        "X-Content-Type-Options", "nosniff",
                        "X-Robots-Tag", "noindex, nofollow"));
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"OPEN", "UNKNOWN", "TROUBLE"})
    void theButtonLeadsNowhereWhileTheDoorIsNotOpen(JoinState state) {
        var door = new JoinDoor(state.functions());
        LocalResponse response = door.post(JoinScene.TOKEN, "?lang=cy");

        assertThat(response.getStatusCode()).isEqualTo(409);
        assertThat(response.getHeader("Location")).isNull();
        assertThat(response.getBody()).isEqualTo(door.get("cy").getBody());
    }

    @ParameterizedTest
    @EnumSource(names = {"UNKNOWN", "TROUBLE"})
    void theButtonOfNoLinkAnswersAsLookingDoes(JoinState state) {
        var door = new JoinDoor(state.functions());

        assertThat(door.post().getStatusCode()).isEqualTo(state.status());
        assertThat(door.post().getBody()).isEqualTo(door.get().getBody());
        assertThat(door.post().headers()).isEqualTo(door.get().headers());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "0123456789abcdefABCDE",
                "0123456789abcdefABCDEFG",
                "0123456789abcdefABCDE.",
                "0123456789abcdefABCDE\n",
                "٠١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧٨٩٠١",
                "../../../../etc/passwd"
            })
    void aTokenOfAnotherShapeIsUnknownWithoutBeingLookedUp(String token) {
        var door = new JoinDoor(JoinState.TROUBLE.functions());
        LocalResponse unknown = new JoinDoor(JoinState.UNKNOWN.functions()).get();

        assertThat(door.get(token, "").getStatusCode()).isEqualTo(404);
        assertThat(door.get(token, "").getBody()).isEqualTo(unknown.getBody());
        assertThat(door.get(token, "").headers()).isEqualTo(unknown.headers());
        assertThat(door.post(token, "").getBody()).isEqualTo(unknown.getBody());
    }

    @Test
    void aTokenIsLookedUpAsItIsWritten() {
        var door = new JoinDoor(JoinState.OPEN.functions());

        assertThat(door.get(JoinScene.TOKEN.toLowerCase(java.util.Locale.ROOT), "")
                        .getStatusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource
    void aPageCanLoadNothingRunNothingAndBeFramedNowhere(JoinState state) {
        String forms = state == JoinState.OPEN
                ? "'self' https://teams.microsoft.com https://teams.cloud.microsoft https://visit.teams.microsoft.com"
                : "'self'";
        LocalResponse response = new JoinDoor(state.functions()).get();

        assertThat(response.getHeader("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; style-src 'sha256-" + digestOfStyle(JoinDoor.body(response))
                        + "'; form-action " + forms + "; base-uri 'none'; frame-ancestors 'none'");
    }

    @Test
    void aPageTellsBrowsersAndScannersToForgetIt() {
        assertThat(new JoinDoor(JoinState.TOO_EARLY.functions()).get("cy").headers())
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("Content-Language", "cy")
                .containsEntry("Content-Type", "text/html; charset=utf-8")
                .containsEntry("Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=()")
                .containsEntry("Referrer-Policy", "no-referrer")
                .containsEntry("Strict-Transport-Security", "max-age=31536000")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("X-Frame-Options", "DENY")
                .containsEntry("X-Robots-Tag", "noindex, nofollow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://gov.teams.microsoft.us/l/meetup-join/x", "http://127.0.0.1:8080/meet/1"})
    void theOpenPageLetsItsFormEndWhereTheMeetingIs(URI meeting) {
        JoinScene elsewhere = JoinScene.open()
                .with(new MeetingState.Live("organiser", "x-1", "m", meeting, JoinScene.START, JoinScene.END));

        assertThat(new JoinDoor(elsewhere.functions()).get().getHeader("Content-Security-Policy"))
                .contains(
                        "form-action 'self' " + meeting.resolve("/").toString().replaceAll("/$", "") + " https://");
    }

    @Test
    void aFailureIsToldToThePatientAndToTheOperator() {
        var door = new JoinDoor(JoinState.TROUBLE.functions());
        LocalResponse response = door.get();

        assertThat(response.getHeader("Retry-After")).isEqualTo("60");
        assertThat(JoinDoor.body(response)).doesNotContain("table");
        assertThat(String.join("\n", door.context().log()))
                .contains("failed exception=")
                .doesNotContain("table")
                .doesNotContain(JoinScene.TOKEN);
    }

    private static String digestOfStyle(String page) {
        String style = page.substring(page.indexOf("<style>") + "<style>".length(), page.indexOf("</style>"));
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
