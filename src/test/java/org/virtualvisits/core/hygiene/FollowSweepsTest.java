package org.virtualvisits.core.hygiene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.core.hygiene.RuleSetExample.FIRST;
import static org.virtualvisits.core.hygiene.RuleSetExample.NORTH;
import static org.virtualvisits.core.hygiene.RuleSetExample.OLD_EVENTS;
import static org.virtualvisits.core.hygiene.RuleSetExample.SECOND;
import static org.virtualvisits.core.hygiene.SweepScene.NOW;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.virtualvisits.sandbox.memory.InMemoryOrganisations;
import org.virtualvisits.sandbox.memory.InMemoryRuleSets;
import org.virtualvisits.sandbox.memory.RecordingSweepCalls.Due;

/** That whatever a crash or a lost message has left is asked for again, and nothing else. */
final class FollowSweepsTest {

    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final SweepScene scene = new SweepScene();
    private final InMemoryOrganisations organisations = new InMemoryOrganisations();
    private final InMemoryRuleSets ruleSets = new InMemoryRuleSets();

    FollowSweepsTest() {
        organisations.put(NORTH, "North", Set.of());
    }

    private int follow() {
        return new FollowSweeps(organisations, ruleSets, scene.sweeps, scene.calls, scene.measures, scene.clock)
                .follow();
    }

    private RuleSet known(String id, String... mailboxes) {
        RuleSet rules =
                RuleSetExample.of(OLD_EVENTS).id(id).mailboxes(mailboxes).done();
        ruleSets.put(rules);
        return rules;
    }

    private List<Integer> askedFor() {
        var all = new ArrayList<Integer>();
        for (Optional<Due> due = scene.calls.nextMailbox(); due.isPresent(); due = scene.calls.nextMailbox()) {
            all.add(due.get().mailbox());
        }
        return all;
    }

    @Test
    void aSweepThatNobodyHasHandedOutForAQuarterOfAnHourIsAskedForAgain() {
        Sweep sweep = scene.starting(known("usual", FIRST));
        scene.clock.set(NOW.plus(QUARTER));
        assertThat(follow()).as("still in time").isZero();
        assertThat(scene.calls.nextStart()).isEmpty();

        scene.clock.set(NOW.plus(QUARTER).plusMillis(1));

        assertThat(follow()).isEqualTo(1);
        assertThat(scene.calls.nextStart()).contains(sweep.id());
        assertThat(scene.now(sweep).state()).isEqualTo(Sweep.State.STARTING);
    }

    @Test
    void aMailboxThatWasDueAQuarterOfAnHourAgoIsAskedForAgain() {
        Sweep sweep = scene.counting(known("usual", FIRST, SECOND));
        scene.clock.set(NOW.plus(QUARTER));
        assertThat(follow()).as("still in time").isZero();
        scene.clock.set(NOW.plus(QUARTER).plusMillis(1));

        assertThat(follow()).isEqualTo(2);

        assertThat(askedFor()).containsExactly(0, 1);
        assertThat(scene.now(sweep).state()).isEqualTo(Sweep.State.RUNNING);
    }

    @Test
    void aMailboxThatIsOverOrThatSomebodyWorksOnIsNotAskedFor() {
        Sweep sweep = scene.counting(known("usual", FIRST, SECOND));
        scene.worker(scene.sweeps).sweep(sweep.id(), 1);
        scene.clock.set(NOW.plusSeconds(3_600));
        scene.overtake(sweep);

        assertThat(follow()).isZero();
        assertThat(askedFor()).isEmpty();
    }

    @Test
    void aMailboxWhoseHolderHasDiedIsAskedForAgain() {
        Sweep sweep = scene.counting(known("usual", FIRST));
        scene.overtake(sweep);
        scene.clock.set(NOW.plusSeconds(3_600));

        assertThat(follow()).isEqualTo(1);
        assertThat(askedFor()).containsExactly(0);
    }

    @Test
    void aSweepWhoseLastMailboxEndedUnseenIsFinished() {
        Sweep sweep = scene.counting(known("usual", FIRST));
        Sweeps.StoredMailbox held = scene.sweeps.mailbox(sweep.id(), 0).orElseThrow();
        scene.sweeps.replace(held, held.mailbox().over(MailboxSweep.State.DONE, Optional.empty(), NOW));

        assertThat(follow()).isZero();

        assertThat(scene.now(sweep).state()).isEqualTo(Sweep.State.FINISHED);
    }

    @Test
    void aRunAsksForNoMoreThanTwoThousandMailboxesOfAllSweepsTogether() {
        for (String id : List.of("one", "two")) {
            scene.counting(known(
                    id,
                    IntStream.range(0, 1_500)
                            .mapToObj(i -> "m" + i + "@example.org")
                            .toArray(String[]::new)));
        }
        scene.clock.set(NOW.plusSeconds(3_600));

        assertThat(follow()).isEqualTo(2_000);
        assertThat(askedFor()).hasSize(2_000);
    }

    @Test
    void operatorsAreToldHowManySweepsAndMailboxesAreUnderWay() {
        scene.worker(scene.sweeps)
                .sweep(scene.counting(known("one", FIRST, SECOND)).id(), 0);
        scene.counting(known("two", FIRST, SECOND, "third@example.org"));
        scene.starting(known("three", FIRST));

        follow();

        assertThat(scene.told)
                .containsEntry("HYGIENE_RUNNING", 3.0)
                .containsEntry("HYGIENE_MAILBOXES total", 6.0)
                .containsEntry("HYGIENE_MAILBOXES done", 1.0)
                .doesNotContainKey("HYGIENE_FINISHED_AGE");
    }

    @Test
    void operatorsAreToldHowLongTheRuleSetHasWaitedThatHasWaitedLongest() {
        finished("one", 0);
        finished("two", 10);
        finished("one", 20);
        finished("zero", 30);
        scene.counting(known("two", FIRST));
        scene.clock.set(NOW.plusSeconds(3_600));

        follow();

        assertThat(scene.told).containsEntry("HYGIENE_FINISHED_AGE", 50 * 60.0);
    }

    @Test
    void aStoppedSweepIsNoFinishedOne() {
        finished("one", 0);
        Sweep stopped = scene.counting(known("one", FIRST));
        new CloseSweep(scene.sweeps, scene.measures, scene.clock).stop(stopped.id());
        scene.clock.set(NOW.plusSeconds(3_600));

        follow();

        assertThat(scene.told).containsEntry("HYGIENE_FINISHED_AGE", 3_600.0);
    }

    /** One that ended so many minutes after the beginning of the test; the next one may begin a minute later. */
    private void finished(String id, int minutes) {
        scene.clock.set(NOW.plus(Duration.ofMinutes(minutes)));
        scene.slice(scene.counting(known(id, FIRST)));
        scene.clock.set(NOW.plus(Duration.ofMinutes(minutes + 1)));
    }
}
