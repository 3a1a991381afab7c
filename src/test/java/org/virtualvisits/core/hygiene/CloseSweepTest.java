package org.virtualvisits.core.hygiene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.virtualvisits.core.hygiene.RuleSetExample.FIRST;
import static org.virtualvisits.core.hygiene.RuleSetExample.OLD_EVENTS;
import static org.virtualvisits.core.hygiene.RuleSetExample.SECOND;
import static org.virtualvisits.core.hygiene.SweepScene.NOW;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What all mailboxes of a sweep share: its budget, and its end. */
final class CloseSweepTest {

    private static final RuleSet RULES =
            RuleSetExample.of(OLD_EVENTS).mailboxes(FIRST, SECOND).done();

    private final SweepScene scene = new SweepScene();
    private final CloseSweep close = new CloseSweep(scene.sweeps, scene.measures, scene.clock);

    @Test
    void changesAreGrantedUntilTheBudgetIsSpent() {
        Sweep sweep = scene.enforcing(RULES, 10);

        assertThat(close.take(sweep.id(), 4)).isEqualTo(4);
        assertThat(close.take(sweep.id(), 0)).isZero();
        assertThat(close.take(sweep.id(), 4)).isEqualTo(4);
        assertThat(close.take(sweep.id(), 4)).as("what is left").isEqualTo(2);
        assertThat(close.take(sweep.id(), 4)).isZero();
        assertThat(scene.now(sweep).taken()).isEqualTo(10);
    }

    @Test
    void aSweepThatIsOverOrUnknownGrantsNothing() {
        Sweep sweep = scene.enforcing(RULES, 10);
        close.stop(sweep.id());

        assertThat(close.take(sweep.id(), 4)).isZero();
        assertThat(close.take(SweepId.read("north.usual.20200101T0000"), 4)).isZero();
    }

    @Test
    void whoeverLosesAgainstOthersIsGrantedWhatTheyHaveLeft() {
        Sweep sweep = scene.enforcing(RULES, 10);

        assertThat(contested(sweep, 3, 2).take(sweep.id(), 9)).isEqualTo(4);
        assertThat(scene.now(sweep).taken()).isEqualTo(10);
    }

    @Test
    void whoeverLosesNinetyNineTimesIsGrantedChangesAndWhoeverDoesAHundredTimesGivesUp() {
        Sweep sweep = scene.enforcing(RULES, 10);

        assertThat(contested(sweep, 99, 0).take(sweep.id(), 1)).isEqualTo(1);
        assertThatThrownBy(() -> contested(sweep, 100, 0).take(sweep.id(), 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(sweep.id().toString());
    }

    @Test
    void aSweepEndsThoughOthersChangeItMeanwhile() {
        Sweep sweep = scene.enforcing(RULES, 10);
        contested(sweep, 99, 0).stop(sweep.id());
        assertThat(scene.now(sweep).state()).isEqualTo(Sweep.State.STOPPED);
    }

    @Test
    void aSweepThatOthersChangeAHundredTimesIsLeftToTheNextWhoLooks() {
        Sweep sweep = scene.enforcing(RULES, 10);

        assertThatThrownBy(() -> contested(sweep, 100, 0).stop(sweep.id()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(sweep.id().toString());
        assertThat(scene.told).isEmpty();
    }

    /** Others are faster so many times, and take so many changes each time. */
    private CloseSweep contested(Sweep sweep, int times, long taking) {
        var left = new AtomicInteger(times);
        Runnable faster = () -> {
            if (left.getAndDecrement() > 0) {
                Sweeps.StoredSweep read = scene.sweeps.find(sweep.id()).orElseThrow();
                scene.sweeps.replace(read, read.sweep().taking(taking));
            }
        };
        return new CloseSweep(SweepScene.before("replace", faster, scene.sweeps), scene.measures, scene.clock);
    }

    @Test
    void aStoppedSweepTellsWhenItEndedAndWhatItsMailboxesCameTo() {
        Sweep sweep = scene.enforcing(RULES);
        scene.fillCalendar(3);
        scene.slice(sweep);
        scene.clock.set(NOW.plusSeconds(90));

        close.stop(sweep.id());

        assertThat(scene.now(sweep).state()).isEqualTo(Sweep.State.STOPPED);
        assertThat(scene.now(sweep).ended()).contains(NOW.plusSeconds(90));
        assertThat(scene.now(sweep).total().orElseThrow().acted()).isEqualTo(3);
        assertThat(scene.told).containsEntry("HYGIENE_SWEEPS stopped", 1.0);
    }

    @Test
    void aSweepEndsOnce() {
        Sweep sweep = scene.enforcing(RULES);
        close.stop(sweep.id());
        scene.clock.set(NOW.plusSeconds(90));

        close.stop(sweep.id());
        close.closeIfComplete(SweepId.read("north.usual.20200101T0000"));

        assertThat(scene.now(sweep).ended()).contains(NOW);
        assertThat(scene.told).containsEntry("HYGIENE_SWEEPS stopped", 1.0);
    }

    @Test
    void whatWasStoppedIsNotFinishedWhenItsLastMailboxEnds() {
        Sweep sweep = scene.counting(RULES);
        close.stop(sweep.id());
        scene.slice(sweep);
        scene.worker(scene.sweeps).sweep(sweep.id(), 1);

        assertThat(scene.now(sweep).state()).isEqualTo(Sweep.State.STOPPED);
    }
}
