package org.virtualvisits.core.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.core.hygiene.MailboxSweep;
import org.virtualvisits.core.hygiene.Sweep;
import org.virtualvisits.core.hygiene.SweepsContract;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.stuck.StuckItem;
import org.virtualvisits.core.visit.AppointmentStatus;
import org.virtualvisits.core.visit.Audit;
import org.virtualvisits.core.visit.JoinLinks;
import org.virtualvisits.core.visit.ReceiveAppointment.Outcome;
import org.virtualvisits.core.visit.Unsettled;
import org.virtualvisits.core.visit.Visits;

/** Whole lives of visits until nothing is left of them, whatever dies on the way and whatever an EHR still sends. */
final class ForgetVisitsTest {

    /** More calls than a day's work makes; each test sees that its last ones were past the end. */
    private static final int MOST_CALLS = 400;

    private static final VisitId OLD = KeptWorld.id("old");
    private static final VisitId AHEAD = KeptWorld.id("ahead");
    private static final Instant FIRST = KeptWorld.BEGIN.plus(Duration.ofDays(300));
    private static final Instant START = KeptWorld.BEGIN.plus(Duration.ofDays(5));

    /** A visit that has been everywhere: moved, listed, stuck, with a link of an address that was abandoned. */
    private static KeptWorld lived() {
        var world = new KeptWorld();
        world.book("old", 1, FIRST, "ada", "grace");
        world.book("old", 2, START, "ada", "grace");
        world.book("ahead", 1, KeptWorld.BEGIN.plus(Duration.ofDays(400)), "ada");
        world.traces.arrive(OLD, "somebody", START);
        world.stuck.put(
                StuckItem.of(KeptWorld.NORTH, OLD, new StuckItem.Work.Reconcile("k"), StuckItem.POISON, world.now()));
        world.links.put("abandoned", new JoinLinks.Target(OLD, "p", Channel.SMS, "m"));
        world.pass(Duration.ofDays(96));
        return world;
    }

    @Test
    void aVisitWhoseTimeIsOverLeavesNothingButWhatWasDoneAboutIt() {
        KeptWorld world = lived();
        assertThat(world.rowsOf(OLD))
                .contains(
                        "Visits", "traces", "Days", "Months", "Addresses", "JoinLinks", "Alarms", "Stuck", "elsewhere");

        world.weekly();

        assertThat(world.rowsOf(OLD)).containsExactly("Visits");
        assertThat(world.visits.read(OLD)).isEmpty();
        List<Audit> audit = world.visits.audit(OLD, Optional.empty(), 100).rows();
        assertThat(audit).last().extracting(Audit::act).isEqualTo(Audit.Act.VISIT_FORGOTTEN);
        assertThat(world.told).containsEntry(Measure.VISITS_FORGOTTEN, 1.0).containsKey(Measure.RETENTION_ORPHANS);
        assertThat(world.visits.read(AHEAD)).isPresent();
        assertThat(world.rowsOf(AHEAD)).contains("Days", "Addresses", "JoinLinks", "Alarms");

        world.pass(Duration.ofDays(640));
        world.weekly();

        assertThat(world.rowsOf(OLD)).isEmpty();
    }

    @Tag("long")
    @Test
    void whateverDiesAtWhicheverCallALaterRunRemovesTheRest() {
        int call = 0;
        boolean died = true;
        for (; died && call < MOST_CALLS; call++) {
            KeptWorld world = lived();
            world.dieAt(call);
            try {
                world.daily();
            } catch (KeptWorld.Death death) {
                assertThat(world.visits.read(AHEAD)).isPresent();
            }
            died = world.calm();

            world.weekly();

            assertThat(world.rowsOf(OLD)).as("died at call %d", call).containsExactly("Visits");
            assertThat(world.visits.read(OLD)).isEmpty();
            assertThat(world.rowsOf(AHEAD)).contains("Visits", "Days", "JoinLinks");
        }
        assertThat(call).isBetween(40, MOST_CALLS - 1);
    }

    @Tag("long")
    @Test
    void whateverDiesWhileTheAuditGoesALaterRunRemovesTheRest() {
        int call = 0;
        boolean died = true;
        for (; died && call < MOST_CALLS; call++) {
            KeptWorld world = lived();
            world.weekly();
            world.pass(Duration.ofDays(640));
            world.dieAt(call);
            try {
                world.daily();
            } catch (KeptWorld.Death death) {
                assertThat(world.visits.read(OLD)).isEmpty();
            }
            died = world.calm();

            world.weekly();

            assertThat(world.rowsOf(OLD)).as("died at call %d", call).isEmpty();
        }
        assertThat(call).isBetween(20, MOST_CALLS - 1);
    }

    @Tag("long")
    @Test
    void anOldVersionThatArrivesAtWhicheverCallBringsNothingBack() {
        int call = 0;
        boolean happened = true;
        for (; happened && call < MOST_CALLS; call++) {
            KeptWorld world = lived();
            world.at(call, () -> attempt(world, 1, FIRST));
            world.daily();
            happened = world.calm();
            Outcome late = world.send(world.change("old", 1, AppointmentStatus.BOOKED, FIRST, "ada"));

            world.settle();
            world.weekly();

            assertThat(late).isEqualTo(new Outcome.Superseded(OLD));
            assertThat(world.rowsOf(OLD)).as("arrived at call %d", call).containsExactly("Visits");
        }
        assertThat(call).isBetween(40, MOST_CALLS - 1);
    }

    @Tag("long")
    @Test
    void aNewVersionThatArrivesAtWhicheverCallLivesWholly() {
        int call = 0;
        boolean happened = true;
        for (; happened && call < MOST_CALLS; call++) {
            KeptWorld world = lived();
            Instant next = world.now().plus(Duration.ofDays(20));
            world.at(call, () -> attempt(world, 3, next));
            world.daily();
            happened = world.calm();
            world.book("old", 3, next, "ada", "grace");

            world.weekly();

            Visits.Story story = world.visits.read(OLD).orElseThrow();
            assertThat(story.visit().wanted().start()).contains(next);
            assertThat(world.meeting("old")).as("arrived at call %d", call).isPresent();
            assertThat(world.rowsOf(OLD)).contains("Days", "Months", "Addresses", "JoinLinks", "Alarms");
            assertThat(world.sent).doesNotHaveDuplicates();
            assertThat(story.notices())
                    .filteredOn(notice -> notice.facts().start().equals(next))
                    .hasSize(4);
        }
        assertThat(call).isBetween(40, MOST_CALLS - 1);
    }

    /** An EHR that gets no answer sends again. */
    private static void attempt(KeptWorld world, int version, Instant start) {
        try {
            world.send(world.change("old", version, AppointmentStatus.BOOKED, start, "ada", "grace"));
        } catch (IllegalStateException busy) {
            assertThat(busy).hasMessageContaining("too many at once");
        }
    }

    @Test
    void aMeetingAndMessagesOfANewLifeHaveOtherNamesThanThoseOfTheOldOne() {
        KeptWorld world = lived();
        List<String> before = List.copyOf(world.sent);
        world.weekly();

        world.book("old", 3, world.now().plus(Duration.ofDays(20)), "ada");

        assertThat(world.sent.subList(before.size(), world.sent.size()))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(before);
        assertThat(world.visits.read(OLD).orElseThrow().visit().generation()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"89, true", "91, false"})
    void whatEndedLongerAgoThanIsKeptIsNotTakenInAgain(int daysAgo, boolean kept) {
        var world = new KeptWorld();

        Outcome outcome = world.book("backfill", 1, world.now().minus(Duration.ofDays(daysAgo)), "ada");

        VisitId id = KeptWorld.id("backfill");
        assertThat(outcome).isEqualTo(kept ? new Outcome.Applied(id) : new Outcome.Past(id));
        assertThat(world.visits.ids().contains(id)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({"34, true", "36, false"})
    void eachOrganisationSaysHowLong(int days, boolean kept) {
        var world = new KeptWorld();
        world.periods.put(KeptWorld.NORTH, new Periods(30, 60));
        world.book("old", 1, START, "ada");
        world.pass(Duration.ofDays(days - 1));

        world.daily();

        assertThat(world.visits.read(OLD).isPresent()).isEqualTo(kept);
    }

    @Test
    void evidenceOfSweepsGoesWithTheAuditOfItsTime() {
        var world = new KeptWorld();
        Sweep first = SweepsContract.sweep("usual", world.now());
        Sweep last = SweepsContract.sweep("usual", world.now().plus(Duration.ofDays(10)));
        world.sweeps.add(first);
        world.sweeps.addMissing(List.of(SweepsContract.mailbox(first.id(), 0, MailboxSweep.State.DONE)));
        world.sweeps.add(last);

        world.pass(Duration.ofDays(728));
        world.daily();
        assertThat(world.sweeps.find(first.id())).isPresent();
        world.pass(Duration.ofDays(1));
        world.daily();

        assertThat(world.sweeps.find(first.id())).isEmpty();
        assertThat(world.sweeps.mailbox(first.id(), 0)).isEmpty();
        assertThat(world.sweeps.find(last.id())).isPresent();
    }

    @Test
    void aVisitThatIsNotSettledStaysAndIsSeenToBeLate() {
        KeptWorld world = lived();
        world.unsettled.mark(new Unsettled.Change(OLD, "k"), world.now().plus(Duration.ofDays(99)), world.cause());

        world.pass(Duration.ofDays(9));
        world.daily();

        assertThat(world.visits.read(OLD)).isPresent();
        assertThat(world.told.get(Measure.RETENTION_OVERDUE)).isGreaterThanOrEqualTo(9.0);
    }

    @Test
    void aVisitThatWasCalledOffIsKeptUntilAfterItsOwnTime() {
        var world = new KeptWorld();
        Instant start = world.now().plus(Duration.ofDays(200));
        world.book("old", 1, start, "ada");
        world.send(world.change("old", 2, AppointmentStatus.CANCELLED, start, "ada"));
        world.pass(Duration.ofDays(280));
        world.daily();
        assertThat(world.visits.read(OLD)).isPresent();

        world.pass(Duration.ofDays(10));
        world.daily();

        assertThat(world.visits.read(OLD)).isEmpty();
    }

    @Test
    void whatWasForgottenIsNotFoundByWhoeverWalksOverVisits() {
        KeptWorld world = lived();
        world.daily();

        assertThat(world.visits.after(Optional.empty(), 10)).containsExactly(AHEAD);
        assertThat(world.visits.ids()).isEqualTo(Set.of(AHEAD));
    }
}
