package org.virtualvisits.core.hygiene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.core.hygiene.RuleSetExample.NORTH;
import static org.virtualvisits.core.hygiene.RuleSetExample.OLD_EVENTS;
import static org.virtualvisits.core.hygiene.SweepScene.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.hygiene.BeginSweeps.Outcome;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.sandbox.memory.InMemoryOrganisations;
import org.virtualvisits.sandbox.memory.InMemoryRuleSets;

/** When a sweep begins, and how much it may change. */
final class BeginSweepsTest {

    private static final OrganisationId SOUTH = new OrganisationId("south");
    private static final RuleSet RULES =
            RuleSetExample.of(OLD_EVENTS).caps(50, 1_000).done();
    private static final Duration HOUR = Duration.ofHours(1);

    private final SweepScene scene = new SweepScene();
    private final InMemoryOrganisations organisations = new InMemoryOrganisations();
    private final InMemoryRuleSets ruleSets = new InMemoryRuleSets();
    private final BeginSweeps begin = new BeginSweeps(organisations, ruleSets, scene.sweeps, scene.calls, scene.clock);

    BeginSweepsTest() {
        organisations.put(NORTH, "North", Set.of());
        organisations.put(SOUTH, "South", Set.of());
    }

    @Test
    void atNightOneSweepOfEveryRuleSetBegins() {
        ruleSets.put(RULES);
        ruleSets.put(RuleSetExample.of(OLD_EVENTS).id("other").done());
        ruleSets.put(RuleSetExample.of(OLD_EVENTS).organisation(SOUTH).done());

        assertThat(begin.all()).isEqualTo(3);

        assertThat(scene.calls.nextStart()).map(SweepId::toString).contains("north.other.20261130T0200");
        assertThat(scene.calls.nextStart()).map(SweepId::toString).contains("north.usual.20261130T0200");
        assertThat(scene.calls.nextStart()).map(SweepId::toString).contains("south.usual.20261130T0200");
        assertThat(begin.all()).as("while those are under way").isZero();
        assertThat(scene.calls.nextStart()).isEmpty();
    }

    @Test
    void aSweepBeginsOfAnUnapprovedRuleSetAndOnlyCounts() {
        ruleSets.put(RULES);

        Outcome outcome = begin.one(NORTH, "usual", false);

        SweepId id = SweepId.at(RULES, NOW);
        assertThat(outcome).isEqualTo(new Outcome.Begun(id, false));
        Sweep sweep = scene.sweeps.find(id).orElseThrow().sweep();
        assertThat(sweep.state()).isEqualTo(Sweep.State.STARTING);
        assertThat(sweep.started()).isEqualTo(NOW);
        assertThat(sweep.budget()).isZero();
        assertThat(scene.calls.nextStart()).contains(id);
    }

    @Test
    void anUnknownRuleSetIsNotSwept() {
        assertThat(begin.one(NORTH, "usual", false)).isEqualTo(new Outcome.Unknown());
    }

    @Test
    void whileOneIsUnderWayNoOtherBegins() {
        ruleSets.put(RULES);
        begin.one(NORTH, "usual", false);
        scene.clock.set(NOW.plus(HOUR));

        assertThat(begin.one(NORTH, "usual", false)).isEqualTo(new Outcome.UnderWay(SweepId.at(RULES, NOW)));
    }

    @Test
    void oneIsEnoughForAMinute() {
        ruleSets.put(RULES);
        scene.slice(scene.counting(RULES));

        assertThat(begin.one(NORTH, "usual", false)).isEqualTo(new Outcome.UnderWay(SweepId.at(RULES, NOW)));
        assertThat(scene.calls.nextStart()).isEmpty();
    }

    @Test
    void anApprovedRuleSetIsEnforcedOnceASweepHasCounted() {
        ruleSets.put(RULES);
        ruleSets.approve(NORTH, "usual", approval(NOW));
        scene.fillCalendar(80);
        scene.slice(scene.counting(RULES));
        scene.clock.set(NOW.plus(HOUR));

        assertThat(begin.one(NORTH, "usual", false))
                .isEqualTo(new Outcome.Begun(SweepId.at(RULES, NOW.plus(HOUR)), true));

        Sweep sweep = scene.sweeps
                .find(SweepId.at(RULES, NOW.plus(HOUR)))
                .orElseThrow()
                .sweep();
        assertThat(sweep.budget()).isEqualTo(160);
        assertThat(sweep.approval()).contains(approval(NOW));
    }

    @Test
    void whoeverAsksForACountGetsACount() {
        ruleSets.put(RULES);
        ruleSets.approve(NORTH, "usual", approval(NOW));
        scene.slice(scene.counting(RULES));
        scene.clock.set(NOW.plus(HOUR));

        assertThat(begin.one(NORTH, "usual", true))
                .isEqualTo(new Outcome.Begun(SweepId.at(RULES, NOW.plus(HOUR)), false));
    }

    @Test
    void aSweepMayChangeTwiceWhatTheLastOneFoundButNeverMoreThanTheCap() {
        assertThat(budget(over(Sweep.State.FINISHED, RULES, 0, 300))).contains(600L);
        assertThat(budget(over(Sweep.State.FINISHED, RULES, 0, 700))).contains(1_000L);
        assertThat(budget(over(Sweep.State.FINISHED, RULES, 0, 0))).contains(100L);
    }

    @Test
    void theNewestFinishedSweepTellsHowMuchIsToBeExpected() {
        assertThat(budget(over(Sweep.State.FINISHED, RULES, 2, 200), over(Sweep.State.FINISHED, RULES, 1, 400)))
                .contains(400L);
    }

    @Test
    void aSweepOfOtherRulesTellsNothing() {
        RuleSet stricter = RuleSetExample.of(OLD_EVENTS).caps(50, 2_000).done();

        assertThat(budget(over(Sweep.State.FINISHED, stricter, 1, 200))).isEmpty();
    }

    @Test
    void withoutAnEarlierSweepNothingMayBeChanged() {
        assertThat(budget()).isEmpty();
    }

    @Test
    void anApprovalOfOtherRulesIsNone() {
        var other = new Approval("Robin Example", NOW, "other");

        assertThat(BeginSweeps.budget(
                        new RuleSets.Approved(RULES, Optional.of(other)),
                        List.of(over(Sweep.State.FINISHED, RULES, 1, 200))))
                .isEmpty();
        assertThat(BeginSweeps.budget(
                        new RuleSets.Approved(RULES, Optional.empty()),
                        List.of(over(Sweep.State.FINISHED, RULES, 1, 200))))
                .isEmpty();
    }

    @Test
    void afterASweepHasStoppedItselfSomebodyMustApproveAgain() {
        Sweep before = over(Sweep.State.FINISHED, RULES, -9, 200);

        assertThat(budget(over(Sweep.State.STOPPED, RULES, 1, 999), before)).isEmpty();
        assertThat(budget(over(Sweep.State.STOPPED, RULES, 0, 999), before))
                .as("approved at the very moment")
                .isEmpty();
        assertThat(budget(over(Sweep.State.STOPPED, RULES, -1, 999), before))
                .as("approved since; the stopped sweep is no measure of what to expect")
                .contains(400L);
    }

    @Test
    void theLatestStopCounts() {
        assertThat(budget(
                        over(Sweep.State.STOPPED, RULES, 1, 999),
                        over(Sweep.State.STOPPED, RULES, -2, 999),
                        over(Sweep.State.FINISHED, RULES, -9, 200)))
                .isEmpty();
    }

    /** After these sweeps, the newest first, of rules that were approved at {@link SweepScene#NOW}. */
    private static Optional<Long> budget(Sweep... newestFirst) {
        return BeginSweeps.budget(new RuleSets.Approved(RULES, Optional.of(approval(NOW))), List.of(newestFirst));
    }

    private static Approval approval(Instant at) {
        return new Approval("Robin Example", at, RULES.digest());
    }

    private static Sweep over(Sweep.State how, RuleSet rules, int hours, long due) {
        Instant ended = NOW.plus(HOUR.multipliedBy(hours));
        var total = new Tally(due, List.of(new Tally.Count(due, 0, 0, 0, 0, Map.of())));
        return new Sweep(
                SweepId.at(rules, ended),
                rules,
                Optional.empty(),
                how,
                ended,
                Optional.of(ended),
                0,
                0,
                List.of(),
                Optional.of(total));
    }
}
