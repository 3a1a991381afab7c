package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.Cause;
import org.virtualvisits.core.visit.Unsettled.Change;

/** What every {@link Unsettled} must do; subclassed once per implementation, each test on an empty list. */
public abstract class UnsettledContract {

    private static final Instant NOW = Instant.parse("2030-01-07T09:00:00Z");

    private static final Cause CAUSE = VisitExamples.cause();

    protected abstract Unsettled unsettled();

    @Test
    void whatWasSeenIsTakenOffOnceAndWhatWasMarkedSinceStays() {
        Change change = change("notices");
        unsettled().mark(change, NOW, CAUSE);
        String seen = unsettled().marking(change).orElseThrow();
        unsettled().mark(change, NOW, CAUSE);

        unsettled().settle(change, seen);
        assertThat(unsettled().find(change)).isPresent();

        unsettled().settle(change, unsettled().marking(change).orElseThrow());
        assertThat(unsettled().marking(change)).isEmpty();
        unsettled().settle(change, seen);
        assertThat(unsettled().find(change)).isEmpty();
    }

    @Test
    void aChangeIsDueFromItsMomentOn() {
        Change change = change("k");
        unsettled().mark(change, NOW, CAUSE);

        assertThat(due(NOW.minusMillis(1), 10)).isEmpty();
        assertThat(due(NOW, 10)).containsExactly(change);
        assertThat(due(NOW.plusSeconds(3600), 10)).containsExactly(change);
    }

    @Test
    void markingAgainMovesTheDueTimeBothWays() {
        Change change = change("k");
        unsettled().mark(change, NOW.plusSeconds(10), CAUSE);
        unsettled().mark(change, NOW, CAUSE);
        assertThat(due(NOW, 10)).containsExactly(change);

        unsettled().mark(change, NOW.plusSeconds(10), CAUSE);

        assertThat(due(NOW, 10)).isEmpty();
        assertThat(unsettled().count(10)).isOne();
    }

    @Test
    void whatIsSettledIsGoneAndSettlingTwiceIsFine() {
        Change change = change("k");
        Change other = new Change(change.visit(), "l");
        unsettled().mark(change, NOW, CAUSE);
        unsettled().mark(other, NOW, CAUSE);

        unsettled().settle(change);
        unsettled().settle(change);

        assertThat(due(NOW, 10)).containsExactly(other);
    }

    @Test
    void aKeyMayHoldAnySign() {
        Change change = change("/\\#?%|'\"~ é\n李");
        unsettled().mark(change, NOW, CAUSE);
        assertThat(due(NOW, 10)).containsExactly(change);

        unsettled().settle(change);

        assertThat(unsettled().count(10)).isZero();
    }

    @Test
    void noMoreAreReadOrCountedThanAskedFor() {
        List<Change> changes =
                IntStream.range(0, 60).mapToObj(number -> change("k" + number)).toList();
        changes.forEach(change -> unsettled().mark(change, NOW, CAUSE));

        assertThat(due(NOW, 25)).hasSize(25).doesNotHaveDuplicates().isSubsetOf(changes);
        assertThat(due(NOW, 60)).containsExactlyInAnyOrderElementsOf(changes);
        assertThat(unsettled().count(25)).isEqualTo(25);
        assertThat(unsettled().count(1_000)).isEqualTo(60);
    }

    @Test
    void theCorrelationOfWhatLastMarkedItIsKept() {
        Change change = change("k");
        unsettled().mark(change, NOW, Cause.ofSystem("0".repeat(32)));
        unsettled().mark(change, NOW, CAUSE);

        assertThat(unsettled().due(NOW, 10))
                .containsExactly(new Unsettled.Entry(
                        change, Optional.of(CAUSE.correlation()), Optional.empty(), Optional.empty()));
    }

    @Test
    void sinceWhenAndWhatWentWrongAreKeptByLaterMarksAndEndWithTheChange() {
        Change change = change("k");
        unsettled().mark(change, NOW, CAUSE);
        unsettled().seen(change, NOW.minusSeconds(9));
        unsettled().failed(change, "java.io.IOException");
        unsettled().mark(change, NOW.plusSeconds(5), CAUSE);

        var entry = new Unsettled.Entry(
                change,
                Optional.of(CAUSE.correlation()),
                Optional.of(NOW.minusSeconds(9)),
                Optional.of("java.io.IOException"));
        assertThat(unsettled().all(5)).containsExactly(entry);
        assertThat(unsettled().find(change)).contains(entry);

        unsettled().settle(change);
        unsettled().seen(change, NOW);
        unsettled().failed(change, "x");
        assertThat(unsettled().find(change)).isEmpty();
        assertThat(unsettled().all(5)).isEmpty();
    }

    @Test
    void aVisitIsOnTheListWhileAnyChangeOfItIs() {
        Change change = change("k");
        Change other = new Change(change.visit(), "l");
        unsettled().mark(change, NOW, CAUSE);
        unsettled().mark(other, NOW, CAUSE);

        unsettled().settle(other);
        assertThat(unsettled().has(change.visit())).isTrue();
        assertThat(unsettled().has(VisitExamples.id())).isFalse();
        unsettled().settle(change);
        assertThat(unsettled().has(change.visit())).isFalse();
    }

    private List<Change> due(Instant now, int atMost) {
        return unsettled().due(now, atMost).stream()
                .map(Unsettled.Entry::change)
                .toList();
    }

    private static Change change(String key) {
        return new Change(VisitExamples.id(), key);
    }
}
