package org.virtualvisits.core.hygiene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.core.hygiene.RuleSetExample.NORTH;
import static org.virtualvisits.core.hygiene.RuleSetExample.OLD_EVENTS;
import static org.virtualvisits.core.hygiene.SweepScene.NOW;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.hygiene.MailboxSweep.Skipped;
import org.virtualvisits.core.hygiene.MailboxSweep.State;

/** What people are told of a sweep. */
final class ShowSweepsTest {

    private static final RuleSet RULES = RuleSetExample.of(OLD_EVENTS)
            .mailboxes(IntStream.range(0, 5).mapToObj(i -> i + "@example.org").toList())
            .done();

    private final SweepScene scene = new SweepScene();
    private final ShowSweeps show = new ShowSweeps(scene.sweeps, scene.clock);

    private void reached(Sweep sweep, int index, int requests, int seen, Optional<State> over) {
        Sweeps.StoredMailbox held = scene.sweeps.mailbox(sweep.id(), index).orElseThrow();
        var page = new MailboxSweep.Intent(List.of(), new Tally(seen, List.of()), Optional.of(NOW));
        MailboxSweep next = held.mailbox().settled(page, requests);
        scene.sweeps.replace(
                held,
                over.map(how -> next.over(how, Optional.of(Skipped.DENIED), NOW))
                        .orElse(next));
    }

    /** Two of five mailboxes are over after a minute. */
    private Sweep underWay() {
        Sweep sweep = scene.counting(RULES);
        reached(sweep, 0, 4, 10, Optional.of(State.DONE));
        reached(sweep, 1, 1, 0, Optional.of(State.SKIPPED));
        reached(sweep, 2, 7, 20, Optional.empty());
        scene.clock.set(NOW.plusSeconds(60));
        return sweep;
    }

    @Test
    void progressIsWhatAllMailboxesHaveReachedTogether() {
        Sweep sweep = underWay();

        ShowSweeps.Progress progress = show.progress(sweep.id()).orElseThrow();

        assertThat(progress.sweep()).isEqualTo(sweep);
        assertThat(progress.mailboxes()).isEqualTo(5);
        assertThat(progress.over()).isEqualTo(2);
        assertThat(progress.skipped()).isEqualTo(1);
        assertThat(progress.requests()).isEqualTo(12);
        assertThat(progress.tally().seen()).isEqualTo(30);
        assertThat(progress.itemsPerSecond()).isEqualTo(0.5);
        assertThat(progress.left()).contains(Duration.ofSeconds(90));
    }

    @Test
    void aSweepThatIsOverHasNoTimeLeftAndItsRateNoLongerChanges() {
        Sweep sweep = underWay();
        new CloseSweep(scene.sweeps, scene.measures, scene.clock).stop(sweep.id());
        scene.clock.set(NOW.plusSeconds(6_000));

        ShowSweeps.Progress progress = show.progress(sweep.id()).orElseThrow();

        assertThat(progress.itemsPerSecond()).isEqualTo(0.5);
        assertThat(progress.left()).isEmpty();
    }

    @Test
    void beforeTheFirstMailboxIsOverNothingIsForetold() {
        Sweep sweep = scene.counting(RULES);
        reached(sweep, 0, 1, 10, Optional.empty());

        ShowSweeps.Progress progress = show.progress(sweep.id()).orElseThrow();

        assertThat(progress.left()).isEmpty();
        assertThat(progress.itemsPerSecond()).as("in no time at all").isZero();
    }

    @Test
    void anUnknownSweepHasNoProgressAndNoMailboxes() {
        SweepId unknown = SweepId.read("north.usual.20200101T0000");

        assertThat(show.progress(unknown)).isEmpty();
        assertThat(show.mailboxes(unknown)).isEmpty();
    }

    @Test
    void theMailboxesAreShownInTheirOrder() {
        Sweep sweep = scene.counting(RULES);

        assertThat(show.mailboxes(sweep.id())).extracting(MailboxSweep::index).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void theHistoryOfARuleSetBeginsWithItsNewestSweep() {
        Sweep first = scene.counting(RULES);
        scene.clock.set(NOW.plusSeconds(86_400));
        Sweep second = scene.counting(RULES);

        assertThat(show.history(NORTH, "usual")).containsExactly(second, first);
        assertThat(show.history(NORTH, "unusual")).isEmpty();
    }
}
