package org.virtualvisits.core.hygiene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.virtualvisits.core.hygiene.RuleSetExample.FIRST;
import static org.virtualvisits.core.hygiene.RuleSetExample.OLD_EVENTS;
import static org.virtualvisits.core.hygiene.SweepScene.NOW;
import static org.virtualvisits.core.hygiene.SweepScene.january;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.core.hygiene.MailboxSweep.Skipped;
import org.virtualvisits.core.hygiene.MailboxSweep.State;
import org.virtualvisits.core.hygiene.Mailboxes.Effect;
import org.virtualvisits.core.hygiene.Mailboxes.Query;
import org.virtualvisits.core.hygiene.Mailboxes.Reading;
import org.virtualvisits.core.hygiene.Slice.End;
import org.virtualvisits.sandbox.SweepStand.Killed;

/** What a worker does in one mailbox, and what it leaves behind however it ends. */
final class SliceTest {

    private static final Rule FILES = new Rule(Rule.Kind.EVENT_ATTACHMENTS, Period.ofDays(1), Action.STRIP_ATTACHMENTS);
    private static final Rule SUBJECTS = new Rule(Rule.Kind.IDENTIFIERS, Period.ofDays(2), Action.NEUTRALISE);
    private static final Rule DELETED = new Rule(Rule.Kind.DELETED_ITEMS, Period.ofDays(30), Action.PERMANENTLY_DELETE);
    private static final RuleSet OLD = RuleSetExample.of(OLD_EVENTS).done();

    private final SweepScene scene = new SweepScene();

    @Test
    void eachPageBeginsWhereTheOneBeforeHasEnded() {
        scene.fillCalendar(25);
        scene.mailboxes.pages(10, 2);
        Sweep sweep = scene.counting(OLD);

        assertThat(scene.end(sweep)).isEqualTo(new End.Complete());

        assertThat(scene.mailboxes.queries())
                .extracting(Query::from)
                .containsExactly(MailboxSweep.BEGINNING, january(10), january(20));
        MailboxSweep mailbox = scene.mailbox(sweep);
        assertThat(mailbox.state()).isEqualTo(State.DONE);
        assertThat(mailbox.isOver()).isTrue();
        assertThat(mailbox.ended()).contains(NOW);
        assertThat(mailbox.requests()).isEqualTo(6);
        assertThat(mailbox.tally().seen()).isEqualTo(25);
        assertThat(mailbox.tally().due()).isEqualTo(25);
    }

    @Test
    void foldersAreReadOneAfterTheOtherAndOnlyThoseThatRulesLookAt() {
        Sweep sweep = scene.counting(RuleSetExample.of(OLD_EVENTS, DELETED).done());

        scene.end(sweep);

        assertThat(scene.mailboxes.queries())
                .extracting(Query::folder)
                .containsExactly(Folder.DELETED_ITEMS, Folder.CALENDAR);
        assertThat(scene.mailboxes.queries()).extracting(Query::mailbox).containsOnly(FIRST);
    }

    @Test
    void whatIsDeletedByASweepIsNotDeletedForEverByTheSameSweep() {
        scene.fillCalendar(1);
        scene.mailboxes.afterActing(() -> scene.mailboxes.put(
                FIRST, Folder.DELETED_ITEMS, MessageExample.at("e0", january(0)).done()));
        Sweep sweep = scene.enforcing(RuleSetExample.of(OLD_EVENTS, DELETED).done());

        scene.end(sweep);

        assertThat(scene.mailboxes.ids(FIRST, Folder.CALENDAR)).isEmpty();
        assertThat(scene.mailboxes.ids(FIRST, Folder.DELETED_ITEMS)).containsExactly("e0");
    }

    @Test
    void onlyWhatEveryRuleOfAFolderCouldMeanIsListed() {
        Rule harder = new Rule(Rule.Kind.OLD_EVENTS, Period.ofMonths(12), Action.PERMANENTLY_DELETE);

        // Whole days are listed by midnight in UTC, so that half a day and an hour of summer time are let in.
        assertThat(query(harder, OLD_EVENTS).before()).contains(Instant.parse("2026-05-30T16:00:00Z"));
        assertThat(query(DELETED).before()).contains(Instant.parse("2026-10-31T02:00:00Z"));
        assertThat(query(OLD_EVENTS, FILES).before()).contains(Instant.parse("2026-11-29T17:00:00Z"));
    }

    @Test
    void identifiersAreLookedForInItemsToComeAsWell() {
        assertThat(query(OLD_EVENTS, SUBJECTS).before()).isEmpty();
    }

    @Test
    void attachmentsAreAskedForOnlyWhereARuleIsAboutThem() {
        assertThat(query(OLD_EVENTS, FILES).attachments()).isTrue();
        assertThat(query(OLD_EVENTS).attachments()).isFalse();
    }

    private static Query query(Rule... rules) {
        var scene = new SweepScene();
        scene.end(scene.counting(RuleSetExample.of(rules).done()));
        return scene.mailboxes.queries().getFirst();
    }

    @Test
    void aSweepThatOnlyCountsTouchesNothing() {
        scene.fillCalendar(3);
        Sweep sweep = scene.counting(OLD);

        scene.end(sweep);

        assertThat(scene.mailboxes.handfuls()).isEmpty();
        assertThat(scene.mailbox(sweep).tally().due()).isEqualTo(3);
        assertThat(scene.mailbox(sweep).tally().acted()).isZero();
    }

    @Test
    void anApprovedSweepDoesWhatIsDueAndNothingElse() {
        scene.fillCalendar(3);
        scene.mailboxes.put(
                FIRST,
                Folder.CALENDAR,
                EventExample.at("closed", january(1)).closed().done());
        Sweep sweep = scene.enforcing(OLD);

        scene.end(sweep);

        assertThat(scene.mailboxes.actedOn()).containsExactly("e0", "e1", "e2");
        assertThat(scene.mailboxes.ids(FIRST, Folder.CALENDAR)).containsExactly("closed");
        Tally tally = scene.mailbox(sweep).tally();
        assertThat(tally.of(0)).isEqualTo(new Tally.Count(4, 3, 0, 30, 30, Map.of(Finding.Kept.PRIVATE, 1L)));
        assertThat(scene.mailbox(sweep).requests()).isEqualTo(4);
        assertThat(scene.now(sweep).taken()).isEqualTo(3);
    }

    @Test
    void anActSaysWhichFileIsMeantHowLargeItIsAndByWhichRule() {
        scene.mailboxes.put(
                FIRST,
                Folder.CALENDAR,
                EventExample.at("e", january(0)).file("letter").done());
        Rule files = new Rule(Rule.Kind.EVENT_ATTACHMENTS, Period.ZERO, Action.STRIP_ATTACHMENTS);
        Rule report = new Rule(Rule.Kind.OLD_EVENTS, Period.ZERO, Action.REPORT);

        scene.end(scene.enforcing(RuleSetExample.of(report, files).done()));

        assertThat(scene.mailboxes.handfuls())
                .containsExactly(
                        List.of(new Mailboxes.Act(1, "e", Optional.of("letter"), Action.STRIP_ATTACHMENTS, 70)));
    }

    @Test
    void inAMailboxUnderAHoldNothingIsDone() {
        scene.fillCalendar(2);
        Sweep sweep = scene.enforcing(RuleSetExample.of(OLD_EVENTS).held(FIRST).done());

        scene.end(sweep);

        assertThat(scene.mailboxes.handfuls()).isEmpty();
        assertThat(scene.mailbox(sweep).tally().of(0).kept()).containsEntry(Finding.Kept.HELD, 2L);
    }

    @Test
    void whatIsIntendedIsWrittenDownBeforeItIsDone() {
        scene.fillCalendar(2);
        Sweep sweep = scene.enforcing(OLD);
        scene.mailboxes.beforeActing(() -> assertThat(scene.mailbox(sweep).intent())
                .get()
                .satisfies(intent -> {
                    assertThat(intent.acts()).hasSize(2);
                    assertThat(intent.delta().seen()).isEqualTo(2);
                }));

        scene.end(sweep);

        assertThat(scene.mailboxes.actedOn()).hasSize(2);
        assertThat(scene.mailbox(sweep).intent()).isEmpty();
    }

    @Test
    void aSweepThatHasStoppedMeanwhileIsNotReadOnFor() {
        scene.fillCalendar(20);
        scene.mailboxes.pages(10, 1);
        Sweep sweep = scene.counting(OLD);
        scene.mailboxes.whenRead(() -> new CloseSweep(scene.sweeps, scene.measures, scene.clock).stop(sweep.id()));

        assertThat(scene.end(sweep)).isEqualTo(new End.Complete());

        assertThat(scene.mailboxes.queries()).hasSize(1);
        assertThat(scene.mailbox(sweep).state()).isEqualTo(State.STOPPED);
        assertThat(scene.mailbox(sweep).isOver()).isTrue();
        assertThat(scene.mailbox(sweep).tally().seen()).isEqualTo(10);
    }

    @Test
    void whoeverHasLostTheMailboxToAnotherDoesNothingThere() {
        scene.fillCalendar(3);
        Sweep sweep = scene.enforcing(OLD);
        scene.mailboxes.whenRead(() -> scene.overtake(sweep));

        assertThat(scene.end(sweep)).isEqualTo(new End.Lost());

        assertThat(scene.mailboxes.handfuls()).isEmpty();
        assertThat(scene.mailbox(sweep).holder()).contains("somebody else");
    }

    @Test
    void whoeverOnlyCountsAndHasLostTheMailboxToAnotherReadsNoFurther() {
        scene.fillCalendar(20);
        scene.mailboxes.pages(10, 1);
        Sweep sweep = scene.counting(OLD);
        scene.mailboxes.whenRead(() -> scene.overtake(sweep));

        assertThat(scene.end(sweep)).isEqualTo(new End.Lost());
        assertThat(scene.mailboxes.queries()).hasSize(1);
    }

    @Test
    void whoeverLosesTheMailboxWhileAllowedOnlyAPartDoesNothingThere() {
        scene.fillCalendar(3);
        Sweep sweep = scene.enforcing(OLD, 2);
        scene.mailboxes.whenRead(() -> scene.overtake(sweep));

        assertThat(scene.end(sweep)).isEqualTo(new End.Lost());
        assertThat(scene.mailboxes.handfuls()).isEmpty();
    }

    @Test
    void whoeverLosesTheMailboxWhileActingLeavesTheRestToTheOther() {
        scene.fillCalendar(4);
        scene.mailboxes.planEffects("e0", new Effect.Later(Duration.ofSeconds(5)));
        Sweep sweep = scene.enforcing(OLD);
        scene.mailboxes.afterActing(() -> scene.overtake(sweep));

        assertThat(scene.end(sweep)).isEqualTo(new End.Lost());
        assertThat(scene.mailbox(sweep).holder()).contains("somebody else");
    }

    @Test
    void whoeverLosesTheMailboxWhileDoingAllThatIsDueReadsNoFurther() {
        scene.fillCalendar(4);
        Sweep sweep = scene.enforcing(OLD);
        scene.mailboxes.afterActing(() -> scene.overtake(sweep));

        assertThat(scene.end(sweep)).isEqualTo(new End.Lost());
        assertThat(scene.mailboxes.queries()).hasSize(1);
    }

    @Test
    void whoeverLosesTheMailboxDuringTheLastActsDoesNotTellOfThem() {
        scene.fillCalendar(3);
        Sweep sweep = scene.enforcing(OLD, 2);
        scene.mailboxes.afterActing(() -> scene.overtake(sweep));

        assertThat(scene.end(sweep)).isEqualTo(new End.Lost());
        assertThat(scene.mailbox(sweep).isOver()).isFalse();
    }

    @Test
    void afterTwoHundredAndFiftyRequestsAMailboxIsLeftToOthersForAsLongAsTheyWereWorth() {
        scene.fillCalendar(9);
        scene.mailboxes.pages(1, 125);
        Sweep sweep = scene.counting(OLD);

        assertThat(scene.end(sweep)).isEqualTo(new End.Resume(NOW.plusSeconds(25)));

        assertThat(scene.mailboxes.queries()).hasSize(2);
        MailboxSweep mailbox = scene.mailbox(sweep);
        assertThat(mailbox.due()).isEqualTo(NOW.plusSeconds(25));
        assertThat(mailbox.holder()).isEmpty();
        assertThat(mailbox.state()).isEqualTo(State.RUNNING);
        assertThat(mailbox.stalls()).isZero();
        assertThat(mailbox.isOver()).isFalse();
    }

    @Test
    void actsCountAsRequestsToo() {
        scene.fillCalendar(12);
        scene.mailboxes.pages(3, 100);
        Sweep sweep = scene.enforcing(OLD);

        // Three pages of 100 would be 300: three acts each make it 309.
        assertThat(scene.end(sweep)).isEqualTo(new End.Resume(NOW.plusMillis(30_900)));
    }

    @Test
    void aSliceThatTakesTooLongGoesOnAtOnceWithTheNext() {
        scene.fillCalendar(9);
        scene.mailboxes.pages(1, 1);
        scene.mailboxes.whenRead(() -> scene.clock.set(scene.clock.instant().plusSeconds(50)));
        Sweep sweep = scene.counting(OLD);

        assertThat(scene.end(sweep)).isEqualTo(new End.Resume(NOW.plusSeconds(150)));

        assertThat(scene.mailboxes.queries()).hasSize(3);
    }

    @Test
    void aMailboxThatAsksToWaitIsLeftAloneForLongerEachTimeButNotForHours() {
        Sweep sweep = scene.counting(OLD);

        assertThat(IntStream.range(0, 9)
                        .mapToObj(time -> pause(sweep, Duration.ofSeconds(20)))
                        .map(Duration::toSeconds))
                .containsExactly(20L, 40L, 80L, 160L, 320L, 640L, 1280L, 1280L, 1280L);
        assertThat(scene.mailbox(sweep).stalls()).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource({"60, 1800", "1800, 1800", "2400, 2400"})
    void theLongestPauseIsHalfAnHourUnlessTheMailboxAsksForMore(int asked, int kept) {
        Sweep sweep = scene.counting(OLD);
        for (int time = 0; time < 8; time++) {
            pause(sweep, Duration.ofSeconds(1));
        }

        assertThat(pause(sweep, Duration.ofSeconds(asked))).isEqualTo(Duration.ofSeconds(kept));
    }

    @Test
    void oneGoodPageMakesTheNextPauseShortAgain() {
        scene.fillCalendar(20);
        scene.mailboxes.pages(10, 1);
        Sweep sweep = scene.counting(OLD);
        pause(sweep, Duration.ofSeconds(20));
        pause(sweep, Duration.ofSeconds(20));

        scene.mailboxes.planReadings(
                new Reading.Page(List.of(), Optional.of(january(10)), 1), new Reading.Later(Duration.ofSeconds(20)));

        assertThat(scene.end(sweep))
                .isEqualTo(new End.Resume(scene.clock.instant().plusSeconds(20)));
    }

    private Duration pause(Sweep sweep, Duration asked) {
        scene.mailboxes.planReadings(new Reading.Later(asked));
        Instant before = scene.clock.instant();
        if (!(scene.end(sweep) instanceof End.Resume(var due))) {
            throw new AssertionError("does not go on");
        }
        scene.clock.set(due);
        return Duration.between(before, due);
    }

    @Test
    void aMailboxThatDoesNotAnswerSixtyTimesInARowIsGivenUpTheNextTime() {
        Sweep sweep = scene.counting(OLD);
        for (int time = 0; time < 60; time++) {
            pause(sweep, Duration.ofSeconds(1));
        }
        scene.mailboxes.planReadings(new Reading.Later(Duration.ofSeconds(1)));

        assertThat(scene.end(sweep)).isEqualTo(new End.Complete());

        assertThat(scene.mailbox(sweep).state()).isEqualTo(State.SKIPPED);
        assertThat(scene.mailbox(sweep).isOver()).isTrue();
        assertThat(scene.mailbox(sweep).skipped()).contains(Skipped.UNREACHABLE);
    }

    @Test
    void aMailboxThatCannotBeReadIsSkippedAndItsReasonKept() {
        scene.mailboxes.planReadings(new Reading.Closed(Skipped.DENIED));
        Sweep sweep = scene.counting(OLD);

        assertThat(scene.end(sweep)).isEqualTo(new End.Complete());

        assertThat(scene.mailbox(sweep).state()).isEqualTo(State.SKIPPED);
        assertThat(scene.mailbox(sweep).skipped()).contains(Skipped.DENIED);
    }

    @Test
    void whatIsRefusedIsCountedAndNotTriedAgain() {
        scene.fillCalendar(2);
        scene.mailboxes.planEffects("e0", new Effect.Refused(403));
        Sweep sweep = scene.enforcing(OLD);

        assertThat(scene.end(sweep)).isEqualTo(new End.Complete());

        assertThat(scene.mailboxes.actedOn()).containsExactly("e0", "e1");
        assertThat(scene.mailbox(sweep).tally().failed()).isEqualTo(1);
        assertThat(scene.mailbox(sweep).tally().acted()).isEqualTo(1);
    }

    @Test
    void whatIsToBeDoneLaterIsDoneLaterAndOnce() {
        scene.fillCalendar(3);
        scene.mailboxes.planEffects("e1", new Effect.Later(Duration.ofSeconds(37)));
        Sweep sweep = scene.enforcing(OLD);

        assertThat(scene.end(sweep)).isEqualTo(new End.Resume(NOW.plusSeconds(37)));
        assertThat(scene.mailbox(sweep).stalls()).isZero();
        assertThat(scene.mailbox(sweep).requests()).isEqualTo(4);
        scene.clock.set(NOW.plusSeconds(37));

        assertThat(scene.end(sweep)).isEqualTo(new End.Complete());
        assertThat(scene.mailboxes.actedOn()).containsExactly("e0", "e1", "e2", "e1");
        assertThat(scene.mailbox(sweep).tally().acted()).isEqualTo(3);
        assertThat(scene.mailbox(sweep).tally().seen()).isEqualTo(3);
    }

    @Test
    void onceTheServiceAsksToWaitNothingMoreIsSentAndTheLongestPauseIsKept() {
        scene.fillCalendar(7);
        scene.mailboxes.planEffects("e0", new Effect.Later(Duration.ofSeconds(10)));
        scene.mailboxes.planEffects("e1", new Effect.Later(Duration.ofSeconds(40)));
        scene.mailboxes.planEffects("e2", new Effect.Later(Duration.ofSeconds(20)));
        Sweep sweep = scene.enforcing(OLD);

        assertThat(scene.end(sweep)).isEqualTo(new End.Resume(NOW.plusSeconds(40)));

        assertThat(scene.mailboxes.actedOn()).containsExactly("e0", "e1", "e2");
        assertThat(scene.mailbox(sweep).intent().orElseThrow().acts())
                .extracting(Mailboxes.Act::item)
                .containsExactly("e0", "e1", "e2", "e3", "e4", "e5", "e6");
        assertThat(scene.mailbox(sweep).stalls()).isEqualTo(1);
    }

    @Test
    void aSweepThatGetsNothingDoneCountsHowOften() {
        scene.fillCalendar(1);
        Effect later = new Effect.Later(Duration.ofSeconds(10));
        scene.mailboxes.planEffects("e0", later, later);
        Sweep sweep = scene.enforcing(OLD);
        scene.end(sweep);
        scene.clock.set(NOW.plusSeconds(10));

        scene.end(sweep);

        assertThat(scene.mailbox(sweep).stalls()).isEqualTo(2);
    }

    /** Nine items and a page of six, of which a worker who is killed has done the first three. */
    private Sweep killedWithinAPage() {
        scene.fillCalendar(9);
        scene.mailboxes.pages(6, 1);
        Sweep sweep = scene.enforcing(OLD);
        scene.mailboxes.afterActing(() -> {
            throw new Killed();
        });
        assertThatThrownBy(() -> scene.end(sweep)).isInstanceOf(Killed.class);
        scene.mailboxes.afterActing(() -> {});
        scene.clock.set(NOW.plus(SweepMailbox.LEASE));
        return sweep;
    }

    @Test
    void whatAKilledWorkerHasDoneIsCountedAndNotDoneAgain() {
        Sweep sweep = killedWithinAPage();

        assertThat(scene.end(sweep)).isEqualTo(new End.Complete());

        assertThat(scene.mailboxes.actedOn()).containsExactly("e0", "e1", "e2", "e3", "e4", "e5", "e6", "e7", "e8");
        assertThat(scene.mailbox(sweep).tally().of(0)).isEqualTo(new Tally.Count(9, 9, 0, 90, 90, Map.of()));
        assertThat(scene.mailbox(sweep).tally().seen()).isEqualTo(9);
        assertThat(scene.now(sweep).taken()).isEqualTo(9);
    }

    @Test
    void whatIsLeftMayHaveToWaitAsWell() {
        Sweep sweep = killedWithinAPage();
        scene.mailboxes.planEffects("e4", new Effect.Later(Duration.ofSeconds(37)));

        assertThat(scene.end(sweep))
                .isEqualTo(new End.Resume(scene.clock.instant().plusSeconds(37)));

        assertThat(scene.mailbox(sweep).intent().orElseThrow().acts())
                .extracting(Mailboxes.Act::item)
                .containsExactly("e4");
    }

    @Test
    void whatIsLeftOfALongPageIsFoundOnSeveralShortOnes() {
        Sweep sweep = killedWithinAPage();
        scene.mailboxes.pages(2, 1);

        assertThat(scene.end(sweep)).isEqualTo(new End.Complete());

        assertThat(scene.mailboxes.ids(FIRST, Folder.CALENDAR)).isEmpty();
        assertThat(scene.mailboxes.queries().subList(1, 4))
                .extracting(Query::from)
                .containsExactly(MailboxSweep.BEGINNING, january(5), january(6));
        assertThat(scene.mailbox(sweep).tally().acted()).isEqualTo(9);
    }

    @Test
    void whatIsLeftOfTheLastPageIsLookedForToTheEnd() {
        scene.fillCalendar(6);
        Sweep sweep = scene.enforcing(OLD);
        scene.mailboxes.beforeActing(() -> {
            throw new Killed();
        });
        assertThatThrownBy(() -> scene.end(sweep)).isInstanceOf(Killed.class);
        scene.mailboxes.beforeActing(() -> {});
        scene.clock.set(NOW.plus(SweepMailbox.LEASE));
        scene.mailboxes.pages(2, 1);

        scene.end(sweep);

        assertThat(scene.mailboxes.ids(FIRST, Folder.CALENDAR)).isEmpty();
        assertThat(scene.mailboxes.actedOn()).hasSize(6);
    }

    @Test
    void lookingForWhatIsLeftIsPartOfThePace() {
        Sweep sweep = killedWithinAPage();
        scene.mailboxes.pages(2, 125);

        // Two pages to see what is left, and three acts.
        assertThat(scene.end(sweep))
                .isEqualTo(new End.Resume(scene.clock.instant().plusMillis(25_300)));
    }

    @Test
    void whoeverCannotSeeAllThatIsLeftWaitsAndDoesNothing() {
        Sweep sweep = killedWithinAPage();
        scene.mailboxes.planReadings(
                new Reading.Page(List.of(), Optional.of(january(4)), 1), new Reading.Later(Duration.ofSeconds(10)));

        assertThat(scene.end(sweep))
                .isEqualTo(new End.Resume(scene.clock.instant().plusSeconds(10)));

        assertThat(scene.mailboxes.actedOn()).hasSize(3);
        assertThat(scene.mailbox(sweep).intent()).isPresent();
        assertThat(scene.mailbox(sweep).stalls()).isEqualTo(1);
    }

    @Test
    void subjectsAndFilesAKilledWorkerHasDealtWithAreToldFromThoseThatAreLeft() {
        for (int i = 0; i < 2; i++) {
            scene.mailboxes.put(
                    FIRST,
                    Folder.CALENDAR,
                    EventExample.at("e" + i, january(i))
                            .subject("Review 999 000 0018")
                            .file("a")
                            .done());
        }
        Sweep sweep = scene.enforcing(RuleSetExample.of(FILES, SUBJECTS).done());
        scene.mailboxes.afterActing(() -> {
            throw new Killed();
        });
        assertThatThrownBy(() -> scene.end(sweep)).isInstanceOf(Killed.class);
        scene.mailboxes.afterActing(() -> {});
        scene.clock.set(NOW.plus(SweepMailbox.LEASE));

        scene.end(sweep);

        assertThat(scene.mailboxes.handfuls().stream().map(List::size)).containsExactly(3, 1);
        assertThat(scene.mailboxes.handfuls().getLast().getFirst().action()).isEqualTo(Action.NEUTRALISE);
        assertThat(scene.mailboxes.handfuls().getLast().getFirst().item()).isEqualTo("e1");
        assertThat(scene.mailbox(sweep).tally().of(0).acted()).isEqualTo(2);
        assertThat(scene.mailbox(sweep).tally().of(1).acted()).isEqualTo(2);
        assertThat(scene.mailboxes.only(FIRST, Folder.CALENDAR))
                .isEqualTo(
                        EventExample.at("e0", january(0)).subject("Appointment").done());
    }

    @Test
    void whatAKilledWorkerHadOnlyIntendedIsDone() {
        scene.mailboxes.put(
                FIRST,
                Folder.CALENDAR,
                EventExample.at("e", january(0))
                        .subject("Review 999 000 0018")
                        .file("a")
                        .done());
        Sweep sweep = scene.enforcing(RuleSetExample.of(FILES, SUBJECTS).done());
        scene.mailboxes.beforeActing(() -> {
            throw new Killed();
        });
        assertThatThrownBy(() -> scene.end(sweep)).isInstanceOf(Killed.class);
        scene.mailboxes.beforeActing(() -> {});
        scene.clock.set(NOW.plus(SweepMailbox.LEASE));

        scene.end(sweep);

        assertThat(scene.mailboxes.handfuls().stream().map(List::size)).containsExactly(2);
        assertThat(scene.mailboxes.only(FIRST, Folder.CALENDAR))
                .isEqualTo(
                        EventExample.at("e", january(0)).subject("Appointment").done());
    }

    @Test
    void atTheCapOfAMailboxOnlyThatMailboxEnds() {
        scene.fillCalendar(5);
        Sweep sweep =
                scene.enforcing(RuleSetExample.of(OLD_EVENTS).caps(3, 1_000).done());

        assertThat(scene.end(sweep)).isEqualTo(new End.Complete());

        assertThat(scene.mailboxes.actedOn()).containsExactly("e0", "e1", "e2");
        assertThat(scene.mailbox(sweep).state()).isEqualTo(State.STOPPED);
        assertThat(scene.mailbox(sweep).tally().acted()).isEqualTo(3);
        assertThat(scene.mailbox(sweep).tally().due()).isEqualTo(5);
        assertThat(scene.mailbox(sweep).requests()).isEqualTo(4);
        assertThat(scene.now(sweep).state()).isEqualTo(Sweep.State.FINISHED);
    }

    @Test
    void whatEarlierPagesHaveChangedCountsTowardsTheCap() {
        scene.fillCalendar(6);
        scene.mailboxes.pages(2, 1);
        Sweep sweep =
                scene.enforcing(RuleSetExample.of(OLD_EVENTS).caps(3, 1_000).done());

        scene.end(sweep);

        assertThat(scene.mailboxes.actedOn()).containsExactly("e0", "e1", "e2");
        assertThat(scene.mailbox(sweep).tally().acted()).isEqualTo(3);
    }

    @Test
    void exactlyTheCapOfChangesIsNotTooMany() {
        scene.fillCalendar(3);
        Sweep sweep =
                scene.enforcing(RuleSetExample.of(OLD_EVENTS).caps(3, 1_000).done());

        scene.end(sweep);

        assertThat(scene.mailbox(sweep).state()).isEqualTo(State.DONE);
    }

    @Test
    void aSweepThatWouldChangeMoreThanItsBudgetStopsItself() {
        scene.fillCalendar(5);
        Sweep sweep = scene.enforcing(OLD, 3);

        assertThat(scene.end(sweep)).isEqualTo(new End.Stop());

        assertThat(scene.mailboxes.actedOn()).containsExactly("e0", "e1", "e2");
        assertThat(scene.mailbox(sweep).state()).isEqualTo(State.STOPPED);
        assertThat(scene.now(sweep).state()).isEqualTo(Sweep.State.STOPPED);
        assertThat(scene.now(sweep).total().orElseThrow().acted()).isEqualTo(3);
    }

    @Test
    void whereChangingASubjectIsDueItsNewOneIsTheRuleSetsOwn() {
        scene.mailboxes.put(
                FIRST,
                Folder.CALENDAR,
                EventExample.at("e", january(0)).subject("Review 999 000 0018").done());

        scene.end(scene.enforcing(RuleSetExample.of(SUBJECTS).neutral("Visit").done()));

        assertThat(((Item.Event) scene.mailboxes.only(FIRST, Folder.CALENDAR)).subject())
                .isEqualTo("Visit");
    }
}
