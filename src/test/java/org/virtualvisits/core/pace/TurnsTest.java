package org.virtualvisits.core.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.pace.Turns.Answer;
import org.virtualvisits.core.pace.Turns.Turn;
import org.virtualvisits.core.pace.Turns.Wish;
import org.virtualvisits.sandbox.memory.InMemoryLines;

final class TurnsTest {

    private static final Instant BEGIN = Instant.parse("2026-11-21T09:00:00Z");
    private static final String BOX = "riverside@example.nhs.uk";
    private static final Duration LONG = Duration.ofMinutes(4);

    private Instant now = BEGIN;
    private int finds;
    private final InMemoryLines shared = new InMemoryLines();
    private final Lines counted = new Lines() {
        @Override
        public Optional<Stored> find(String mailbox) {
            finds++;
            return shared.find(mailbox);
        }

        @Override
        public Optional<String> write(String mailbox, Line line, Optional<String> over) {
            finds++;
            return shared.write(mailbox, line, over);
        }
    };
    private final Turns turns = new Turns(counted, () -> now, Measures.NONE);
    private final Turns elsewhere = new Turns(counted, () -> now, Measures.NONE);

    @Test
    void fourAreAtTheMailboxAtOnceWhateverTheInstanceAndTheFifthIsNot() {
        List<Answer> four = List.of(send(turns, "1"), send(elsewhere, "2"), send(turns, "3"), send(elsewhere, "4"));
        now = now.plusSeconds(3);

        assertThat(four).allMatch(Answer.Taken.class::isInstance);
        assertThat(send(elsewhere, "5")).isInstanceOf(Answer.NotBefore.class);
        assertThat(turns.toSend("another@example.nhs.uk", "5", wish(), LONG)).isInstanceOf(Answer.Taken.class);
    }

    @Test
    void aPlaceGivenBackOnAnyInstanceIsFreeForAll() {
        for (int i = 1; i <= 3; i++) {
            send(turns, "" + i);
        }
        var taken = (Answer.Taken) send(elsewhere, "4");
        now = now.plusSeconds(3);
        elsewhere.release(taken.turn());

        assertThat(send(turns, "5")).isInstanceOf(Answer.Taken.class);
    }

    @Test
    void aPlaceThatNobodyGivesBackEndsByItself() {
        for (int i = 1; i <= 4; i++) {
            send(turns, "" + i);
        }
        now = now.plus(LONG).minusSeconds(1);
        assertThat(send(turns, "5")).isInstanceOf(Answer.NotBefore.class);
        now = now.plusSeconds(1);
        assertThat(send(turns, "6")).isInstanceOf(Answer.Taken.class);
    }

    @Test
    void oneWhoAsksAgainUnderTheirNameHoldsOnePlace() {
        for (int i = 0; i < 4; i++) {
            assertThat(send(turns, "same")).isInstanceOf(Answer.Taken.class);
        }
        assertThat(shared.find(BOX).orElseThrow().line().held()).hasSize(1);
    }

    @Test
    void namesOfMailboxesAreTheSameInAnyCase() {
        for (int i = 1; i <= 4; i++) {
            turns.toUse(BOX.toUpperCase(java.util.Locale.ROOT), "" + i, LONG);
        }
        assertThat(shared.find(BOX).orElseThrow().line().held()).hasSize(3);
    }

    @Test
    void theLastPlaceIsLeftToMails() {
        for (int i = 1; i <= 3; i++) {
            assertThat(turns.toUse(BOX, "work " + i, LONG)).isInstanceOf(Answer.Taken.class);
        }
        assertThat(turns.toUse(BOX, "work 4", LONG)).isEqualTo(new Answer.NotBefore(now.plusSeconds(3)));
        assertThat(send(turns, "mail")).isInstanceOf(Answer.Taken.class);
    }

    @Test
    void whoComesBackAtTheirTimeHasTheirTurnAndWhoComesEarlyIsToldTheSameTime() {
        List<Instant> places = IntStream.range(0, 10)
                .mapToObj(i -> send(turns, "m" + i))
                .flatMap(answer -> answer instanceof Answer.NotBefore(var place)
                        ? java.util.stream.Stream.of(place)
                        : java.util.stream.Stream.empty())
                .toList();
        assertThat(places)
                .containsExactly(IntStream.rangeClosed(1, 6)
                        .mapToObj(i -> BEGIN.plusSeconds(3L * i))
                        .toArray(Instant[]::new));
        Instant mine = places.get(5);

        assertThat(send(turns, "m9", new Wish(Optional.of(mine), Instant.MAX))).isEqualTo(new Answer.NotBefore(mine));
        for (int i = 0; i < 4; i++) {
            turns.release(new Turn(BOX, "m" + i));
        }
        now = mine;
        assertThat(send(turns, "m9", new Wish(Optional.of(mine), Instant.MAX))).isInstanceOf(Answer.Taken.class);
    }

    @ParameterizedTest
    @CsvSource({"PT2M, true", "PT2M0.001S, false"})
    void whoComesMuchTooLateGoesToTheEndOfTheLine(Duration late, boolean kept) {
        for (int i = 0; i < 200; i++) {
            send(turns, "m" + i);
        }
        Instant place = BEGIN.plusSeconds(3);
        for (int i = 0; i < 4; i++) {
            turns.release(new Turn(BOX, "m" + i));
        }
        now = place.plus(late);

        assertThat(send(turns, "m4", new Wish(Optional.of(place), Instant.MAX)) instanceof Answer.Taken)
                .isEqualTo(kept);
    }

    @Test
    void whatCannotWaitPassesTheLineWithinACap() {
        for (int i = 0; i < 1_000; i++) {
            send(turns, "m" + i);
        }
        for (int i = 0; i < 4; i++) {
            turns.release(new Turn(BOX, "m" + i));
        }
        var pressing = new Wish(Optional.empty(), BEGIN.plusSeconds(60));

        assertThat(send(turns, "p1", pressing)).isInstanceOf(Answer.Taken.class);
        assertThat(send(turns, "p2", pressing)).isEqualTo(new Answer.NotBefore(BEGIN.plusSeconds(20)));
        assertThat(send(turns, "p3", pressing)).isEqualTo(new Answer.NotBefore(BEGIN.plusSeconds(40)));
        assertThat(send(turns, "late", new Wish(Optional.empty(), BEGIN.plus(Duration.ofDays(3)))))
                .isEqualTo(new Answer.NotBefore(BEGIN.plusSeconds(3 * 997L)));
    }

    @Test
    void whenTheMailboxAsksForAPauseNobodyHasATurn() {
        var taken = (Answer.Taken) send(turns, "1");
        turns.release(taken.turn(), Duration.ofSeconds(30));

        assertThat(send(elsewhere, "2")).isEqualTo(new Answer.NotBefore(BEGIN.plusSeconds(30)));
        assertThat(elsewhere.toUse(BOX, "work", LONG)).isEqualTo(new Answer.NotBefore(BEGIN.plusSeconds(30)));
        now = now.plusSeconds(30);
        assertThat(send(turns, "2", new Wish(Optional.of(now), Instant.MAX))).isInstanceOf(Answer.Taken.class);
    }

    @Test
    void aTurnCostsOneRequestAndGivingItBackAnother() {
        turns.release(((Answer.Taken) send(turns, "first")).turn());
        finds = 0;

        var taken = (Answer.Taken) send(turns, "second");
        assertThat(finds).isEqualTo(1);
        turns.release(taken.turn());
        assertThat(finds).isEqualTo(2);
    }

    @Test
    void ofTwoInstancesTheOneThatRemembersTooMuchLooksAgain() {
        turns.release(((Answer.Taken) send(turns, "first")).turn());
        for (int i = 0; i < 3; i++) {
            elsewhere.toUse(BOX, "work " + i, LONG);
        }

        assertThat(turns.toUse(BOX, "more", LONG)).isInstanceOf(Answer.NotBefore.class);
        assertThat(send(turns, "mail")).isInstanceOf(Answer.Taken.class);
        now = now.plusSeconds(30);
        assertThat(send(turns, "another")).isInstanceOf(Answer.NotBefore.class);
    }

    /**
     * A thousand mails at once on three instances, each taking from under a second to a minute, some dying: whoever comes
     * and however late, the bounds hold, and everybody gets through in a handful of requests.
     */
    @ParameterizedTest
    @CsvSource({"1, 2", "2, 2", "3, 20", "4, 60"})
    void aFloodKeepsBothBoundsAndCostsAFewRequestsForEachMail(long seed, int slowest) {
        var random = new Random(seed);
        List<Turns> instances = IntStream.range(0, 3)
                .mapToObj(i -> new Turns(counted, () -> now, Measures.NONE))
                .toList();
        var events = new PriorityQueue<>(Comparator.comparing(Event::at));
        int mails = 1_000;
        for (int i = 0; i < mails; i++) {
            events.add(new Event(BEGIN.plusMillis(random.nextInt(60_000)), "m" + i, Optional.empty(), false));
        }
        var sent = new ArrayList<Instant>();
        var holding = new java.util.HashMap<String, Instant>();
        int most = 0;
        while (!events.isEmpty()) {
            Event event = events.remove();
            now = event.at();
            Turns instance = instances.get(random.nextInt(3));
            holding.values().removeIf(until -> !until.isAfter(now));
            if (event.ends()) {
                holding.remove(event.mail());
                instance.release(new Turn(BOX, event.mail()));
                continue;
            }
            switch (instance.toSend(BOX, event.mail(), new Wish(event.place(), Instant.MAX), LONG)) {
                case Answer.Taken taken -> {
                    sent.add(now);
                    boolean dies = random.nextInt(50) == 0;
                    holding.put(event.mail(), now.plus(LONG));
                    most = Math.max(most, holding.size());
                    if (!dies) {
                        Duration takes = Duration.ofMillis(200 + random.nextInt(slowest * 1_000));
                        events.add(new Event(now.plus(takes), event.mail(), Optional.empty(), true));
                    }
                }
                case Answer.NotBefore(var place) -> {
                    Duration late = Duration.ofMillis(random.nextInt(8_000));
                    events.add(new Event(place.plus(late), event.mail(), Optional.of(place), false));
                }
            }
        }

        assertThat(sent).hasSize(mails);
        assertThat(most).isLessThanOrEqualTo(Line.PLACES);
        assertThat(mostInAMinute(sent)).isLessThanOrEqualTo(Line.MOST_SENDS);
        assertThat(finds / mails).isLessThanOrEqualTo(slowest < 20 ? 8 : 40);
    }

    private static int mostInAMinute(List<Instant> sent) {
        int most = 0;
        for (int first = 0, last = 0; last < sent.size(); last++) {
            while (!sent.get(first).plusSeconds(60).isAfter(sent.get(last))) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    private record Event(Instant at, String mail, Optional<Instant> place, boolean ends) {}

    private Answer send(Turns at, String mail) {
        return send(at, mail, wish());
    }

    private static Wish wish() {
        return new Wish(Optional.empty(), Instant.MAX);
    }

    private static Answer send(Turns at, String mail, Wish wish) {
        return at.toSend(BOX, mail, wish, LONG);
    }
}
