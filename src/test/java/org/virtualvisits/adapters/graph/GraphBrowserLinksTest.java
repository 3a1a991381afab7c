package org.virtualvisits.adapters.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.sandbox.graph.FaultPlan.answering;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.core.join.BrowserLinks.Answer;
import org.virtualvisits.core.pace.Hindrance;
import org.virtualvisits.core.visit.MeetingState;
import org.virtualvisits.core.visit.Meetings;
import org.virtualvisits.sandbox.graph.FaultPlan;
import org.virtualvisits.sandbox.graph.Mailbox;

final class GraphBrowserLinksTest {

    private static final String CALL = "/getVirtualAppointmentJoinWebUrl$";

    private final SimulatedGraph stand = new SimulatedGraph();
    private final List<GraphExchange> exchanges = new ArrayList<>();
    private final GraphBrowserLinks links = links(stand.graph.baseUrl(), Duration.ofSeconds(10));

    @AfterEach
    void close() {
        stand.close();
    }

    @Test
    void aMeetingOfOursIsJoinedWhereTeamsLetsBrowsersIn() {
        MeetingState.Live meeting = meeting();

        assertThat(links.of(meeting)).isInstanceOfSatisfying(Answer.Leads.class, leads -> {
            assertThat(leads.link().getScheme()).isEqualTo("https");
            assertThat(leads.link().getHost()).isEqualTo("visit.teams.microsoft.com");
            assertThat(leads.link()).isNotEqualTo(meeting.joinUrl());
            assertThat(leads.toString()).doesNotContain("visit.teams");
        });
        assertThat(exchanges).singleElement().satisfies(exchange -> {
            assertThat(exchange.status()).isEqualTo(200);
            assertThat(exchange.requestId()).isNotEmpty();
        });
    }

    @Test
    void aMeetingThatIsGoneHasNoWayIn() {
        MeetingState.Live meeting = meeting();
        new GraphMeetings(stand.client, SimulatedGraph.APP, stand.clock).remove(meeting);

        assertThat(links.of(meeting)).isEqualTo(new Answer.NotHere());
    }

    @Test
    void withoutTheRightItIsNotOffered() {
        MeetingState.Live meeting = meeting();
        stand.graph
                .tenant()
                .applicationPermissions(Permissions.DECLARED.stream()
                        .filter(permission -> !permission.startsWith("VirtualAppointment"))
                        .collect(Collectors.toUnmodifiableSet()));

        assertThat(links.of(meeting)).isEqualTo(new Answer.NotOffered());
        stand.graph.tenant().applicationPermissions(Set.copyOf(Permissions.DECLARED));
        assertThat(links.of(meeting)).isInstanceOf(Answer.Leads.class);
    }

    @Test
    void withoutTheAccessPolicyItIsNotOffered() {
        MeetingState.Live meeting = meeting();
        stand.graph.tenant().put(SimulatedGraph.user(SimulatedGraph.ROWAN, "rowan", Mailbox.USER, false));

        assertThat(links.of(meeting)).isEqualTo(new Answer.NotOffered());
    }

    @ParameterizedTest
    @CsvSource({
        "400, NotOffered",
        "402, NotOffered",
        "403, NotOffered",
        "405, NotOffered",
        "404, NotHere",
        "410, NotHere"
    })
    void aTenantWithoutTheLicenceSaysSoOneWayOrAnother(int status, String expected) {
        MeetingState.Live meeting = meeting();
        stand.graph.plan(answering("unlicensed", "GET", CALL, status));

        assertThat(links.of(meeting).getClass().getSimpleName()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"429, THROTTLED", "503, UNANSWERED", "504, UNANSWERED", "500, UNSURE"})
    void whatMayPassIsAskedLater(int status, Hindrance why) {
        MeetingState.Live meeting = meeting();
        stand.graph.plan(answering("busy", "GET", CALL, status));

        assertThat(links.of(meeting))
                .isInstanceOfSatisfying(
                        Answer.Later.class, later -> assertThat(later.why()).isEqualTo(why));
    }

    @Test
    void aGatewaysPageIsNoLink() {
        MeetingState.Live meeting = meeting();
        stand.graph.plan(answering("page", "GET", CALL, 200).with(FaultPlan.Body.HTML));

        assertThat(links.of(meeting)).isInstanceOf(Answer.Later.class);
    }

    @Test
    void whoeverDoesNotAnswerInTimeIsNotWaitedFor() {
        MeetingState.Live meeting = meeting();
        stand.graph.plan(answering("silent", "GET", CALL, 200).with(FaultPlan.Body.HANG));

        assertThat(links(stand.graph.baseUrl(), Duration.ofMillis(300)).of(meeting))
                .isInstanceOf(Answer.Later.class);
    }

    @Test
    void whereNobodyListensNobodyIsWaitedFor() {
        MeetingState.Live meeting = meeting();

        assertThat(links(URI.create("http://127.0.0.1:1/v1.0"), Duration.ofSeconds(2))
                        .of(meeting))
                .isInstanceOf(Answer.Later.class);
        assertThat(exchanges).extracting(GraphExchange::status).containsExactly(0);
    }

    private MeetingState.Live meeting() {
        var plan = new Meetings.Plan(
                SteppingClock.START, SteppingClock.START.plus(Duration.ofMinutes(20)), "Video appointment");
        Meetings.Outcome made = new GraphMeetings(stand.client, SimulatedGraph.APP, stand.clock)
                .ensure(SimulatedGraph.ROWAN, "v0123456789abcdefghjkmnpqr-0", plan);
        return ((Meetings.Outcome.Ready) made).meeting();
    }

    private GraphBrowserLinks links(URI base, Duration limit) {
        return new GraphBrowserLinks(
                SimulatedGraph.pipeline(limit), base, SimulatedGraph.ids(), exchanges::add, stand.clock);
    }
}
