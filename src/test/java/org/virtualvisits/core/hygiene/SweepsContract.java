package org.virtualvisits.core.hygiene;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.hygiene.Finding.Kept;
import org.virtualvisits.core.hygiene.MailboxSweep.Intent;
import org.virtualvisits.core.kernel.OrganisationId;

/** What {@link Sweeps} and {@link RuleSets} promise, for the twins and for the tables. */
@SuppressWarnings("this-escape") // what subclasses make needs nothing of theirs
public abstract class SweepsContract {

    private static final OrganisationId NORTH = new OrganisationId("north");
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00.123456789Z");

    private final Sweeps sweeps = sweeps();
    private final RuleSets ruleSets = ruleSets();

    /** Empty ones. */
    protected abstract Sweeps sweeps();

    /** Empty ones. */
    protected abstract RuleSets ruleSets();

    /** A rule set that has everything. */
    public static RuleSet maximal(String id) {
        return new RuleSet(
                NORTH,
                id,
                List.of("a@example.org", "b@example.org"),
                Set.of("b@example.org"),
                ZoneId.of("Europe/London"),
                List.of(
                        new Rule(Rule.Kind.OLD_EVENTS, Period.ofMonths(6), Action.DELETE),
                        new Rule(Rule.Kind.STALE_TEAMS, Period.ofYears(1), Action.REPORT)),
                new IdentifierForms(
                        Set.of(IdentifierKind.IHI, IdentifierKind.NHS_NUMBER),
                        List.of(new RecordNumberPattern("MRN-#{6,8}"))),
                "Appointment",
                true,
                false,
                new RuleSet.Caps(10, 20));
    }

    /** A sweep that has everything. */
    public static Sweep sweep(String ruleSet, Instant started) {
        RuleSet rules = maximal(ruleSet);
        var count = new Tally.Count(5, 2, 1, 100, 40, Map.of(Kept.HELD, 2L));
        return new Sweep(
                SweepId.at(rules, started),
                rules,
                Optional.of(new Approval("Robin Example", NOON, rules.digest())),
                Sweep.State.FINISHED,
                started,
                Optional.of(started.plusSeconds(5)),
                20,
                3,
                List.of(new Sweep.StaleTeam("g-1", 1, NOON)),
                Optional.of(new Tally(7, List.of(count))));
    }

    /** A mailbox that has everything. */
    public static MailboxSweep mailbox(SweepId id, int index, MailboxSweep.State state) {
        var act = new Mailboxes.Act(0, "AAMk==", Optional.of("file"), Action.STRIP_ATTACHMENTS, 9);
        Tally tally = Tally.NONE.with(List.of(new Finding(1, Action.DELETE, Optional.empty(), 4, Optional.empty())));
        return new MailboxSweep(
                id,
                index,
                state,
                Optional.of(MailboxSweep.Skipped.DENIED),
                2,
                NOON,
                Optional.of(new Intent(List.of(act), tally, Optional.of(NOON))),
                tally,
                12,
                3,
                Optional.of("run"),
                NOON,
                NOON,
                Optional.of(NOON));
    }

    @Test
    void whatWasWrittenIsReadToTheLastField() {
        Sweep sweep = sweep("usual", NOON);
        MailboxSweep mailbox = mailbox(sweep.id(), 0, MailboxSweep.State.RUNNING);
        assertThat(sweeps.add(sweep)).isTrue();
        sweeps.addMissing(List.of(mailbox));

        assertThat(sweeps.find(sweep.id()).orElseThrow().sweep()).isEqualTo(sweep);
        assertThat(sweeps.mailbox(sweep.id(), 0).orElseThrow().mailbox()).isEqualTo(mailbox);
        assertThat(sweeps.find(SweepId.read("north.usual.20200101T0000"))).isEmpty();
        assertThat(sweeps.mailbox(sweep.id(), 1)).isEmpty();
    }

    @Test
    void aSweepIsAddedOnceAndMailboxesStayAsTheyAre() {
        Sweep sweep = sweep("usual", NOON);
        sweeps.add(sweep);
        sweeps.addMissing(List.of(mailbox(sweep.id(), 0, MailboxSweep.State.DONE)));
        sweeps.addMissing(IntStream.range(0, 250)
                .mapToObj(index -> mailbox(sweep.id(), index, MailboxSweep.State.WAITING))
                .toList());

        assertThat(sweeps.add(sweep)).isFalse();
        assertThat(sweeps.mailboxes(sweep.id())).hasSize(250);
        assertThat(sweeps.mailboxes(sweep.id()).iterator().next().state()).isEqualTo(MailboxSweep.State.DONE);
    }

    @Test
    void ofTwoWhoReplaceWhatBothHaveReadTheSecondIsRefused() {
        Sweep sweep = sweep("usual", NOON);
        sweeps.add(sweep);
        sweeps.addMissing(List.of(mailbox(sweep.id(), 0, MailboxSweep.State.WAITING)));
        var read = sweeps.find(sweep.id()).orElseThrow();
        var held = sweeps.mailbox(sweep.id(), 0).orElseThrow();
        MailboxSweep next = mailbox(sweep.id(), 0, MailboxSweep.State.RUNNING);

        assertThat(sweeps.replace(read, sweep.taking(5))).isTrue();
        assertThat(sweeps.replace(read, sweep.taking(6))).isFalse();
        var written = sweeps.replace(held, next).orElseThrow();
        assertThat(sweeps.replace(held, next)).isEmpty();
        assertThat(sweeps.replace(written, mailbox(sweep.id(), 0, MailboxSweep.State.DONE)))
                .isPresent();
        assertThat(sweeps.find(sweep.id()).orElseThrow().sweep().taken()).isEqualTo(8);
    }

    @Test
    void aSweepIsOpenUntilItsLastMailboxIsOver() {
        Sweep sweep = sweep("usual", NOON);
        sweeps.addMissing(List.of(
                mailbox(sweep.id(), 0, MailboxSweep.State.DONE), mailbox(sweep.id(), 1, MailboxSweep.State.WAITING)));

        assertThat(sweeps.anyOpen(sweep.id())).isTrue();
        sweeps.replace(sweeps.mailbox(sweep.id(), 1).orElseThrow(), mailbox(sweep.id(), 1, MailboxSweep.State.SKIPPED));
        assertThat(sweeps.anyOpen(sweep.id())).isFalse();
    }

    @Test
    void theNewestSweepsOfARuleSetComeFirstAndNoOthers() {
        for (int day = 0; day < 4; day++) {
            sweeps.add(sweep("usual", NOON.plusSeconds(day * 86_400L)));
            sweeps.add(sweep("usual-too", NOON.plusSeconds(day * 86_400L)));
        }

        assertThat(sweeps.of(NORTH, "usual", 2))
                .extracting(sweep -> sweep.id().toString())
                .containsExactly("north.usual.20261203T1200", "north.usual.20261202T1200");
        assertThat(sweeps.of(new OrganisationId("south"), "usual", 2)).isEmpty();
    }

    @Test
    void whatIsDroppedGoesWithItsMailboxesAndTheRestStays() {
        for (int day = 0; day < 4; day++) {
            Sweep sweep = sweep("usual", NOON.plusSeconds(day * 86_400L));
            sweeps.add(sweep);
            sweeps.addMissing(IntStream.range(0, 150)
                    .mapToObj(i -> mailbox(sweep.id(), i, MailboxSweep.State.DONE))
                    .toList());
        }
        assertThat(sweeps.before(NORTH, NOON, 9)).isEmpty();
        assertThat(sweeps.before(new OrganisationId("south"), NOON.plusSeconds(999_999), 9))
                .isEmpty();

        List<SweepId> old = sweeps.before(NORTH, NOON.plusSeconds(3 * 86_400L), 2);
        old.forEach(sweeps::drop);
        old.forEach(sweeps::drop);

        assertThat(old).extracting(SweepId::minute).containsExactly("20261130T1200", "20261201T1200");
        assertThat(old)
                .allMatch(id -> sweeps.find(id).isEmpty()
                        && sweeps.mailbox(id, 0).isEmpty()
                        && sweeps.mailbox(id, 149).isEmpty());
        assertThat(sweeps.before(NORTH, NOON.plusSeconds(999_999), 9))
                .extracting(SweepId::minute)
                .containsExactly("20261202T1200", "20261203T1200");
        assertThat(sweeps.mailboxes(SweepId.read("north.usual.20261202T1200"))).hasSize(150);
    }

    @Test
    void aChangedRuleSetKeepsItsApprovalWhichIsWorthNothing() {
        RuleSet rules = maximal("usual");
        ruleSets.put(rules);
        ruleSets.approve(NORTH, "usual", new Approval("Robin Example", NOON, rules.digest()));
        assertThat(ruleSets.find(NORTH, "usual").orElseThrow().rules()).isEqualTo(rules);
        assertThat(ruleSets.find(NORTH, "usual").orElseThrow().valid()).isPresent();

        ruleSets.put(new RuleSet(
                NORTH,
                "usual",
                List.of("c@example.org"),
                Set.of(),
                rules.zone(),
                rules.rules(),
                rules.identifiers(),
                "Appointment",
                true,
                false,
                rules.caps()));

        RuleSets.Approved now = ruleSets.find(NORTH, "usual").orElseThrow();
        assertThat(now.approval()).isPresent();
        assertThat(now.valid()).isEmpty();
        ruleSets.remove(NORTH, "usual");
        ruleSets.remove(NORTH, "usual");
        assertThat(ruleSets.of(NORTH)).isEmpty();
    }

    @Test
    void whatIsNotThereCannotBeApproved() {
        ruleSets.approve(NORTH, "nothing", new Approval("Robin Example", NOON, "x"));

        assertThat(ruleSets.find(NORTH, "nothing")).isEmpty();
    }
}
