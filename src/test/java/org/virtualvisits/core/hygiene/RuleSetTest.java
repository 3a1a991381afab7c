package org.virtualvisits.core.hygiene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.virtualvisits.core.hygiene.RuleSetExample.FIRST;
import static org.virtualvisits.core.hygiene.RuleSetExample.OLD_EVENTS;
import static org.virtualvisits.core.hygiene.RuleSetExample.SECOND;

import java.time.Period;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.core.kernel.OrganisationId;

/** What is approved, and what cannot be written at all. */
final class RuleSetTest {

    private static final Rule FILES = new Rule(Rule.Kind.EVENT_ATTACHMENTS, Period.ZERO, Action.STRIP_ATTACHMENTS);
    private static final Rule DRAFTS = new Rule(Rule.Kind.LEFTOVER_DRAFTS, Period.ZERO, Action.DELETE);
    private static final Rule TEAMS = new Rule(Rule.Kind.STALE_TEAMS, Period.ZERO, Action.REPORT);

    private static RuleSetExample usual() {
        return RuleSetExample.of(OLD_EVENTS).mailboxes(FIRST, SECOND);
    }

    static Stream<RuleSetExample> changes() {
        return Stream.of(
                usual().organisation(new OrganisationId("south")),
                usual().id("unusual"),
                usual().mailboxes(SECOND, FIRST),
                usual().held(FIRST),
                usual().zone("Europe/Dublin"),
                RuleSetExample.of(new Rule(Rule.Kind.OLD_EVENTS, Period.ofMonths(5), Action.DELETE))
                        .mailboxes(FIRST, SECOND),
                RuleSetExample.of(new Rule(Rule.Kind.OLD_EVENTS, Period.ofMonths(6), Action.PERMANENTLY_DELETE))
                        .mailboxes(FIRST, SECOND),
                usual().kinds(IdentifierKind.IHI),
                usual().recordNumbers("MRN-####"),
                usual().recordNumbers("MRN-#####"),
                usual().neutral("Visit"),
                usual().inlineToo(),
                usual().privateToo(),
                usual().caps(1, 1_000_000),
                usual().caps(1_000_000, 1));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void everyChangeIsToBeApprovedAgain(RuleSetExample changed) {
        assertThat(changed.done().digest()).isNotEqualTo(usual().done().digest());
        assertThat(changes().map(one -> one.done().digest())).doesNotHaveDuplicates();
    }

    @Test
    void theSameContentHasTheSameDigestHoweverItsSetsWereWritten() {
        IdentifierKind[] kinds = IdentifierKind.values();
        IdentifierKind[] backwards = IdentifierKind.values();
        Collections.reverse(Arrays.asList(backwards));

        assertThat(usual().kinds(backwards).held(SECOND, FIRST).done().digest())
                .isEqualTo(usual().kinds(kinds).held(FIRST, SECOND).done().digest());
    }

    @Test
    void whoIsMailedIsNoPartOfWhatIsApproved() {
        assertThat(usual().report("visits@example.org", "lead@example.org")
                        .done()
                        .digest())
                .isEqualTo(usual().done().digest());
    }

    @Test
    void foldersAreReadInTheOrderOfASweepAndTeamsAreNone() {
        assertThat(RuleSetExample.of(DRAFTS, TEAMS, FILES, OLD_EVENTS).done().folders())
                .containsExactly(Folder.CALENDAR, Folder.DRAFTS);
    }

    @Test
    void theRulesOfAFolderKeepTheirOrder() {
        RuleSet rules = RuleSetExample.of(DRAFTS, FILES, OLD_EVENTS).done();

        assertThat(rules.of(Folder.CALENDAR)).containsExactly(FILES, OLD_EVENTS);
        assertThat(rules.of(Folder.INBOX)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-usual", "Usual", "usual set", "a2345678901234567890123456789012345678901"})
    void anIdOfAnotherShapeIsRefused(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuleSetExample.of(OLD_EVENTS).id(id).done());
    }

    @Test
    void twoThousandMailboxesAndTwentyRulesAreTheMost() {
        assertThat(RuleSetExample.of(Collections.nCopies(20, OLD_EVENTS).toArray(Rule[]::new))
                        .mailboxes(Collections.nCopies(2_000, FIRST))
                        .done()
                        .rules())
                .hasSize(20);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        usual().mailboxes(Collections.nCopies(2_001, FIRST)).done());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuleSetExample.of(
                                Collections.nCopies(21, OLD_EVENTS).toArray(Rule[]::new))
                        .done());
    }

    @Test
    void aRuleSetHasAMailboxAndARule() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> usual().mailboxes(List.of()).done());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuleSetExample.of().done());
    }

    @Test
    void capsMayBeNothingButNotLess() {
        assertThat(new RuleSet.Caps(0, 0).run()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> new RuleSet.Caps(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new RuleSet.Caps(0, -1));
    }

    @Test
    void evidenceThatNobodyReadsIsNotMailed() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Reporting("visits@example.org", List.of()));
    }

    @Test
    void onlyWhatIsPossibleCanBeAskedFor() {
        assertThat(Rule.Kind.STALE_TEAMS.actions()).isEqualTo(Set.of(Action.REPORT));
        assertThat(Rule.Kind.DELETED_ITEMS.actions()).isEqualTo(Set.of(Action.REPORT, Action.PERMANENTLY_DELETE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rule(Rule.Kind.STALE_TEAMS, Period.ofYears(1), Action.DELETE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rule(Rule.Kind.OLD_EVENTS, Period.ofDays(-1), Action.DELETE));
    }

    @Test
    void monthsAreThoseOfTheZonesCalendar() {
        assertThat(OLD_EVENTS.limit(
                        SweepScene.NOW, RuleSetExample.of(OLD_EVENTS).done().zone()))
                .as("in summer time")
                .isEqualTo("2026-05-30T01:00:00Z");
    }
}
