package org.virtualvisits.sandbox.graph;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.virtualvisits.sandbox.graph.Practice.ROWAN;
import static org.virtualvisits.sandbox.graph.Practice.VISITS;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.microsoft.graph.core.authentication.AzureIdentityAuthenticationProvider;
import com.microsoft.graph.core.requests.BaseGraphRequestAdapter;
import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.graph.models.LobbyBypassScope;
import com.microsoft.graph.models.LobbyBypassSettings;
import com.microsoft.graph.models.MeetingChatMode;
import com.microsoft.graph.models.OnlineMeeting;
import com.microsoft.graph.models.User;
import com.microsoft.graph.models.odataerrors.MainError;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.users.item.onlinemeetings.OnlineMeetingsRequestBuilder;
import com.microsoft.graph.users.item.onlinemeetings.createorget.CreateOrGetPostRequestBody;
import com.microsoft.kiota.RequestOption;
import com.microsoft.kiota.http.middleware.options.RetryHandlerOption;
import java.time.OffsetDateTime;
import okhttp3.OkHttpClient;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The simulator driven by Microsoft's own client, with only its automatic retries turned off. */
class GraphSdkTest {

    private final Practice practice = new Practice();
    private final OkHttpClient http = GraphClientFactory.create(
                    new RequestOption[] {new RetryHandlerOption((delay, count, request, response) -> false, 0, 0)})
            .build();
    private final GraphServiceClient graph = client();

    @AfterEach
    void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
        practice.close();
    }

    @Test
    void aMeetingIsCreatedFoundMovedAndDeleted() {
        OnlineMeeting created = requireNonNull(meetings(ROWAN).createOrGet().post(visit()));
        OnlineMeeting found = requireNonNull(meetings(ROWAN).createOrGet().post(visit()));
        String id = requireNonNull(created.getId());
        assertThat(found.getId()).isEqualTo(id);
        assertThat(created.getJoinWebUrl()).startsWith("https://teams.microsoft.com/l/meetup-join/");

        OnlineMeeting moved =
                requireNonNull(meetings(ROWAN).byOnlineMeetingId(id).patch(change()));
        assertThat(moved.getStartDateTime()).isEqualTo(OffsetDateTime.parse("2026-12-02T09:00:00Z"));
        assertThat(requireNonNull(moved.getLobbyBypassSettings()).getScope()).isEqualTo(LobbyBypassScope.Organizer);
        assertThat(moved.getAllowMeetingChat()).isEqualTo(MeetingChatMode.Limited);
        assertThat(moved.getJoinWebUrl()).isEqualTo(created.getJoinWebUrl());

        meetings(ROWAN).byOnlineMeetingId(id).delete();
        assertThat(practice.graph.meetings())
                .extracting(SimulatedMeeting::deleted)
                .containsExactly(true);
        ODataError gone = error(() -> meetings(ROWAN).byOnlineMeetingId(id).delete());
        assertThat(gone.getResponseStatusCode()).isEqualTo(404);
    }

    @Test
    void aMeetingIsFoundByItsJoinLink() {
        OnlineMeeting created = requireNonNull(meetings(ROWAN).createOrGet().post(visit()));

        var found = requireNonNull(meetings(ROWAN)
                .get(request -> requireNonNull(request.queryParameters).filter =
                        "JoinWebUrl eq '" + created.getJoinWebUrl() + "'"));

        assertThat(found.getValue()).extracting(OnlineMeeting::getId).containsExactly(created.getId());
    }

    @Test
    void aUserIsReadWithWhatIsSelected() {
        User user = requireNonNull(graph.users()
                .byUserId(ROWAN.userPrincipalName())
                .get(request ->
                        requireNonNull(request.queryParameters).select = new String[] {"id", "accountEnabled"}));

        assertThat(user.getId()).isEqualTo(ROWAN.objectId());
        assertThat(user.getAccountEnabled()).isTrue();
        assertThat(user.getMail()).isNull();
    }

    @Test
    void aRefusalIsTheSdksOwnErrorWithItsCode() {
        ODataError refused = error(() -> meetings(VISITS).createOrGet().post(visit()));

        assertThat(refused.getResponseStatusCode()).isEqualTo(403);
        MainError error = requireNonNull(refused.getError());
        assertThat(error.getCode()).isEqualTo("Forbidden");
        assertThat(requireNonNull(error.getInnerError()).getRequestId())
                .isEqualTo(practice.graph.requests().getLast().requestId());
    }

    @Test
    void aGatewaysPageIsARuntimeExceptionWithoutAStatus() {
        practice.graph.plan(FaultPlan.answering("gateway", ".*", ".*", 502).with(FaultPlan.Body.HTML));

        assertThatThrownBy(() -> meetings(ROWAN).createOrGet().post(visit()))
                .isExactlyInstanceOf(RuntimeException.class)
                .hasMessageContaining("text/html");
    }

    private static CreateOrGetPostRequestBody visit() {
        CreateOrGetPostRequestBody body = new CreateOrGetPostRequestBody();
        body.setExternalId("visit-1");
        body.setSubject("Video visit");
        body.setStartDateTime(OffsetDateTime.parse("2026-12-01T10:00:00+01:00"));
        body.setEndDateTime(OffsetDateTime.parse("2026-12-01T10:30:00+01:00"));
        return body;
    }

    private static OnlineMeeting change() {
        OnlineMeeting change = new OnlineMeeting();
        change.setStartDateTime(OffsetDateTime.parse("2026-12-02T10:00:00+01:00"));
        change.setEndDateTime(OffsetDateTime.parse("2026-12-02T10:30:00+01:00"));
        LobbyBypassSettings lobby = new LobbyBypassSettings();
        lobby.setScope(LobbyBypassScope.Organizer);
        lobby.setIsDialInBypassEnabled(false);
        change.setLobbyBypassSettings(lobby);
        change.setAllowMeetingChat(MeetingChatMode.Limited);
        return change;
    }

    private OnlineMeetingsRequestBuilder meetings(SimulatedUser organiser) {
        return graph.users().byUserId(organiser.objectId()).onlineMeetings();
    }

    private static ODataError error(ThrowingCallable call) {
        return catchThrowableOfType(ODataError.class, call);
    }

    private GraphServiceClient client() {
        TokenCredential token = scopes -> Mono.just(new AccessToken("token", OffsetDateTime.MAX));
        var authentication = new AzureIdentityAuthenticationProvider(
                token, new String[] {"127.0.0.1"}, "https://graph.microsoft.com/.default");
        return new GraphServiceClient(new BaseGraphRequestAdapter(
                authentication, practice.graph.baseUrl().toString(), http));
    }
}
