package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.virtualvisits.sandbox.calendar.CalendarReader;
import org.virtualvisits.sandbox.calendar.Reading;
import org.virtualvisits.sandbox.node.CalendarState;
import org.virtualvisits.sandbox.node.Calendars;

/** The invites of a visit's life, as its patient gets them by mail, in calendars that keep them by parsers of others. */
final class InvitesInAnotherCalendarTest {

    private static final Path LEFT = Path.of("target", "invites");
    private static final int SHUFFLES = 2_000;

    private final Stage stage = Stage.set();
    private final Instant first = stage.inDays(30);
    private final Instant second = first.plus(Duration.ofHours(25));
    private final Instant third = first.minus(Duration.ofHours(50));

    /** Booked, moved, moved, cancelled, booked again, cancelled again: after each, whatever came before it in whatever order. */
    @Test
    void aWholeLifeEndsRightInEveryOrderWithEveryRepeatAndByEveryParser() {
        List<String> invites = life();

        for (CalendarReader reader : CalendarReader.all()) {
            List<Reading> read =
                    reader.read(invites).stream().map(List::getFirst).toList();
            assertThat(read).as("%s", reader).extracting(Reading::start).startsWith(first, second, third);
            assertThat(read)
                    .as("%s", reader)
                    .extracting(Reading::uid)
                    .containsOnly(read.getFirst().uid());
            assertThat(read)
                    .as("%s", reader)
                    .extracting(Reading::isLive)
                    .containsExactly(true, true, true, false, true, false);
            for (int told = 1; told <= read.size(); told++) {
                endsWithTheLast(reader, read.subList(0, told));
            }
        }
    }

    @Test
    void anAttendeesCalendarShowsEachStateOfTheLife() {
        List<String> invites = life();

        for (int at = 0; at < invites.size(); at++) {
            assertThat(Calendars.lint(invites.get(at), at == 3 || at == 5 ? "CANCEL" : "REQUEST"))
                    .isEmpty();
        }
        assertThat(starts(invites.subList(0, 1))).containsExactly(first);
        assertThat(starts(invites.subList(0, 2))).containsExactly(second);
        assertThat(starts(invites.subList(0, 2).reversed())).containsExactly(second);
        assertThat(starts(invites.subList(0, 3).reversed())).containsExactly(third);
        assertThat(starts(invites.subList(0, 4))).isEmpty();
        assertThat(starts(invites.subList(0, 4).reversed())).isEmpty();
        assertThat(starts(invites.subList(0, 5).reversed())).containsExactly(second);
        assertThat(starts(invites.reversed())).isEmpty();
    }

    private static void endsWithTheLast(CalendarReader reader, List<Reading> told) {
        Reading last = told.getLast();
        for (List<Reading> order : orders(told)) {
            assertThat(Reading.held(order))
                    .as("%s", reader)
                    .containsOnlyKeys(last.uid())
                    .containsValue(last);
        }
        var random = new Random(told.size());
        for (int seed = 0; seed < SHUFFLES; seed++) {
            List<Reading> order = new ArrayList<>(told);
            for (int more = random.nextInt(1, 8); more > 0; more--) {
                order.add(told.get(random.nextInt(told.size())));
            }
            Collections.shuffle(order, random);
            assertThat(Reading.held(order).values()).as("%s", reader).containsExactly(last);
        }
    }

    /** The six invites; left as files, which other calendars can be tried on. */
    private List<String> life() {
        stage.book(first);
        stage.told(1);
        stage.send(stage.version(2, "booked", second));
        stage.told(2);
        stage.send(stage.version(3, "booked", third));
        stage.told(3);
        stage.send(stage.version(4, "cancelled", third));
        stage.told(4);
        stage.send(stage.version(5, "booked", second));
        stage.told(5);
        stage.send(stage.version(6, "cancelled", second));
        stage.told(6);
        List<String> invites = stage.invites();
        try {
            Files.createDirectories(LEFT);
            for (int at = 0; at < invites.size(); at++) {
                Files.writeString(LEFT.resolve("life-" + (at + 1) + ".ics"), invites.get(at));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return invites;
    }

    private static List<Instant> starts(List<String> invites) {
        CalendarState state = Calendars.apply(invites);
        assertThat(state.errors()).isEmpty();
        return state.live().stream().flatMap(event -> event.start().stream()).toList();
    }

    private static <T> List<List<T>> orders(List<T> messages) {
        if (messages.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> orders = new ArrayList<>();
        for (int at = 0; at < messages.size(); at++) {
            List<T> rest = new ArrayList<>(messages);
            T first = rest.remove(at);
            for (List<T> order : orders(rest)) {
                List<T> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                orders.add(whole);
            }
        }
        return orders;
    }
}
