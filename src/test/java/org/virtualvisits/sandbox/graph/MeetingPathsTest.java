package org.virtualvisits.sandbox.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.sandbox.graph.Practice.ROWAN;
import static org.virtualvisits.sandbox.graph.Practice.SAM;
import static org.virtualvisits.sandbox.graph.Practice.VISITS;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeetingPathsTest {

    private static final String ROWANS = Practice.meetings(ROWAN);
    private static final String VISIT = """
            {"externalId":"visit-1","subject":"Video visit","startDateTime":"2026-12-01T10:00:00+01:00",\
            "endDateTime":"2026-12-01T10:30:00+01:00"}""";

    private final Practice practice = new Practice();
    private final Caller caller = practice.caller;

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void createOrGetCreatesOnceAndThenReturnsTheMeetingUnchanged() {
        Caller.Reply first = createOrGet(ROWAN, VISIT);
        Caller.Reply again = createOrGet(ROWAN, VISIT.replace("10:30", "11:30").replace("Video visit", "Other"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(first.json().path("startDateTime").asText()).isEqualTo("2026-12-01T09:00:00Z");
        assertThat(practice.graph.meetings()).hasSize(1);
    }

    @Test
    void ofManyWhoCreateTheSameVisitAtOnceOneCreatesAndTheOthersGetIt() {
        List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(caller.postLater(ROWANS + "/createOrGet", VISIT));
        }

        assertThat(all.stream().map(CompletableFuture::join).map(HttpResponse::statusCode))
                .filteredOn(status -> status == 201)
                .hasSize(1);
        assertThat(all.stream().map(CompletableFuture::join).map(HttpResponse::body))
                .hasSize(20)
                .containsOnly(all.getFirst().join().body());
    }

    @Test
    void theSameExternalIdOfAnotherOrganiserIsAnotherMeeting() {
        createOrGet(ROWAN, VISIT);

        assertThat(createOrGet(SAM, VISIT).status()).isEqualTo(201);
        assertThat(practice.graph.meetings())
                .extracting(SimulatedMeeting::organiserObjectId)
                .containsExactly(ROWAN.objectId(), SAM.objectId());
    }

    @Test
    void afterADeleteEveryCallIsNotFoundAndTheExternalIdIsFreeAgain() {
        String path = path(createOrGet(ROWAN, VISIT));

        assertThat(caller.delete(path).status()).isEqualTo(204);

        assertThat(caller.delete(path).status()).isEqualTo(404);
        assertThat(caller.get(path).status()).isEqualTo(404);
        assertThat(caller.patch(path, "{\"subject\":\"x\"}").status()).isEqualTo(404);
        assertThat(createOrGet(ROWAN, VISIT).status()).isEqualTo(201);
        assertThat(practice.graph.meetings())
                .extracting(SimulatedMeeting::deleted)
                .containsExactly(true, false);
    }

    @Test
    void aPatchMovesTheMeetingAndKeepsItsLink() {
        Caller.Reply created = createOrGet(ROWAN, VISIT);

        Caller.Reply moved = caller.patch(path(created), """
                {"@odata.type":"#microsoft.graph.onlineMeeting","startDateTime":"2026-12-02T10:00:00Z",
                "endDateTime":"2026-12-02T10:30:00Z","lobbyBypassSettings":{"scope":"organizer"},
                "allowMeetingChat":"limited"}""");

        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.json().path("startDateTime").asText()).isEqualTo("2026-12-02T10:00:00Z");
        assertThat(moved.json().path("joinWebUrl")).isEqualTo(created.json().path("joinWebUrl"));
        assertThat(moved.json().at("/lobbyBypassSettings/scope").asText()).isEqualTo("organizer");
        assertThat(moved.json().at("/lobbyBypassSettings/isDialInBypassEnabled").asBoolean(true))
                .isFalse();
        assertThat(caller.get(path(created)).json()).isEqualTo(moved.json());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"startDateTime\":\"2026-12-02T10:00:00Z\"}",
                "{\"endDateTime\":\"2026-12-02T10:00:00Z\"}",
                "{\"startDateTime\":\"2026-12-02T10:00:00Z\",\"endDateTime\":\"2026-12-02T09:59:59Z\"}",
                "{\"externalId\":\"other\"}",
                "{\"joinMeetingIdSettings\":{\"isPasscodeRequired\":true}}",
                "{\"joinWebUrl\":\"https://example.org\"}",
                "{\"allowParticipantsToChangeName\":true}",
                "{\"participants\":{\"organizer\":{\"upn\":\"sam@example.nhs.uk\"}}}",
                "{\"allowMeetingChat\":\"unknownFutureValue\"}",
                "{\"recordAutomatically\":null}"
            })
    void aPatchOfWhatCannotChangeIsRefusedAndChangesNothing(String body) {
        Caller.Reply created = createOrGet(ROWAN, VISIT);

        Caller.Reply refused = caller.patch(path(created), body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("InvalidArgument");
        assertThat(caller.get(path(created)).json()).isEqualTo(created.json());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"subject\":\"no external id\"}",
                "{\"externalId\":\"\"}",
                "{\"externalId\":\"v\",\"allowRecording\":false}",
                "{\"externalId\":\"v\",\"endDateTime\":\"2026-12-02T10:00:00Z\"}",
                "{\"externalId\":\"v\",\"startDateTime\":\"2026-12-02T10:00:00\"}",
                "{\"externalId\":\"v\",\"startDateTime\":\"2026-12-02T10:00:00Z\",\"endDateTime\":\"2026-12-02T09:59:59Z\"}",
                "{\"externalId\":7}",
                "[]",
                "{"
            })
    void createOrGetTakesOnlyItsOwnParametersOfTheRightTypes(String body) {
        assertThat(caller.post(ROWANS + "/createOrGet", body).status()).isEqualTo(400);
        assertThat(practice.graph.meetings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\":\"unknown\"}",
                "{\"subject\":5}",
                "{\"allowMeetingChat\":\"sometimes\"}",
                "{\"allowRecording\":\"false\"}",
                "{\"lobbyBypassSettings\":{\"who\":\"organizer\"}}",
                "{\"participants\":{\"attendees\":{}}}",
                "{\"participants\":{\"attendees\":[{}]}}",
                "{\"joinWebUrl\":\"https://example.org\"}",
                "{\"joinMeetingIdSettings\":{\"passcode\":\"mine\"}}",
                "{\"endDateTime\":\"2026-12-02T10:00:00Z\"}",
                "{\"@odata.type\":\"#microsoft.graph.event\"}"
            })
    void aCreateThatBreaksTheTypeIsRefused(String body) {
        assertThat(caller.post(ROWANS, body).status()).isEqualTo(400);
        assertThat(practice.graph.meetings()).isEmpty();
    }

    @Test
    void missingTimesAreNowAndAnHourLater() {
        JsonNode meeting = caller.post(ROWANS, "{}").json();

        assertThat(meeting.path("startDateTime").asText()).isEqualTo("2026-11-30T09:00:00Z");
        assertThat(meeting.path("endDateTime").asText()).isEqualTo("2026-11-30T10:00:00Z");
    }

    @Test
    void theJoinLinkIsTooLongForASmsAndFindsTheMeetingOnlyWhenItIsEncoded() {
        JsonNode meeting = createOrGet(ROWAN, VISIT).json();
        String url = meeting.path("joinWebUrl").asText();

        assertThat(url)
                .startsWith("https://teams.microsoft.com/l/meetup-join/19%3ameeting_")
                .hasSizeBetween(220, 260);
        Caller.Reply found = caller.get(ROWANS + "?$filter=" + Caller.encoded("JoinWebUrl eq '" + url + "'"));
        assertThat(found.json().at("/value/0/id")).isEqualTo(meeting.path("id"));
        Caller.Reply bare = caller.get(ROWANS + "?$filter=JoinWebUrl%20eq%20'" + url + "'");
        assertThat(bare.status()).isEqualTo(404);
        assertThat(bare.code()).isEqualTo("NotFound");
    }

    @Test
    void meetingsCannotBeListed() {
        Caller.Reply reply = caller.get(ROWANS);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("InvalidArgument");
    }

    @Test
    void joinInformationIsAnEncodedDataUrl() {
        String content =
                createOrGet(ROWAN, VISIT).json().at("/joinInformation/content").asText();

        assertThat(content).startsWith("data:text/html,").doesNotContain("<", " ");
        assertThat(URLDecoder.decode(content, StandardCharsets.UTF_8)).contains("<a href=\"https://teams.");
    }

    @Test
    void aPrincipalNameIsNotFoundWhereAnObjectIdIsWanted() {
        assertThat(caller.post("/users/rowan@example.nhs.uk/onlineMeetings/createOrGet", VISIT)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void withoutTheAccessPolicyEverythingIsForbiddenUntilItIsGranted() {
        Caller.Reply refused = createOrGet(VISITS, VISIT);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().at("/error/message").asText())
                .startsWith("No application access policy found for this app");
        practice.graph.tenant().applicationAccessPolicy(VISITS.objectId(), true);
        assertThat(createOrGet(VISITS, VISIT).status()).isEqualTo(201);
    }

    @Test
    void aMeetingIsFoundOnlyWithItsOwnOrganiserAndAWholeId() {
        String id = createOrGet(ROWAN, VISIT).json().path("id").asText();

        assertThat(caller.get(Practice.meetings(SAM) + "/" + Caller.encoded(id)).status())
                .isEqualTo(404);
        assertThat(caller.get(ROWANS + "/nonsense").code()).isEqualTo("InvalidArgument");
    }

    @Test
    void laterEnumMembersReadAsUnknownUnlessTheCallerAsksForThem() {
        String path = path(createOrGet(ROWAN, VISIT));
        caller.patch(path, "{\"lobbyBypassSettings\":{\"scope\":\"invited\"}}");

        assertThat(caller.get(path).json().at("/lobbyBypassSettings/scope").asText())
                .isEqualTo("unknownFutureValue");
        assertThat(caller.get(path, "Prefer", "include-unknown-enum-members")
                        .json()
                        .at("/lobbyBypassSettings/scope")
                        .asText())
                .isEqualTo("invited");
    }

    @Test
    void theVirtualAppointmentLinkIsAStringInValue() {
        String path = path(createOrGet(ROWAN, VISIT));

        assertThat(caller.get(path + "/getVirtualAppointmentJoinWebUrl()")
                        .json()
                        .path("value")
                        .asText())
                .startsWith("https://visit.teams.microsoft.com/webrtc-svc/");
    }

    private Caller.Reply createOrGet(SimulatedUser organiser, String body) {
        return caller.post(Practice.meetings(organiser) + "/createOrGet", body);
    }

    private static String path(Caller.Reply created) {
        return ROWANS + "/" + Caller.encoded(created.json().path("id").asText());
    }
}
