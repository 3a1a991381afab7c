package org.virtualvisits.core.hygiene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.hygiene.Finding.Kept;
import org.virtualvisits.core.hygiene.Rule.Kind;

/** What rules mean for one item, on 30 November 2026 at 02:00 in London. */
final class JudgeTest {

    private static final Instant NOW = SweepScene.NOW;
    private static final String LAST_WEEK = "2026-11-23T09:00:00Z";
    private static final String LONG_AGO = "2026-01-05T09:00:00Z";
    private static final String NHS_NUMBER = "Review 999 000 0018";

    private static final RuleSetExample OLD = RuleSetExample.of(RuleSetExample.OLD_EVENTS);
    private static final RuleSetExample FILES = RuleSetExample.of(Kind.EVENT_ATTACHMENTS, Action.STRIP_ATTACHMENTS);
    private static final RuleSetExample SUBJECTS = RuleSetExample.of(Kind.IDENTIFIERS, Action.NEUTRALISE);

    private static List<Finding> judge(RuleSetExample rules, EventExample event) {
        return judge(rules.done(), Folder.CALENDAR, event.done(), false);
    }

    private static List<Finding> judge(RuleSetExample rules, Folder folder, MessageExample message) {
        return judge(rules.done(), folder, message.done(), false);
    }

    private static List<Finding> judge(RuleSet rules, Folder folder, Item item, boolean held) {
        return new Judge(rules, NOW, held, JudgeTest::endOf).judge(folder, item);
    }

    private static Optional<Instant> endOf(String notice) {
        return switch (notice) {
            case "over" -> Optional.of(Instant.parse("2026-11-20T09:00:00Z"));
            case "ahead" -> Optional.of(Instant.parse("2026-12-20T09:00:00Z"));
            default -> Optional.empty();
        };
    }

    private static Finding act(Action action, long bytes) {
        return new Finding(0, action, Optional.empty(), bytes, Optional.empty());
    }

    private static Finding kept(Action action, long bytes, Kept why) {
        return new Finding(0, action, Optional.empty(), bytes, Optional.of(why));
    }

    @Test
    void anOldItemIsRemovedAndItsSizeTold() {
        assertThat(judge(OLD, EventExample.at(LONG_AGO))).containsExactly(act(Action.DELETE, 10));
        assertThat(judge(OLD, EventExample.at(LAST_WEEK))).isEmpty();
    }

    @Test
    void anItemAsOldAsTheLimitIsNotYetOlder() {
        assertThat(judge(OLD, EventExample.at("2026-05-29T09:00:00Z").until("2026-05-30T01:00:00Z")))
                .isEmpty();
        assertThat(judge(OLD, EventExample.at("2026-05-29T09:00:00Z").until("2026-05-30T00:59:59Z")))
                .hasSize(1);
    }

    @Test
    void wholeDaysEndWithTheDaysOfTheRuleSetsOwnZone() {
        EventExample day = EventExample.at("2026-05-29T00:00:00Z").days("2026-05-29", "2026-05-30");

        assertThat(judge(OLD, day)).as("in London").hasSize(1);
        assertThat(judge(RuleSetExample.of(RuleSetExample.OLD_EVENTS).zone("America/New_York"), day))
                .as("in New York, where it is the 29th until six months ago")
                .isEmpty();
    }

    @Test
    void rulesLookOnlyAtTheirOwnPartOfTheMailbox() {
        Item.Message deleted = MessageExample.at(LONG_AGO).done();
        RuleSet rules =
                RuleSetExample.of(Kind.DELETED_ITEMS, Action.PERMANENTLY_DELETE).done();

        assertThat(judge(rules, Folder.DELETED_ITEMS, deleted, false))
                .containsExactly(act(Action.PERMANENTLY_DELETE, 30));
        assertThat(judge(rules, Folder.RECOVERABLE_ITEMS, deleted, false)).isEmpty();
        assertThat(judge(rules, Folder.INBOX, deleted, false)).isEmpty();
    }

    @Test
    void whatLivesOrIsProtectedIsLeftAloneForAReason() {
        assertThat(judge(OLD, EventExample.at(LONG_AGO).closed()))
                .containsExactly(kept(Action.DELETE, 10, Kept.PRIVATE));
        assertThat(judge(OLD, EventExample.at(LONG_AGO).labelled()))
                .containsExactly(kept(Action.DELETE, 10, Kept.LABELLED));
        assertThat(judge(OLD, EventExample.at(LONG_AGO).withoutEnd()))
                .containsExactly(kept(Action.DELETE, 10, Kept.NO_END));
        assertThat(judge(OLD, EventExample.at(LONG_AGO).endless()))
                .containsExactly(kept(Action.DELETE, 10, Kept.LIVING_SERIES));
        assertThat(judge(OLD, EventExample.at(LONG_AGO).series("2026-11-30T02:00:00Z")))
                .containsExactly(kept(Action.DELETE, 10, Kept.LIVING_SERIES));
        assertThat(judge(OLD, EventExample.at(LONG_AGO).attended()))
                .containsExactly(kept(Action.DELETE, 10, Kept.WOULD_MAIL));
        assertThat(judge(OLD.done(), Folder.CALENDAR, EventExample.at(LONG_AGO).done(), true))
                .containsExactly(kept(Action.DELETE, 10, Kept.HELD));
    }

    @Test
    void aHoldIsNamedBeforeALabel() {
        assertThat(judge(
                        OLD.done(),
                        Folder.CALENDAR,
                        EventExample.at(LONG_AGO).labelled().done(),
                        true))
                .containsExactly(kept(Action.DELETE, 10, Kept.HELD));
    }

    @Test
    void aSeriesIsAsOldAsItsEnd() {
        assertThat(judge(OLD, EventExample.at("2023-01-05T09:00:00Z").series("2026-05-01T09:00:00Z")))
                .containsExactly(act(Action.DELETE, 10));
        assertThat(judge(OLD, EventExample.at("2023-01-05T09:00:00Z").series("2026-11-01T09:00:00Z")))
                .isEmpty();
    }

    @Test
    void aSeriesThatHasNotBegunIsNoOldOne() {
        assertThat(judge(OLD, EventExample.at("2026-12-05T09:00:00Z").endless()))
                .isEmpty();
        assertThat(judge(
                        FILES, EventExample.at("2026-12-05T09:00:00Z").endless().file("a")))
                .isEmpty();
    }

    @Test
    void aPrivateItemIsRemovedWhereTheRuleSetSaysSo() {
        RuleSetExample privateToo = RuleSetExample.of(RuleSetExample.OLD_EVENTS).privateToo();

        assertThat(judge(privateToo, EventExample.at(LONG_AGO).closed())).containsExactly(act(Action.DELETE, 10));
    }

    @Test
    void anInviteOfSomebodyElseIsDeletedSinceNobodyIsTold() {
        assertThat(judge(OLD, EventExample.at(LONG_AGO).organisedElsewhere().attended()))
                .containsExactly(act(Action.DELETE, 10));
    }

    @Test
    void deletingForEverTellsNobodySoTheInvitedAreNoReasonAgainstIt() {
        RuleSetExample harder = RuleSetExample.of(Kind.OLD_EVENTS, Action.PERMANENTLY_DELETE);

        assertThat(judge(harder, EventExample.at(LAST_WEEK).attended()))
                .containsExactly(act(Action.PERMANENTLY_DELETE, 10));
    }

    @Test
    void filesAreRemovedOneByOneAndPicturesWithinTheTextStay() {
        EventExample event =
                EventExample.at(LAST_WEEK).file("letter").picture("logo").file("scan");

        assertThat(judge(FILES, event))
                .containsExactly(
                        new Finding(0, Action.STRIP_ATTACHMENTS, Optional.of("letter"), 70, Optional.empty()),
                        new Finding(0, Action.STRIP_ATTACHMENTS, Optional.of("scan"), 70, Optional.empty()));
    }

    @Test
    void picturesGoWhereTheRuleSetSaysSo() {
        RuleSetExample inlineToo = RuleSetExample.of(Kind.EVENT_ATTACHMENTS, Action.STRIP_ATTACHMENTS)
                .inlineToo();

        assertThat(judge(inlineToo, EventExample.at(LAST_WEEK).picture("logo"))).hasSize(1);
    }

    @Test
    void filesOfWhatIsNotOverStay() {
        assertThat(judge(FILES, EventExample.at("2026-11-30T01:30:00Z").file("a")))
                .isEmpty();
        assertThat(judge(FILES, EventExample.at("2026-11-30T03:00:00Z").file("a")))
                .isEmpty();
        assertThat(judge(FILES, EventExample.at(LAST_WEEK).withoutEnd().file("a")))
                .extracting(Finding::kept)
                .containsExactly(Optional.of(Kept.NO_END));
    }

    @Test
    void aSubjectThatGivesAPatientAwayIsReplacedOnceItIsOver() {
        assertThat(judge(SUBJECTS, EventExample.at(LAST_WEEK).subject(NHS_NUMBER)))
                .containsExactly(act(Action.NEUTRALISE, 0));
        assertThat(judge(SUBJECTS, EventExample.at("2026-12-24T09:00:00Z").subject(NHS_NUMBER)))
                .containsExactly(kept(Action.NEUTRALISE, 0, Kept.NOT_OVER));
        assertThat(judge(SUBJECTS, EventExample.at(LAST_WEEK))).isEmpty();
    }

    @Test
    void aSubjectOfALivingSeriesIsKeptForThatReason() {
        assertThat(judge(SUBJECTS, EventExample.at(LAST_WEEK).endless().subject(NHS_NUMBER)))
                .containsExactly(kept(Action.NEUTRALISE, 0, Kept.LIVING_SERIES));
    }

    @Test
    void aSubjectThatOthersWouldBeToldOfOrThatIsNotOursIsKept() {
        assertThat(judge(
                        SUBJECTS, EventExample.at(LAST_WEEK).subject(NHS_NUMBER).attended()))
                .containsExactly(kept(Action.NEUTRALISE, 0, Kept.WOULD_MAIL));
        assertThat(judge(
                        SUBJECTS, EventExample.at(LAST_WEEK).subject(NHS_NUMBER).organisedElsewhere()))
                .containsExactly(kept(Action.NEUTRALISE, 0, Kept.NOT_OURS));
    }

    @Test
    void aPrivateSubjectIsNotEvenRead() {
        EventExample closed = EventExample.at(LAST_WEEK).subject(NHS_NUMBER).closed();

        assertThat(judge(SUBJECTS, closed)).isEmpty();
        assertThat(judge(RuleSetExample.of(Kind.IDENTIFIERS, Action.NEUTRALISE).privateToo(), closed))
                .containsExactly(act(Action.NEUTRALISE, 0));
    }

    @Test
    void theNeutralSubjectIsNeutralWhateverItLooksLike() {
        RuleSetExample rules = RuleSetExample.of(Kind.IDENTIFIERS, Action.NEUTRALISE)
                .recordNumbers("####")
                .neutral("Visit 2026");

        assertThat(judge(rules, EventExample.at(LAST_WEEK).subject("Visit 2026")))
                .isEmpty();
        assertThat(judge(rules, EventExample.at(LAST_WEEK).subject("Visit 2027")))
                .hasSize(1);
    }

    @Test
    void aRuleThatOnlyReportsSaysSoUnlessThereIsABetterReason() {
        RuleSetExample report = RuleSetExample.of(Kind.OLD_EVENTS, Action.REPORT);

        assertThat(judge(report, EventExample.at(LAST_WEEK)))
                .containsExactly(kept(Action.REPORT, 10, Kept.REPORT_ONLY));
        assertThat(judge(report, EventExample.at(LAST_WEEK).labelled()))
                .containsExactly(kept(Action.REPORT, 10, Kept.LABELLED));
    }

    @Test
    void onceAnItemIsRemovedTheHardestWayNothingElseIsDoneToIt() {
        RuleSetExample rules = RuleSetExample.of(
                new Rule(Kind.OLD_EVENTS, Period.ZERO, Action.DELETE),
                new Rule(Kind.EVENT_ATTACHMENTS, Period.ZERO, Action.STRIP_ATTACHMENTS),
                new Rule(Kind.OLD_EVENTS, Period.ZERO, Action.PERMANENTLY_DELETE),
                new Rule(Kind.IDENTIFIERS, Period.ZERO, Action.NEUTRALISE),
                new Rule(Kind.OLD_EVENTS, Period.ZERO, Action.REPORT));

        assertThat(judge(rules, EventExample.at(LAST_WEEK).subject(NHS_NUMBER).file("a")))
                .extracting(Finding::rule, Finding::kept)
                .containsExactly(
                        tuple(0, Optional.of(Kept.COVERED)),
                        tuple(1, Optional.of(Kept.COVERED)),
                        tuple(2, Optional.empty()),
                        tuple(3, Optional.of(Kept.COVERED)),
                        tuple(4, Optional.of(Kept.REPORT_ONLY)));
    }

    @Test
    void whatIsNotRemovedIsDoneSideBySide() {
        RuleSetExample rules = RuleSetExample.of(
                new Rule(Kind.EVENT_ATTACHMENTS, Period.ZERO, Action.STRIP_ATTACHMENTS),
                new Rule(Kind.IDENTIFIERS, Period.ZERO, Action.NEUTRALISE));

        assertThat(judge(rules, EventExample.at(LAST_WEEK).subject(NHS_NUMBER).file("a")))
                .hasSize(2)
                .allMatch(Finding::isAct);
    }

    @Test
    void aNoticeGoesOnceItsVisitIsOver() {
        RuleSetExample notices = RuleSetExample.of(new Rule(Kind.SENT_NOTICES, Period.ofDays(7), Action.ARCHIVE));
        Folder sent = Folder.SENT_ITEMS;

        assertThat(judge(
                        notices, sent, MessageExample.at("2026-11-10T09:00:00Z").notice("over")))
                .containsExactly(act(Action.ARCHIVE, 30));
        assertThat(judge(
                        notices, sent, MessageExample.at("2026-11-10T09:00:00Z").notice("ahead")))
                .isEmpty();
        assertThat(judge(
                        notices, sent, MessageExample.at("2026-11-10T09:00:00Z").notice("unknown")))
                .hasSize(1);
        assertThat(judge(
                        notices, sent, MessageExample.at("2026-11-29T09:00:00Z").notice("over")))
                .as("sent after the visit, and yesterday")
                .isEmpty();
        assertThat(judge(notices, sent, MessageExample.at(LONG_AGO)))
                .as("somebody's own mail")
                .isEmpty();
        assertThat(judge(
                        notices,
                        sent,
                        MessageExample.at("2026-11-10T09:00:00Z").notice("over").labelled()))
                .containsExactly(kept(Action.ARCHIVE, 30, Kept.LABELLED));
    }

    @Test
    void aReplyToAnInviteGoesOnceItsMeetingIsOver() {
        RuleSetExample replies = RuleSetExample.of(new Rule(Kind.INVITE_REPLIES, Period.ofDays(7), Action.DELETE));
        Folder inbox = Folder.INBOX;

        assertThat(judge(replies, inbox, MessageExample.at(LONG_AGO).replyTo("2026-11-20T09:00:00Z")))
                .containsExactly(act(Action.DELETE, 30));
        assertThat(judge(replies, inbox, MessageExample.at(LONG_AGO).replyTo("2026-12-20T09:00:00Z")))
                .isEmpty();
        assertThat(judge(replies, inbox, MessageExample.at(LONG_AGO).reply()))
                .as("that does not say to what")
                .hasSize(1);
        assertThat(judge(
                        replies,
                        inbox,
                        MessageExample.at("2026-11-29T09:00:00Z").replyTo("2026-11-20T09:00:00Z")))
                .as("that came yesterday")
                .isEmpty();
        assertThat(judge(replies, inbox, MessageExample.at(LONG_AGO))).isEmpty();
    }

    @Test
    void onlyOurOwnOldDraftsAreLeftOver() {
        RuleSetExample drafts = RuleSetExample.of(new Rule(Kind.LEFTOVER_DRAFTS, Period.ofDays(1), Action.DELETE));
        Folder folder = Folder.DRAFTS;

        assertThat(judge(drafts, folder, MessageExample.at(LONG_AGO).draft().notice("x")))
                .hasSize(1);
        assertThat(judge(drafts, folder, MessageExample.at(LONG_AGO).draft())).isEmpty();
        assertThat(judge(drafts, folder, MessageExample.at(LONG_AGO).notice("x")))
                .isEmpty();
        assertThat(judge(
                        drafts,
                        folder,
                        MessageExample.at("2026-11-29T09:00:00Z").draft().notice("x")))
                .isEmpty();
    }
}
