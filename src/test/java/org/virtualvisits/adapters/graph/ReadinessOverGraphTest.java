package org.virtualvisits.adapters.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.AccessToken;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.core.feed.Month;
import org.virtualvisits.core.feed.Slot;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.readiness.Defect;
import org.virtualvisits.core.readiness.Finding;
import org.virtualvisits.core.readiness.Fixes;
import org.virtualvisits.core.readiness.Report;
import org.virtualvisits.core.readiness.Run;
import org.virtualvisits.core.readiness.Subject;
import org.virtualvisits.core.readiness.Texts;
import org.virtualvisits.sandbox.MovableClock;
import org.virtualvisits.sandbox.ReadinessStand;
import org.virtualvisits.sandbox.UnreadyTenant;
import org.virtualvisits.sandbox.graph.FaultPlan;
import org.virtualvisits.sandbox.graph.GraphSimulator;
import reactor.core.publisher.Mono;

/** Whole runs over the simulated Graph with its real limits: every planted defect is found, and nothing else. */
final class ReadinessOverGraphTest {

    private static final OrganisationId NORTH = new OrganisationId("north");
    private static final Instant NOW = Instant.parse("2026-11-30T03:30:00Z");
    private static final Duration CALL_LIMIT = Duration.ofSeconds(20);
    private static final int CLINICIANS = 400;

    private final MovableClock clock = new MovableClock(Clock.fixed(NOW, ZoneOffset.UTC));
    private final GraphSimulator graph = GraphSimulator.start(clock, 0);

    @BeforeEach
    void grantWhatWeAskForAndNoMore() {
        graph.tenant().applicationPermissions(Set.copyOf(Permissions.DECLARED));
    }

    @AfterEach
    void close() {
        graph.close();
    }

    @Test
    void everyPlantedDefectIsFoundWithItsFixAndNothingElseWithinGraphsLimits() {
        var tenant = new UnreadyTenant(graph, CLINICIANS);
        ReadinessStand stand = stand(tenant, () -> false);

        Run run = stand.run(NORTH);

        assertFound(stand, tenant);
        assertThat(EnumSet.copyOf(run.counts().keySet())).hasSizeGreaterThan(25);
        assertThat(run.state()).isEqualTo(Run.State.FINISHED);
        assertThat(run.done()).isEqualTo(run.total()).isEqualTo(CLINICIANS + 6);
        assertThat(run.ready()).isEqualTo((int)
                stand.reports(NORTH).stream().filter(Report::isReady).count());
        assertThat(graph.violations()).isEmpty();
        // Twenty to a group; four batches for its accounts and two for its clinics' mailboxes, at most.
        int groups = (run.total() + 19) / 20;
        assertThat(graph.httpRequests()).isLessThanOrEqualTo(4L * groups + 2);
        assertThat(graph.sentMail()).isEmpty();
        assertThat(graph.meetings()).isEmpty();
    }

    @Test
    void everyFixNamesWhatItMends() {
        var tenant = new UnreadyTenant(graph, CLINICIANS);
        ReadinessStand stand = stand(tenant, () -> false);
        stand.run(NORTH);
        var fixes = new Fixes(SimulatedGraph.APP);

        assertThat(stand.reports(NORTH))
                .allSatisfy(report -> assertThat(report.findings()).allSatisfy(finding -> {
                    assertThat(fixes.what(finding)).endsWith(".").contains(finding.about());
                    assertThat(fixes.acts(finding)).startsWith("It acts");
                    assertThat(fixes.fix(finding)).isNotBlank();
                }));
        Finding policy = stand.reports(NORTH).stream()
                .flatMap(report -> report.findings().stream())
                .filter(finding -> finding.defect() == Defect.POLICY_MISSING)
                .findFirst()
                .orElseThrow();
        assertThat(fixes.fix(policy))
                .contains("Grant-CsApplicationAccessPolicy -PolicyName VirtualVisits -Identity \"" + policy.about());
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7})
    void aWorkerKilledAtAnyEffectLosesNothingAndCountsNothingTwice(int every) {
        var tenant = new UnreadyTenant(graph, 90);
        Run whole = stand(tenant, () -> false).run(NORTH);
        int[] calls = {0};
        // At every effect in turn, and then at every second, third …
        BooleanSupplier dies = () -> ++calls[0] % (every + 10) == every;
        ReadinessStand mortal = stand(tenant, dies);

        Run run = mortal.run(NORTH);

        assertThat(mortal.kills()).isPositive();
        assertThat(run.state()).isEqualTo(Run.State.FINISHED);
        assertThat(run.done()).isEqualTo(run.total());
        assertThat(run.counts()).isEqualTo(whole.counts());
        assertFound(mortal, tenant);
        assertThat(graph.violations()).isEmpty();
    }

    @Tag("long")
    @Test
    void aServiceThatIsAwayForAWhileOnlyDelaysTheRun() {
        var tenant = new UnreadyTenant(graph, 60);
        graph.plan(FaultPlan.answering("teams away", "GET", ".*/onlineMeetings.*", 503)
                .times(30));
        graph.plan(FaultPlan.answering("whole batches", "POST", ".*batch", 502).times(3));

        ReadinessStand stand = stand(tenant, () -> false);
        Run run = stand.run(NORTH);

        assertThat(run.state()).isEqualTo(Run.State.FINISHED);
        assertFound(stand, tenant);
    }

    @Test
    void aServiceThatStaysAwayIsSaidToBeAndTheRunGoesOn() {
        var tenant = new UnreadyTenant(graph, 30);
        graph.plan(FaultPlan.answering("exchange away", "GET", ".*/mailboxSettings/.*", 503));

        ReadinessStand stand = stand(tenant, () -> false);
        Run run = stand.run(NORTH);

        assertThat(run.state()).isEqualTo(Run.State.FINISHED);
        assertThat(run.counts().get(Defect.NOT_CHECKED)).isGreaterThan(20);
        assertThat(stand.ledger()
                        .find(NORTH, new Subject.OfClinician("c00001"))
                        .orElseThrow()
                        .isReady())
                .isTrue();
    }

    @Test
    void whereGraphLetsTheAppInNoMoreTheRunStopsAndWhatWasKnownStays() {
        var tenant = new UnreadyTenant(graph, 60);
        ReadinessStand stand = stand(tenant, () -> false);
        stand.run(NORTH);
        Map<String, Set<Defect>> before = found(stand);
        graph.plan(FaultPlan.answering("signed out", "POST", ".*batch", 401));

        Run run = stand.run(NORTH);

        assertThat(run.state()).isEqualTo(Run.State.STOPPED);
        before.put("app", EnumSet.of(Defect.SIGN_IN_REFUSED));
        assertThat(found(stand)).isEqualTo(before);
    }

    @Test
    void rightsThatTheWholeTenantWithholdsAreToldAsWhatTheyAre() {
        var tenant = new UnreadyTenant(graph, 3);
        graph.tenant().applicationPermissions(Set.of("Mail.Send", "Mail.ReadWrite"));

        ReadinessStand stand = stand(tenant, () -> false);
        stand.run(NORTH);

        // By principal name nobody can be asked further; by object id the rest shows as well.
        assertThat(found(stand).get("clinician|c00001")).containsExactly(Defect.DIRECTORY_REFUSED);
        graph.tenant().applicationPermissions(Set.of("User.Read.All"));
        stand.run(NORTH);
        assertThat(found(stand).get("clinician|c00001"))
                .containsExactlyInAnyOrder(Defect.MEETINGS_REFUSED, Defect.MAILBOX_REFUSED);
        assertThat(found(stand).get("clinic|well"))
                .containsExactlyInAnyOrder(Defect.SENDER_REFUSED, Defect.SENDER_MAY_NOT_SEND);
    }

    @Test
    void theVisitsOfAClinicianWhoseStateHasChangedAreLookedAtAgainAndNoOthers() {
        var tenant = new UnreadyTenant(graph, 3);
        ReadinessStand stand = stand(tenant, () -> false);
        for (int day = -1; day < 20; day += 3) {
            stand.months().put(month("c00001", day), slot("c00001", day));
            stand.months().put(month("c00002", day), slot("c00002", day));
        }
        stand.run(NORTH);
        assertThat(stand.wakeups().requests()).isEmpty();

        graph.tenant().applicationAccessPolicy("00000000-0000-4000-8000-000000000001", false);
        stand.run(NORTH);

        // Days 2, 5, 8, 11 and 14: what is over, or more than two weeks ahead, can wait.
        assertThat(stand.wakeups().requests()).hasSize(5);
        assertThat(stand.unsettled().count(10)).isEqualTo(5);
        stand.wakeups().drain();
        stand.run(NORTH);
        assertThat(stand.wakeups().requests()).isEmpty();
        graph.tenant().applicationAccessPolicy("00000000-0000-4000-8000-000000000001", true);
        stand.run(NORTH);
        assertThat(stand.wakeups().requests()).hasSize(5);
    }

    private static Month month(String clinician, int day) {
        return new Month(
                NORTH, clinician, YearMonth.from(NOW.plus(Duration.ofDays(day)).atZone(ZoneOffset.UTC)));
    }

    private static Slot slot(String clinician, int day) {
        Instant start = NOW.plus(Duration.ofDays(day));
        VisitId visit = VisitId.of(NORTH, new SourceId("ehr"), clinician + "-" + day);
        return new Slot(visit, new ClinicId("well"), start, start.plusSeconds(1_200), 1, NOW);
    }

    @Test
    void aClockThatIsMinutesOffIsNoticed() {
        var tenant = new UnreadyTenant(graph, 5);
        var ours = new MovableClock(Clock.fixed(NOW.plus(Duration.ofMinutes(7)), ZoneOffset.UTC));
        var stand = new ReadinessStand(
                new GraphAccounts(client(), ours),
                name -> Optional.of("value"),
                List.of(),
                new Texts(true, Optional.of("+447700900999")),
                ours,
                () -> false);
        stand.put(tenant.organisation());
        stand.run(NORTH);

        assertThat(stand.ledger().find(NORTH, new Subject.App()).orElseThrow().findings())
                .containsExactly(new Finding(Defect.CLOCK_OFF, "Teams, 7 min behind"));
    }

    private ReadinessStand stand(UnreadyTenant tenant, BooleanSupplier dies) {
        var stand = new ReadinessStand(
                new GraphAccounts(client(), clock),
                name -> name.equals("kept") ? Optional.of("value") : Optional.empty(),
                List.of(),
                new Texts(true, Optional.of("+447700900999")),
                clock,
                dies);
        stand.put(tenant.organisation());
        return stand;
    }

    private GraphServiceClient client() {
        var token =
                new AccessToken("token", Instant.parse("2030-01-01T00:00:00Z").atOffset(ZoneOffset.UTC));
        return GraphClients.connect(
                new GraphClients.Endpoint(graph.baseUrl(), "scope"),
                request -> Mono.just(token),
                CALL_LIMIT,
                UUID::randomUUID,
                exchange -> {});
    }

    /** Shows only what differs, of thousands. */
    private static void assertFound(ReadinessStand stand, UnreadyTenant tenant) {
        Map<String, Set<Defect>> found = found(stand);
        assertThat(found).hasSameSizeAs(tenant.expected());
        assertThat(tenant.expected().entrySet())
                .allSatisfy(expected -> assertThat(found.get(expected.getKey()))
                        .as(expected.getKey())
                        .isEqualTo(expected.getValue()));
    }

    private static Map<String, Set<Defect>> found(ReadinessStand stand) {
        var found = new HashMap<String, Set<Defect>>();
        stand.reports(NORTH).forEach(report -> {
            Set<Defect> defects = new HashSet<>();
            report.findings().forEach(finding -> defects.add(finding.defect()));
            found.put(report.subject().key(), defects);
        });
        return found;
    }
}
