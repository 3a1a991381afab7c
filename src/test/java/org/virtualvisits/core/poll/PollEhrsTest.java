package org.virtualvisits.core.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualvisits.core.organisation.Source;

final class PollEhrsTest {

    private final PolledWorld world = new PolledWorld();

    @Test
    void whatNoWebhookToldIsFoundAndMarkedAsFromAWebhook() {
        world.change("a");

        assertThat(world.poll()).isEqualTo(1);

        assertThat(world.held("a")).isEqualTo(1);
        assertThat(world.isMarked("a")).isTrue();
    }

    @Test
    void whoWasNeverAskedIsDueThoughTimePassesWhileThatIsFoundOut() {
        world.ticks = true;
        world.change("a");

        assertThat(world.poll()).isEqualTo(1);
        assertThat(world.agrees()).isTrue();
    }

    @Test
    void anEhrIsAskedAgainOnlyWhenItIsDueAndForWhatChangedSinceWithAnOverlap() {
        world.change("a", PolledWorld.BEGIN.minusSeconds(30));
        world.poll();
        world.now = PolledWorld.BEGIN.plus(Duration.ofMinutes(14));
        assertThat(world.poll()).isZero();

        world.now = PolledWorld.BEGIN.plus(Duration.ofMinutes(17));
        assertThat(world.poll()).isEqualTo(1);

        assertThat(world.asked).containsExactly("since 2026-11-21T08:50:00Z", "since 2026-11-22T08:49:30Z");
    }

    @Test
    void aRowThatWasCommittedLateIsFoundInTheOverlap() {
        world.change("a");
        world.poll();
        world.change("late", PolledWorld.BEGIN.minus(Duration.ofMinutes(9)));

        world.pollUntilDue();

        assertThat(world.agrees()).isTrue();
    }

    @ParameterizedTest(name = "sorted: {0}")
    @ValueSource(booleans = {true, false})
    void allPagesAreTakenInWhateverOrderTheyCome(boolean sorts) {
        world.sorts = sorts;
        many(10);

        world.poll();

        assertThat(world.agrees()).isTrue();
        assertThat(world.asked).hasSize(4);
        assertThat(world.bookmark().walk()).isEmpty();
        assertThat(world.bookmark().reached()).isEqualTo(PolledWorld.BEGIN.plusSeconds(9));
    }

    /** Two effects for each call: before it and after it. */
    @ParameterizedTest(name = "sorted: {0}")
    @ValueSource(booleans = {true, false})
    void whereverTheProcessDiesTheNextRunsTakeTheRest(boolean sorts) {
        for (int dies = 0; dies < 400; dies++) {
            var mortal = new PolledWorld();
            mortal.sorts = sorts;
            IntStream.range(0, 8).forEach(i -> mortal.change("a" + i, PolledWorld.BEGIN.minusSeconds(100 - i)));
            mortal.dies = dies;
            boolean died = died(mortal);
            mortal.dies = -1;

            mortal.now = mortal.now.plus(Duration.ofMinutes(6));
            mortal.poll();

            assertThat(mortal.agrees()).as("killed at call " + dies).isTrue();
            IntStream.range(0, 8)
                    .forEach(i -> assertThat(mortal.isMarked("a" + i)).isTrue());
            if (!died) {
                assertThat(dies).as("calls").isGreaterThan(50);
                return;
            }
        }
        throw new AssertionError("a poll never ended");
    }

    private static boolean died(PolledWorld mortal) {
        try {
            mortal.poll();
            return false;
        } catch (PolledWorld.Death death) {
            return true;
        }
    }

    @Test
    void whileOneAsksNobodyElseDoes() {
        world.change("a");
        world.dies = 12;
        assertThat(died(world)).isTrue();
        world.dies = -1;

        assertThat(world.poll()).isZero();

        world.now = world.now.plus(Duration.ofMinutes(5));
        assertThat(world.poll()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Source.Order.class,
            names = {"AUTOMATIC", "ARRIVAL"})
    void whatAWebhookToldIsFoundOnceMoreAndChangesNothing(Source.Order order) {
        var told = new PolledWorld(order);
        told.change("a");
        told.tell("a");
        var before = told.visit("a").orElseThrow().wanted();

        told.now = told.now.plusSeconds(20);
        told.poll();

        assertThat(told.visit("a").orElseThrow().wanted()).isEqualTo(before);
        assertThat(told.told.keySet()).doesNotContain("virtualvisits.polled.changes applied");
    }

    @Test
    void whatAWebhookToldWhileThePageWasOnItsWayIsNewerThanThePage() {
        var told = new PolledWorld(Source.Order.ARRIVAL);
        told.hasTimes = false;
        told.change("a");
        told.meanwhile(() -> {
            told.now = told.now.plusMillis(200);
            told.change("a");
            told.tell("a");
        });

        told.poll();

        assertThat(told.visit("a").orElseThrow().wanted().start()).contains(PolledWorld.BEGIN.plus(Duration.ofDays(2)));
        assertThat(told.told).containsEntry("virtualvisits.polled.changes superseded", 1.0);
    }

    @Test
    void aServerThatAsksForTimeGetsItAndThePauseGrows() {
        world.change("a");
        world.plan(PolledWorld.later(Duration.ofMinutes(10)));
        world.plan(PolledWorld.later(Duration.ZERO));
        world.poll();
        assertThat(world.bookmark().due()).isEqualTo(PolledWorld.BEGIN.plus(Duration.ofMinutes(10)));

        world.now = world.bookmark().due();
        world.poll();
        assertThat(world.bookmark().due()).isEqualTo(world.now.plus(Duration.ofMinutes(2)));

        world.now = world.bookmark().due();
        world.poll();
        assertThat(world.agrees()).isTrue();
        assertThat(world.bookmark().failures()).isZero();
    }

    @Test
    void whatAPersonMustMendIsShownAskedAgainAtItsUsualPaceAndGoneOnceItIsMended() {
        world.change("a");
        world.plan(new Ehr.Answer.Barred(Trouble.FORBIDDEN));
        world.poll();
        assertThat(world.bookmark().trouble()).contains(Trouble.FORBIDDEN);
        assertThat(world.bookmark().due()).isEqualTo(PolledWorld.BEGIN.plus(Duration.ofMinutes(15)));

        world.now = world.bookmark().due();
        world.poll();

        assertThat(world.agrees()).isTrue();
        assertThat(world.bookmark().trouble()).isEmpty();
    }

    @Test
    void whatIsNoPageIsTrouble() {
        world.plan(new Ehr.Answer.Said("<html>"));

        world.poll();

        assertThat(world.bookmark().trouble()).contains(Trouble.UNREADABLE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"NOT_FOUND", "REFUSED", "UNREADABLE"})
    void aLinkThatDoesNotHoldAnyMoreStartsThePagesAnew(Trouble trouble) {
        many(10);
        world.poll();
        world.now = world.now.plus(Duration.ofMinutes(20));
        many(10);
        world.planned.clear();
        world.plan(new Ehr.Answer.Said("page 0"));
        world.plan(new Ehr.Answer.Barred(trouble));

        world.poll();
        assertThat(world.bookmark().trouble()).isEmpty();
        world.now = world.now.plus(Duration.ofMinutes(1));
        world.poll();

        assertThat(world.agrees()).isTrue();
    }

    @Test
    void pagesThatLeadInACircleEnd() {
        many(10);
        world.pageSize = 3;
        world.poll();
        world.now = world.now.plus(Duration.ofMinutes(20));
        many(4);
        world.plan(new Ehr.Answer.Said("page 0"));
        world.plan(new Ehr.Answer.Said("page 0"));

        world.poll();

        assertThat(world.bookmark().trouble()).contains(Trouble.ENDLESS);
    }

    /** Nothing that is found later may hide behind a time that lies ahead. */
    @Test
    void aChangeFromTheFutureDoesNotMoveTheBookmarkThere() {
        world.change("odd", Instant.parse("2199-01-01T00:00:00Z"));
        world.poll();
        world.now = world.now.plus(Duration.ofMinutes(16));
        world.change("a");

        world.now = world.now.plus(Duration.ofMinutes(1));
        world.poll();

        assertThat(world.agrees()).isTrue();
    }

    @Test
    void anAppointmentThatCannotBeStoredHoldsUpNothingElseForLong() {
        many(10);
        world.unstorable.add("a1");

        for (int minutes = 0; minutes < 60; minutes++) {
            world.poll();
            world.now = world.now.plus(Duration.ofMinutes(1));
        }

        assertThat(IntStream.range(0, 10).filter(i -> world.held("a" + i) == 0)).containsExactly(1);
        assertThat(world.told.get("virtualvisits.polled.changes failed")).isGreaterThanOrEqualTo(1);
    }

    @Test
    void aServerThatWasMovedIsReadFromItsOwnBeginning() {
        world.change("a");
        world.poll();

        world.move(URI.create("https://next.example.org/fhir"));
        world.poll();

        assertThat(world.asked).containsExactly("since 2026-11-21T08:50:00Z", "since 2026-11-21T08:50:00Z");
        assertThat(world.bookmark().base()).isEqualTo(URI.create("https://next.example.org/fhir"));
    }

    @Test
    void aWebhookIsLostIfAnOldChangeIsFirstHeardOfByAsking() {
        world.change("first");
        world.poll();
        assertThat(world.told.keySet()).noneMatch(name -> name.startsWith("virtualvisits.webhooks.lost"));
        world.now = world.now.plus(Duration.ofMinutes(20));
        world.change("lost", world.now.minus(Duration.ofMinutes(6)));
        world.change("perhaps on its way", world.now.minus(Duration.ofMinutes(4)));

        world.poll();

        assertThat(world.told).containsEntry("virtualvisits.webhooks.lost ", 1.0);
    }

    private void many(int count) {
        IntStream.range(0, count).forEach(i -> world.change("a" + i, world.now.plusSeconds(i)));
        world.now = world.now.plusSeconds(count);
    }
}
