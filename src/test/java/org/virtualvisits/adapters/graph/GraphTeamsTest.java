package org.virtualvisits.adapters.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.sandbox.graph.FaultPlan.answering;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.hygiene.Action;
import org.virtualvisits.core.hygiene.HandOut;
import org.virtualvisits.core.hygiene.IdentifierForms;
import org.virtualvisits.core.hygiene.Rule;
import org.virtualvisits.core.hygiene.RuleSet;
import org.virtualvisits.core.hygiene.Sweep;
import org.virtualvisits.core.hygiene.SweepCalls;
import org.virtualvisits.core.hygiene.SweepId;
import org.virtualvisits.core.hygiene.Teams;
import org.virtualvisits.core.hygiene.Teams.Listing;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.sandbox.graph.SimulatedTeam;
import org.virtualvisits.sandbox.memory.InMemorySweeps;

/** Teams as the simulated Graph lists them (S3.5). */
final class GraphTeamsTest {

    private static final Instant LONG_AGO = Instant.parse("2024-02-03T04:05:06Z");

    private final SimulatedGraph stand = new SimulatedGraph();
    private final Teams teams = new GraphTeams(stand.client, stand.clock);

    @AfterEach
    void close() {
        stand.close();
    }

    @Test
    void aTeamIsKnownByItsGroupItsOwnersAndItsRenewalAndByNoName() {
        stand.graph.put(new SimulatedTeam("group-1", List.of("Sam@Example.nhs.uk"), LONG_AGO));

        assertThat(teams.list(Optional.empty()))
                .isEqualTo(new Listing.Page(
                        List.of(new Teams.Team("group-1", Set.of("sam@example.nhs.uk"), LONG_AGO)), Optional.empty()));
        assertThat(stand.graph.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.path()).doesNotContain("displayName"));
    }

    @Test
    void allPagesTogetherHaveEveryTeamOnce() {
        IntStream.range(0, 250)
                .forEach(number -> stand.graph.put(new SimulatedTeam("group-" + number, List.of(), LONG_AGO)));
        var ids = new HashSet<String>();
        int pages = 0;
        Optional<String> after = Optional.empty();
        do {
            Listing.Page page = (Listing.Page) teams.list(after);
            page.teams().forEach(team -> assertThat(ids.add(team.id())).isTrue());
            after = page.next();
            pages++;
        } while (after.isPresent());

        assertThat(ids).hasSize(250);
        assertThat(pages).isEqualTo(3);
    }

    /** Through the use case: of three teams, one is fresh, and one has no owner among the mailboxes. */
    @Test
    void aSweepListsStaleTeamsForTheMailboxesThatOwnThem() {
        stand.graph.put(new SimulatedTeam("stale", List.of("Sam@example.nhs.uk"), LONG_AGO));
        stand.graph.put(new SimulatedTeam(
                "fresh", List.of("sam@example.nhs.uk"), SteppingClock.START.minus(Duration.ofDays(9))));
        stand.graph.put(new SimulatedTeam("elsewhere", List.of("stranger@example.org"), LONG_AGO));
        Clock clock = stand.clock.withZone(ZoneOffset.UTC);
        var sweeps = new InMemorySweeps();
        var rules = new RuleSet(
                new OrganisationId("north"),
                "teams",
                List.of("rowan@example.nhs.uk", "sam@example.nhs.uk"),
                Set.of(),
                ZoneId.of("Europe/London"),
                List.of(new Rule(Rule.Kind.STALE_TEAMS, Period.ofMonths(12), Action.REPORT)),
                new IdentifierForms(Set.of(), List.of()),
                "Appointment",
                false,
                false,
                new RuleSet.Caps(1, 1));
        SweepId id = SweepId.at(rules, clock.instant());
        sweeps.add(new Sweep(
                id,
                rules,
                Optional.empty(),
                Sweep.State.STARTING,
                clock.instant(),
                Optional.empty(),
                0,
                0,
                List.of(),
                Optional.empty()));
        new HandOut(sweeps, teams, new SilentCalls(), clock).handOut(id);

        assertThat(sweeps.find(id).orElseThrow().sweep().teams())
                .containsExactly(new Sweep.StaleTeam("stale", 1, LONG_AGO));
    }

    /** Nobody sweeps here. */
    private static final class SilentCalls implements SweepCalls {

        @Override
        public void start(SweepId sweep) {
            // not asked for here
        }

        @Override
        public void sweep(SweepId sweep, int mailbox, Duration after) {
            // not asked for here
        }
    }

    @Test
    void withoutThePermissionItIsRefusedAndThrottledItIsPutOff() {
        stand.graph.plan(
                answering("busy", "GET", "/groups", 429).retryAfter("17").times(1));
        assertThat(teams.list(Optional.empty())).isEqualTo(new Listing.Later(Duration.ofSeconds(17)));

        stand.graph.tenant().applicationPermissions(Set.of("Mail.Send"));
        assertThat(teams.list(Optional.empty())).isInstanceOf(Listing.Refused.class);
    }
}
