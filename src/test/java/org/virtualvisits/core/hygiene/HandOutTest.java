package org.virtualvisits.core.hygiene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.core.hygiene.RuleSetExample.FIRST;
import static org.virtualvisits.core.hygiene.RuleSetExample.OLD_EVENTS;
import static org.virtualvisits.core.hygiene.RuleSetExample.SECOND;
import static org.virtualvisits.core.hygiene.SweepScene.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.hygiene.HandOut.Outcome;
import org.virtualvisits.core.hygiene.Teams.Listing;
import org.virtualvisits.core.hygiene.Teams.Team;
import org.virtualvisits.sandbox.memory.RecordingSweepCalls.Due;

/** How a sweep's mailboxes are handed out, and which teams their owners are shown. */
final class HandOutTest {

    private static final Rule STALE = new Rule(Rule.Kind.STALE_TEAMS, Period.ofYears(1), Action.REPORT);
    private static final Instant LONG_AGO = Instant.parse("2025-01-31T12:00:00Z");
    private static final Instant LIMIT = Instant.parse("2025-11-30T02:00:00Z");

    private final SweepScene scene = new SweepScene();
    private final List<Optional<String>> asked = new ArrayList<>();
    private final Deque<Listing> listings = new ArrayDeque<>();

    private Listing list(Optional<String> after) {
        asked.add(after);
        return Optional.ofNullable(listings.poll()).orElseGet(() -> new Listing.Refused(403));
    }

    private Outcome handOut(Sweep sweep) {
        return handOut(sweep, scene.sweeps);
    }

    private Outcome handOut(Sweep sweep, Sweeps seen) {
        return new HandOut(seen, this::list, scene.calls, scene.clock).handOut(sweep.id());
    }

    private List<Integer> called() {
        var all = new ArrayList<Integer>();
        for (Optional<Due> due = scene.calls.nextMailbox(); due.isPresent(); due = scene.calls.nextMailbox()) {
            assertThat(due.get().at()).isEqualTo(NOW);
            all.add(due.get().mailbox());
        }
        return all;
    }

    @Test
    void everyMailboxWaitsForItsTurnAndIsAskedForOnce() {
        Sweep sweep = scene.starting(
                RuleSetExample.of(OLD_EVENTS).mailboxes(FIRST, SECOND).done());

        assertThat(handOut(sweep)).isEqualTo(new Outcome.HandedOut(2));

        assertThat(called()).containsExactly(0, 1);
        assertThat(scene.sweeps.mailboxes(sweep.id()))
                .containsExactly(MailboxSweep.waiting(sweep.id(), 0, NOW), MailboxSweep.waiting(sweep.id(), 1, NOW));
        assertThat(scene.now(sweep).state()).isEqualTo(Sweep.State.RUNNING);
        assertThat(asked).as("listings of teams without a rule about teams").isEmpty();
    }

    @Test
    void whatIsHandedOutOrUnknownIsNotHandedOutAgain() {
        Sweep sweep = scene.starting(RuleSetExample.of(OLD_EVENTS).done());
        handOut(sweep);
        called();

        assertThat(handOut(sweep)).isEqualTo(new Outcome.NothingToDo());
        scene.sweeps.drop(sweep.id());
        assertThat(handOut(sweep)).isEqualTo(new Outcome.NothingToDo());
        assertThat(called()).isEmpty();
    }

    @Test
    void ofTwoWhoHandOutAtOnceOneSaysSo() {
        Sweep sweep = scene.starting(RuleSetExample.of(OLD_EVENTS).done());

        assertThat(handOut(sweep, SweepScene.before("replace", () -> handOut(sweep), scene.sweeps)))
                .isEqualTo(new Outcome.NothingToDo());
        assertThat(scene.now(sweep).state()).isEqualTo(Sweep.State.RUNNING);
    }

    @Test
    void staleTeamsAreListedForTheirOwnersAmongTheMailboxes() {
        listings.add(new Listing.Page(
                List.of(
                        new Team("stale", Set.of(SECOND), LONG_AGO),
                        new Team("in use", Set.of(SECOND), NOW),
                        new Team("just in time", Set.of(SECOND), LIMIT),
                        new Team("somebody else's", Set.of("stranger@example.org"), LONG_AGO)),
                Optional.of("page 2")));
        listings.add(new Listing.Page(
                List.of(new Team("later", Set.of(FIRST, "stranger@example.org"), LONG_AGO)), Optional.empty()));
        Sweep sweep = scene.starting(RuleSetExample.of(OLD_EVENTS, STALE)
                .mailboxes("First@Example.org", SECOND, "first@example.org")
                .done());

        handOut(sweep);

        assertThat(asked).containsExactly(Optional.empty(), Optional.of("page 2"));
        assertThat(scene.now(sweep).teams())
                .containsExactly(new Sweep.StaleTeam("stale", 1, LONG_AGO), new Sweep.StaleTeam("later", 0, LONG_AGO));
    }

    @Test
    void thatTeamsCannotBeListedStopsNothingElse() {
        listings.add(new Listing.Page(List.of(new Team("seen", Set.of(FIRST), LONG_AGO)), Optional.of("page 2")));
        listings.add(new Listing.Later(Duration.ofSeconds(30)));
        Sweep sweep = scene.starting(RuleSetExample.of(STALE).done());

        assertThat(handOut(sweep)).isEqualTo(new Outcome.HandedOut(1));

        assertThat(scene.now(sweep).teams()).extracting(Sweep.StaleTeam::group).containsExactly("seen");
        assertThat(asked).hasSize(2);
    }

    @Test
    void noMoreTeamsAreKeptThanARowHolds() {
        listings.add(new Listing.Page(
                IntStream.range(0, 600)
                        .mapToObj(i -> new Team("g" + i, Set.of(FIRST), LONG_AGO))
                        .toList(),
                Optional.empty()));
        Sweep sweep = scene.starting(RuleSetExample.of(STALE).done());

        handOut(sweep);

        assertThat(scene.now(sweep).teams()).hasSize(500);
    }

    @Test
    void aListingOfTeamsWithoutEndIsLeftAfterTwoHundredPages() {
        IntStream.range(0, 300).forEach(i -> listings.add(new Listing.Page(List.of(), Optional.of("more"))));

        handOut(scene.starting(RuleSetExample.of(STALE).done()));

        assertThat(asked).hasSize(200);
    }
}
