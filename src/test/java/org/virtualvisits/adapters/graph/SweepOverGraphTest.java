package org.virtualvisits.adapters.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.hygiene.MailboxSweep;
import org.virtualvisits.core.hygiene.RuleSet;
import org.virtualvisits.core.hygiene.Sweep;
import org.virtualvisits.core.hygiene.Tally;
import org.virtualvisits.sandbox.CrowdedTenant;
import org.virtualvisits.sandbox.MovableClock;
import org.virtualvisits.sandbox.SweepStand;
import org.virtualvisits.sandbox.graph.FaultPlan;
import org.virtualvisits.sandbox.graph.GraphSimulator;
import org.virtualvisits.sandbox.graph.SimulatedCalendars;
import org.virtualvisits.sandbox.graph.SimulatedEvent;

/** Whole sweeps over the simulated Graph, uninterrupted and killed; {@code mvn -Psweep} does it at full size. */
final class SweepOverGraphTest {

    private static final Instant NOW = Instant.parse("2026-11-30T02:00:00Z");

    /** A tenant of its own for each run, the same for the same seed. */
    private static final class Run implements AutoCloseable {

        private final MovableClock clock = new MovableClock(Clock.fixed(NOW, ZoneOffset.UTC));
        private final GraphSimulator graph = GraphSimulator.start(clock, 0);
        private final RuleSet rules;
        private final SweepStand stand;

        Run(BooleanSupplier dies) {
            List<String> addresses = new CrowdedTenant(graph, NOW, 7).fill(40, 1_500, 500, 3);
            rules = with(ItemsAtEveryEdgeTest.rules(), addresses);
            var client = GraphClients.connect(
                    new GraphClients.Endpoint(graph.baseUrl(), "scope"),
                    SimulatedGraph.credential(),
                    GraphClients.CALL_LIMIT,
                    SimulatedGraph.ids(),
                    exchange -> {});
            stand = new SweepStand(new GraphMailboxes(client, clock), new GraphTeams(client, clock), clock, dies);
        }

        Sweep counted() {
            stand.put(rules);
            clock.set(clock.instant().plusSeconds(3_600));
            return stand.sweep(rules, true, id -> {});
        }

        Sweep enforced() {
            stand.approve(rules);
            clock.set(clock.instant().plusSeconds(3_600));
            return stand.sweep(rules, false, id -> {});
        }

        /** What is in every mailbox, to the last attachment. */
        String state() {
            var state = new TreeMap<String, Object>();
            graph.tenant().users().forEach(user -> {
                state.put(user.objectId(), graph.calendars().all(user.objectId()));
                for (String folder : List.of("sentitems", "inbox", "drafts", "deleteditems", "archive")) {
                    state.put(user.objectId() + folder, graph.mail().in(user.objectId(), folder));
                }
            });
            return state.toString();
        }

        @Override
        public void close() {
            graph.close();
        }
    }

    static RuleSet with(RuleSet rules, List<String> addresses) {
        return new RuleSet(
                rules.organisation(),
                rules.id(),
                addresses,
                rules.held(),
                rules.zone(),
                rules.rules(),
                rules.identifiers(),
                rules.neutralSubject(),
                rules.inlineToo(),
                rules.privateToo(),
                rules.caps());
    }

    @Test
    void aSweepWithoutApprovalChangesNothing() {
        try (var run = new Run(() -> false)) {
            String before = run.state();

            Sweep sweep = run.counted();

            assertThat(sweep.state()).isEqualTo(Sweep.State.FINISHED);
            assertThat(sweep.total().orElseThrow().due()).isGreaterThan(800);
            assertThat(sweep.total().orElseThrow().acted()).isZero();
            assertThat(run.state()).isEqualTo(before);
        }
    }

    @Test
    void anApprovedSweepDoesWhatCountingForetoldWithinTheFloorAndTheLimits() {
        try (var run = new Run(() -> false)) {
            Tally foretold = run.counted().total().orElseThrow();
            long before = run.graph.httpRequests();

            Tally done = run.enforced().total().orElseThrow();

            assertThat(done.acted()).isEqualTo(foretold.due());
            assertThat(done.failed()).isZero();
            assertThat(run.graph.violations()).isEmpty();
            assertThat(run.graph.calendars().announcements())
                    .as("mails to the invited")
                    .isZero();
            // One page each of 39 mailboxes and 6 folders, and a batch for each three acts.
            long floor = 40 * 6 + 2_000 / 100 + done.acted() / 3;
            assertThat(run.graph.httpRequests() - before).isLessThan(floor * 13 / 10);
            assertNothingLeft(run);
        }
    }

    /** But what was deleted just now, and arrived long ago: that is the next sweep's. */
    private static void assertNothingLeft(Run run) {
        Tally left = run.counted().total().orElseThrow();
        assertThat(left.due()).isEqualTo(left.of(7).due());
    }

    @Tag("long")
    @Test
    void aSweepKilledTenTimesEndsLikeOneThatWasNot() {
        String whole;
        Tally wholeTally;
        try (var run = new Run(() -> false)) {
            run.counted();
            wholeTally = run.enforced().total().orElseThrow();
            whole = run.state();
        }
        var calls = new AtomicInteger();
        var armed = new HashSet<Integer>();
        BooleanSupplier dies = () -> !armed.isEmpty() && armed.remove(calls.incrementAndGet());
        try (var run = new Run(dies)) {
            run.counted();
            armed.addAll(Set.of(3, 4, 5, 17, 40, 41, 77, 120, 301, 302, 560, 561));
            Tally tally = run.enforced().total().orElseThrow();

            assertThat(run.stand.kills()).isGreaterThanOrEqualTo(10);
            assertThat(run.state()).isEqualTo(whole);
            assertThat(tally).isEqualTo(wholeTally);
            assertThat(run.graph.violations()).isEmpty();
            assertThat(new HashSet<>(run.graph.calendars().removals()))
                    .hasSameSizeAs(run.graph.calendars().removals());
        }
    }

    @Test
    void partsThatAreThrottledAreRepeatedAfterTheirOwnPause() {
        try (var run = new Run(() -> false)) {
            run.counted();
            run.graph.plan(FaultPlan.answering("slow", "DELETE|POST", "/users/.*/events/.*", 429)
                    .retryAfter("37")
                    .times(9));
            Instant before = run.clock.instant();

            Tally done = run.enforced().total().orElseThrow();

            assertThat(done.failed()).isZero();
            assertThat(run.clock.instant()).isAfter(before.plusSeconds(3_600 + 3 * 37));
            assertNothingLeft(run);
        }
    }

    @Test
    void aMailboxOnPremisesIsReportedAndNotGuessed() {
        try (var run = new Run(() -> false)) {
            Sweep sweep = run.counted();

            var skipped = new ArrayList<MailboxSweep>();
            run.stand.sweeps().mailboxes(sweep.id()).forEach(one -> {
                if (one.state() == MailboxSweep.State.SKIPPED) {
                    skipped.add(one);
                }
            });
            assertThat(skipped)
                    .singleElement()
                    .extracting(MailboxSweep::skipped)
                    .isEqualTo(java.util.Optional.of(MailboxSweep.Skipped.NOT_ONLINE));
        }
    }

    @Tag("long")
    @Test
    void aSweepThatWouldRemoveFarMoreThanTheLastStopsItself() {
        try (var run = new Run(() -> false)) {
            run.counted();
            run.enforced();
            run.counted();
            String id = run.graph.tenant().users().get(1).objectId();
            for (int i = 0; i < 500; i++) {
                run.graph.calendars().put(id, old("late" + i));
            }

            Sweep stopped = run.enforced();

            assertThat(stopped.state()).isEqualTo(Sweep.State.STOPPED);
            assertThat(stopped.total().orElseThrow().acted()).isEqualTo(100);
            run.clock.set(run.clock.instant().plusSeconds(86_400));
            assertThat(run.stand.sweep(run.rules, false, done -> {}).enforces())
                    .as("until somebody approves again")
                    .isFalse();
            assertThat(run.enforced().total().orElseThrow().acted()).isGreaterThanOrEqualTo(400);
        }
    }

    @Test
    void theCapOfAMailboxEndsThatMailboxAlone() {
        try (var run = new Run(() -> false)) {
            RuleSet capped = new RuleSet(
                    run.rules.organisation(),
                    run.rules.id(),
                    run.rules.mailboxes(),
                    Set.of(),
                    run.rules.zone(),
                    run.rules.rules(),
                    run.rules.identifiers(),
                    run.rules.neutralSubject(),
                    false,
                    false,
                    new RuleSet.Caps(150, 1_000_000));
            run.stand.approve(capped);
            run.stand.sweep(capped, true, id -> {});
            run.clock.set(run.clock.instant().plusSeconds(3_600));

            Sweep sweep = run.stand.sweep(capped, false, id -> {});

            assertThat(sweep.state()).isEqualTo(Sweep.State.FINISHED);
            MailboxSweep first =
                    run.stand.sweeps().mailbox(sweep.id(), 0).orElseThrow().mailbox();
            assertThat(first.state()).isEqualTo(MailboxSweep.State.STOPPED);
            assertThat(first.tally().acted()).isEqualTo(150);
        }
    }

    private static SimulatedEvent old(String id) {
        return SimulatedEvent.single(id, "2024-01-01T09:00:00.0000000", "2024-01-01T10:00:00.0000000", "x");
    }

    @Tag("long")
    @Test
    void fiveHundredItemsAtOneMomentAreAllSeenOnce() {
        try (var run = new Run(() -> false)) {
            String id = run.graph.tenant().users().get(2).objectId();
            SimulatedCalendars calendars = run.graph.calendars();
            for (int i = 0; i < 500; i++) {
                calendars.put(id, old("tie" + i));
            }
            Tally foretold = run.counted().total().orElseThrow();
            Tally done = run.enforced().total().orElseThrow();

            assertThat(done.acted()).isEqualTo(foretold.due()).isGreaterThan(1_300);
            assertThat(calendars.all(id)).noneMatch(event -> event.id().startsWith("tie"));
        }
    }
}
