package org.virtualvisits.core.hygiene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.core.hygiene.RuleSetExample.FIRST;
import static org.virtualvisits.core.hygiene.RuleSetExample.OLD_EVENTS;
import static org.virtualvisits.core.hygiene.RuleSetExample.SECOND;
import static org.virtualvisits.core.hygiene.SweepScene.NOW;

import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.hygiene.MailboxSweep.State;
import org.virtualvisits.core.hygiene.Mailboxes.Effect;
import org.virtualvisits.core.hygiene.Mailboxes.Reading;
import org.virtualvisits.core.hygiene.SweepMailbox.Outcome;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.pace.Turns;
import org.virtualvisits.sandbox.MovableClock;
import org.virtualvisits.sandbox.SweepStand;
import org.virtualvisits.sandbox.memory.RecordingSweepCalls.Due;

/** Slices among workers: who may begin one, and who is asked for the next. */
final class SweepMailboxTest {

    private static final RuleSet OLD = RuleSetExample.of(OLD_EVENTS).done();
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SweepScene scene = new SweepScene();

    @Test
    void nothingIsLeftToDoWhereNothingIsKnown() {
        Sweep sweep = scene.counting(OLD);
        SweepMailbox worker = scene.worker(scene.sweeps);

        assertThat(worker.sweep(SweepId.read("north.usual.20200101T0000"), 0)).isEqualTo(new Outcome.Over());
        assertThat(worker.sweep(sweep.id(), 1)).isEqualTo(new Outcome.Over());
        assertThat(scene.mailboxes.queries()).isEmpty();
    }

    @Test
    void aFinishedMailboxIsNotReadAgain() {
        Sweep sweep = scene.counting(OLD);
        scene.slice(sweep);

        assertThat(scene.slice(sweep)).isEqualTo(new Outcome.Over());
        assertThat(scene.mailboxes.queries()).hasSize(1);
    }

    @Test
    void aMailboxIsItsHoldersUntilTheirTimeIsOver() {
        Sweep sweep = scene.counting(OLD);
        scene.overtake(sweep);
        scene.clock.set(NOW.plus(SweepMailbox.LEASE).minusMillis(1));
        assertThat(scene.slice(sweep)).isEqualTo(new Outcome.Busy());
        assertThat(scene.mailboxes.queries()).isEmpty();

        scene.clock.set(NOW.plus(SweepMailbox.LEASE));

        assertThat(scene.slice(sweep)).isInstanceOf(Outcome.Swept.class);
        assertThat(scene.mailbox(sweep).state()).isEqualTo(State.DONE);
    }

    @Test
    void ofTwoWhoBeginAtOnceTheSecondLeavesIt() {
        Sweep sweep = scene.counting(OLD);
        Sweeps raced = SweepScene.before("replace", () -> scene.overtake(sweep), scene.sweeps);

        assertThat(scene.worker(raced).sweep(sweep.id(), 0)).isEqualTo(new Outcome.Busy());
        assertThat(scene.mailboxes.queries()).isEmpty();
    }

    @Test
    void aWorkerHoldsTheMailboxWhileItReads() {
        Sweep sweep = scene.counting(OLD);
        scene.mailboxes.whenRead(() -> {
            assertThat(scene.mailbox(sweep).holder()).contains("run 1");
            assertThat(scene.mailbox(sweep).until()).isEqualTo(NOW.plus(SweepMailbox.LEASE));
            assertThat(scene.mailbox(sweep).state()).isEqualTo(State.RUNNING);
        });

        scene.slice(sweep);

        assertThat(scene.mailboxes.queries()).hasSize(1);
    }

    @Test
    void whoeverComesTooEarlyAsksAgainForTheRightTime() {
        Sweep sweep = scene.counting(OLD);
        scene.mailboxes.planReadings(new Reading.Later(MINUTE));
        scene.slice(sweep);
        assertThat(scene.calls.nextMailbox()).map(Due::at).contains(NOW.plus(MINUTE));
        scene.clock.set(NOW.plusSeconds(20));

        assertThat(scene.slice(sweep)).isEqualTo(new Outcome.Early());

        assertThat(scene.calls.nextMailbox()).map(Due::at).contains(NOW.plus(MINUTE));
        scene.clock.set(NOW.plus(MINUTE));
        assertThat(scene.slice(sweep)).isInstanceOf(Outcome.Swept.class);
    }

    @Test
    void whatIsLeftIsAskedForByMailboxAndTime() {
        Sweep sweep = scene.counting(
                RuleSetExample.of(OLD_EVENTS).mailboxes(FIRST, SECOND).done());
        scene.mailboxes.planReadings(new Reading.Later(MINUTE));
        scene.mailboxes.whenRead(() -> scene.clock.set(NOW.plusSeconds(7)));

        scene.worker(scene.sweeps).sweep(sweep.id(), 1);

        Due due = scene.calls.nextMailbox().orElseThrow();
        assertThat(due.sweep()).isEqualTo(sweep.id());
        assertThat(due.mailbox()).isEqualTo(1);
        assertThat(due.at()).isEqualTo(NOW.plusSeconds(67));
        assertThat(scene.mailboxes.queries())
                .extracting(Mailboxes.Query::mailbox)
                .containsExactly(SECOND);
    }

    @Test
    void theSweepIsFinishedWithItsLastMailboxAndNotBefore() {
        Sweep sweep = scene.counting(
                RuleSetExample.of(OLD_EVENTS).mailboxes(FIRST, SECOND).done());
        scene.fillCalendar(2);

        scene.worker(scene.sweeps).sweep(sweep.id(), 0);
        assertThat(scene.now(sweep).state()).isEqualTo(Sweep.State.RUNNING);
        scene.worker(scene.sweeps).sweep(sweep.id(), 1);

        assertThat(scene.now(sweep).state()).isEqualTo(Sweep.State.FINISHED);
        assertThat(scene.now(sweep).total().orElseThrow().due()).isEqualTo(2);
        assertThat(scene.told).containsEntry("HYGIENE_SWEEPS finished", 1.0);
        assertThat(scene.calls.nextMailbox()).isEmpty();
    }

    @Test
    void operatorsAreToldWhatEachSliceHasSettledAndNotTheSameTwice() {
        scene.fillCalendar(4);
        scene.mailboxes.pages(2, 250);
        scene.mailboxes.planEffects("e3", new Effect.Refused(403));
        Sweep sweep = scene.enforcing(OLD);

        scene.slice(sweep);
        assertThat(scene.told)
                .containsEntry("HYGIENE_ITEMS seen", 2.0)
                .containsEntry("HYGIENE_ITEMS acted", 2.0)
                .doesNotContainKey("HYGIENE_ITEMS refused");
        scene.clock.set(scene.mailbox(sweep).due());
        scene.slice(sweep);

        assertThat(scene.told)
                .containsEntry("HYGIENE_ITEMS seen", 4.0)
                .containsEntry("HYGIENE_ITEMS acted", 3.0)
                .containsEntry("HYGIENE_ITEMS refused", 1.0);
    }

    @Test
    void oneOfFourPlacesOfAMailboxIsAlwaysLeftToItsMail() {
        scene.fillCalendar(7);

        scene.slice(scene.enforcing(OLD));

        assertThat(scene.mailboxes.handfuls().stream().map(List::size)).containsExactly(3, 3, 1);
    }

    @Test
    void whereOthersUseTheMailboxASweepDoesLessAtOnce() {
        scene.fillCalendar(3);
        taken("other");
        taken("another");

        scene.slice(scene.enforcing(OLD));

        assertThat(scene.mailboxes.handfuls().stream().map(List::size)).containsExactly(1, 1, 1);
    }

    @Test
    void whereNoPlaceIsFreeASweepComesBackAndReadsNothing() {
        Sweep sweep = scene.enforcing(OLD);
        IntStream.range(0, 3).forEach(i -> taken("other " + i));

        assertThat(scene.slice(sweep)).isInstanceOf(Outcome.Swept.class);

        assertThat(scene.mailboxes.queries()).isEmpty();
        MailboxSweep mailbox = scene.mailbox(sweep);
        assertThat(mailbox.due()).isAfter(NOW);
        assertThat(mailbox.holder()).isEmpty();
        assertThat(scene.calls.nextMailbox()).map(Due::at).contains(mailbox.due());
    }

    @Test
    void waitingForAPlaceIsNoAnswerOfTheMailbox() {
        Sweep sweep = scene.counting(OLD);
        scene.mailboxes.planReadings(new Reading.Later(MINUTE));
        scene.slice(sweep);
        scene.clock.set(NOW.plus(MINUTE));
        IntStream.range(0, 3).forEach(i -> taken("other " + i));

        scene.slice(sweep);

        assertThat(scene.mailbox(sweep).stalls()).isEqualTo(1);
    }

    @Test
    void countingTakesOnePlaceAndGivesItBack() {
        Sweep sweep = scene.counting(OLD);
        scene.mailboxes.whenRead(() -> {
            assertThat(taken("one")).isInstanceOf(Turns.Answer.Taken.class);
            assertThat(taken("two")).isInstanceOf(Turns.Answer.Taken.class);
            assertThat(taken("three")).isInstanceOf(Turns.Answer.NotBefore.class);
        });

        scene.slice(sweep);

        assertThat(taken("three")).isInstanceOf(Turns.Answer.Taken.class);
    }

    private Turns.Answer taken(String holder) {
        return scene.turns.toUse(FIRST, holder, Duration.ofHours(1));
    }

    @Test
    void aSweepKilledAtAnyCallEndsLikeOneThatWasNot() {
        var calls = new AtomicInteger();
        List<Object> whole = swept(new AtomicInteger(-1), calls);
        assertThat(calls.get()).isGreaterThan(20);

        for (int at = 1; at <= calls.get(); at++) {
            assertThat(swept(new AtomicInteger(at), new AtomicInteger()))
                    .as("killed at call " + at)
                    .isEqualTo(whole);
        }
    }

    /** What there is after a count and an approved sweep, whose worker is killed at that call. */
    private static List<Object> swept(AtomicInteger killedAt, AtomicInteger calls) {
        var mailboxes = new SmallMailboxes();
        mailboxes.pages(4, 1);
        for (int i = 0; i < 10; i++) {
            mailboxes.put(
                    FIRST,
                    Folder.CALENDAR,
                    EventExample.at("e" + i, SweepScene.january(i))
                            .subject(i % 3 == 0 ? "Review 999 000 0018" : "Clinic")
                            .file("a")
                            .done());
        }
        var clock = new MovableClock(Clock.fixed(NOW, ZoneOffset.UTC));
        var armed = new AtomicInteger();
        var stand = new SweepStand(
                mailboxes,
                after -> new Teams.Listing.Page(List.of(), Optional.empty()),
                clock,
                () -> armed.get() == 1 && calls.incrementAndGet() == killedAt.get());
        RuleSet rules = RuleSetExample.of(
                        new Rule(Rule.Kind.EVENT_ATTACHMENTS, Period.ZERO, Action.STRIP_ATTACHMENTS),
                        new Rule(Rule.Kind.IDENTIFIERS, Period.ZERO, Action.NEUTRALISE))
                .done();
        stand.approve(rules);
        stand.sweep(rules, true, id -> {});
        clock.set(clock.instant().plus(Duration.ofHours(1)));
        armed.set(1);
        Sweep sweep = stand.sweep(rules, false, id -> {});
        assertThat(stand.kills()).isEqualTo(killedAt.get() > 0 ? 1 : 0);
        // Who dies after the very last write leaves the end to those who follow sweeps.
        new CloseSweep(stand.sweeps(), Measures.NONE, clock).closeIfComplete(sweep.id());
        mailboxes.pages(100, 1);
        Sweep closed = stand.sweeps().find(sweep.id()).orElseThrow().sweep();
        return List.of(closed.state(), closed.total(), mailboxes.read(everything()));
    }

    private static Mailboxes.Query everything() {
        return new Mailboxes.Query(FIRST, Folder.CALENDAR, MailboxSweep.BEGINNING, Optional.empty(), true);
    }
}
