package org.virtualvisits.core.hygiene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.core.hygiene.RuleSetExample.FIRST;
import static org.virtualvisits.core.hygiene.RuleSetExample.NORTH;
import static org.virtualvisits.core.hygiene.RuleSetExample.OLD_EVENTS;
import static org.virtualvisits.core.hygiene.SweepScene.NOW;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.report.Author;
import org.virtualvisits.core.report.Posting;
import org.virtualvisits.sandbox.memory.InMemoryOrganisations;
import org.virtualvisits.sandbox.memory.InMemoryPostings;
import org.virtualvisits.sandbox.memory.InMemoryRuleSets;

/** Who is mailed the evidence of a sweep, when, and what it says. */
final class MailedEvidenceTest {

    private static final OrganisationId SOUTH = new OrganisationId("south");
    private static final Duration THREE_DAYS = Duration.ofDays(3);

    private final SweepScene scene = new SweepScene();
    private final InMemoryOrganisations organisations = new InMemoryOrganisations();
    private final InMemoryRuleSets ruleSets = new InMemoryRuleSets();
    private final InMemoryPostings postings = new InMemoryPostings();
    private final MailedEvidence evidence =
            new MailedEvidence(organisations, ruleSets, scene.sweeps, MailedEvidenceTest::page, postings, scene.clock);

    MailedEvidenceTest() {
        organisations.put(NORTH, "North", Set.of());
        organisations.put(SOUTH, "South", Set.of());
    }

    private static String page(ShowSweeps.Progress progress, Iterable<MailboxSweep> mailboxes, List<Sweep> history) {
        return "page of " + progress.sweep().id() + ", its mailboxes "
                + mailboxes.iterator().next().index() + " and " + history.size() + " sweeps";
    }

    private RuleSet reported(OrganisationId organisation) {
        RuleSet rules = RuleSetExample.of(OLD_EVENTS)
                .organisation(organisation)
                .report("visits@example.org", "lead@example.org", "audit@example.org")
                .done();
        ruleSets.put(rules);
        return rules;
    }

    private Sweep finished(RuleSet rules) {
        Sweep sweep = scene.counting(rules);
        scene.slice(sweep);
        return sweep;
    }

    @Test
    void everySweepThatIsOverIsToldOnceToAllItsReaders() {
        Sweep north = finished(reported(NORTH));
        Sweep south = finished(reported(SOUTH));

        assertThat(evidence.plan()).isEqualTo(2);
        assertThat(evidence.plan()).as("the second time").isZero();

        assertThat(postings.open())
                .extracting(Posting::about)
                .containsExactlyInAnyOrder(north.id().toString(), south.id().toString());
        assertThat(postings.open()).allSatisfy(posting -> {
            assertThat(posting.kind()).isEqualTo(Posting.Kind.HYGIENE);
            assertThat(posting.readers())
                    .extracting(Posting.Reader::address)
                    .containsExactly("lead@example.org", "audit@example.org");
        });
    }

    @Test
    void twoSweepsOfOneRuleSetAreBothTold() {
        RuleSet rules = reported(NORTH);
        finished(rules);
        scene.clock.set(NOW.plusSeconds(3_600));
        finished(rules);

        assertThat(evidence.plan()).isEqualTo(2);
    }

    @Test
    void aSweepUnderWayIsNotToldYet() {
        scene.counting(reported(NORTH));

        assertThat(evidence.plan()).isZero();
        assertThat(postings.open()).isEmpty();
    }

    @Test
    void whatHasBeenOverForThreeDaysIsToldToNobodyAnyMore() {
        finished(reported(NORTH));
        scene.clock.set(NOW.plus(THREE_DAYS));
        assertThat(evidence.plan()).isZero();

        scene.clock.set(NOW.plus(THREE_DAYS).minusMillis(1));

        assertThat(evidence.plan()).isEqualTo(1);
    }

    @Test
    void aRuleSetWithoutReadersIsMailedToNobody() {
        RuleSet rules = RuleSetExample.of(OLD_EVENTS).done();
        ruleSets.put(rules);
        finished(rules);

        assertThat(evidence.plan()).isZero();
    }

    @Test
    void theMailTellsTheFiguresAndWhereTheWholeEvidenceIs() {
        RuleSet rules = reported(NORTH);
        scene.fillCalendar(3);
        scene.mailboxes.put(
                FIRST,
                Folder.CALENDAR,
                EventExample.at("kept", SweepScene.january(9)).closed().done());
        Sweep sweep = finished(rules);

        Author.Content content = evidence.write(posting(sweep.id().toString())).orElseThrow();

        assertThat(content.from()).isEqualTo("visits@example.org");
        assertThat(content.subject()).isEqualTo("Mailbox hygiene usual: finished, 3 due, 0 acted on");
        assertThat(content.text())
                .contains("Mailboxes: 1 of 1, 0 of them not swept. Items looked at: 4.")
                .contains("/api/hygiene/sweeps/north.usual.20261130T0200/report");
        assertThat(content.html()).isEqualTo("page of north.usual.20261130T0200, its mailboxes 0 and 1 sweeps");
    }

    @Test
    void thereIsNothingToMailOfASweepThatIsGoneOrThatNobodyReadsAnyMore() {
        RuleSet rules = reported(NORTH);
        Sweep sweep = finished(rules);
        assertThat(evidence.write(posting("north.usual.20200101T0000"))).isEmpty();

        ruleSets.put(RuleSetExample.of(OLD_EVENTS).done());

        assertThat(evidence.write(posting(sweep.id().toString()))).isEmpty();
        ruleSets.remove(NORTH, "usual");
        assertThat(evidence.write(posting(sweep.id().toString()))).isEmpty();
    }

    private static Posting posting(String about) {
        return Posting.planned(NORTH, Posting.Kind.HYGIENE, about, List.of("lead@example.org"), NOW);
    }
}
