package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.virtualvisits.core.organisation.Reminding;
import org.virtualvisits.core.visit.Lives.Fate;

/**
 * Properties over random lives of a few appointments: created, moved, given to another clinician, corrected, cancelled
 * and brought back, while deliveries come twice and in any order, runs overlap, Teams and the message services fail
 * before and after they act, and the process dies at any call. Once the dust settles, the world is as the last version
 * says (V1 to V7).
 */
final class LivesOfVisitsTest {

    /** What each mutant would play for seconds. */
    private static final String LONG = "long";

    /** Of a hundred. */
    private static final int SHARE = Integer.getInteger("lives.share", 100);

    private static final Reminding REMINDING = Reminding.USUAL;

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void inACalmWorldEverythingEndsAsTheLastVersionSays(long seed) {
        check(new Lives(seed, Fate.CALM));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverFailsEverythingEndsAsTheLastVersionSays(long seed) {
        check(new Lives(seed, Fate.FAULTY));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("manySeeds")
    void whereverTheProcessDiesEverythingEndsAsTheLastVersionSays(long seed) {
        check(new Lives(seed, Fate.DEADLY));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("manySeeds")
    void whateverTheQueueLosesEverythingEndsAsTheLastVersionSays(long seed) {
        check(new Lives(seed, Fate.FORGETFUL));
    }

    /** Every call to every port of a life, before and after it: no meeting is left that no visit owns (V2). */
    @Tag(LONG)
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("fewSeeds")
    void atWhicheverCallTheProcessDiesNoMeetingIsLeftOver(long seed) {
        int calls = 0;
        for (boolean died = true; died; calls++) {
            var lives = new Lives(seed, Fate.CALM).dyingAt(calls);
            lives.live();
            died = lives.tally().deaths > 0;

            assertThat(lives.faults()).as("killed at call " + calls).isEmpty();
        }
        assertThat(calls).isGreaterThan(100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("reminderSeeds")
    void whateverFailsAndHoweverLongTimersStopEachReminderGoesOutInItsTimeOrIsOfNoUse(long seed) {
        for (Fate fate : Fate.values()) {
            var lives = new Lives(seed, fate, REMINDING);
            lives.liveUntilTheVisitsBegin();

            assertThat(lives.faultsSoFar()).as(fate.name()).isEmpty();
        }
    }

    @Tag(LONG)
    @Test
    void livesWithRemindersAreEventful() {
        Lives.Tally tally = new Lives.Tally();
        LongStream.rangeClosed(1, 20).forEach(seed -> {
            var lives = new Lives(seed, Fate.DEADLY, REMINDING);
            lives.liveUntilTheVisitsBegin();
            tally.add(lives.tally());
        });

        assertThat(List.of(tally.deaths, tally.overlaps, tally.messages, tally.reminders, tally.checks))
                .allMatch(count -> count >= 20);
    }

    @Tag(LONG)
    @Test
    void theLivesAreEventful() {
        Lives.Tally tally = new Lives.Tally();
        LongStream.rangeClosed(1, 120).forEach(seed -> {
            var lives = new Lives(seed, Fate.DEADLY);
            lives.live();
            tally.add(lives.tally());
        });

        assertThat(List.of(
                        tally.deaths,
                        tally.overlaps,
                        tally.meetings,
                        tally.messages,
                        tally.superseded,
                        tally.calledOff))
                .allMatch(count -> count >= 10);
    }

    static Stream<Long> reminderSeeds() {
        return first(100).boxed();
    }

    static Stream<Long> seeds() {
        return first(150).boxed();
    }

    static Stream<Long> fewSeeds() {
        return LongStream.rangeClosed(1, 8).boxed();
    }

    static Stream<Long> manySeeds() {
        return first(600).boxed();
    }

    private static void check(Lives lives) {
        lives.live();

        assertThat(lives.faults()).isEmpty();
    }

    /** So many, or a share of them where each mutant plays them anew; never none. */
    private static LongStream first(int all) {
        return LongStream.rangeClosed(1, Math.max(1, all * SHARE / 100));
    }
}
