package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.virtualvisits.sandbox.node.CalendarState;
import org.virtualvisits.sandbox.node.Calendars;

/** The invites of a visit's life, as its patient gets them by mail, in a calendar that ical.js keeps. */
final class InvitesInAnotherCalendarTest {

    @Test
    void requestChangeAndCancellationLeaveACalendarRightInEveryOrder() {
        Stage stage = Stage.set();
        Instant first = stage.inDays(30);
        Instant second = first.plus(Duration.ofHours(25));
        stage.book(first);
        stage.told(1);
        stage.send(stage.version(2, "booked", second));
        stage.told(2);
        stage.send(stage.version(3, "cancelled", second));
        stage.told(3);
        List<String> invites = stage.invites();
        String request = invites.get(0);
        String change = invites.get(1);
        String cancel = invites.get(2);

        assertThat(Calendars.lint(request, "REQUEST")).isEmpty();
        assertThat(Calendars.lint(change, "REQUEST")).isEmpty();
        assertThat(Calendars.lint(cancel, "CANCEL")).isEmpty();
        assertThat(starts(List.of(request))).containsExactly(first);
        assertThat(starts(List.of(request, change))).containsExactly(second);
        assertThat(starts(List.of(change, request))).containsExactly(second);
        for (List<String> order : List.of(
                List.of(request, change, cancel),
                List.of(cancel, change, request),
                List.of(change, cancel, request),
                List.of(request, cancel, change))) {
            CalendarState state = Calendars.apply(order);
            assertThat(state.errors()).isEmpty();
            assertThat(state.live()).isEmpty();
        }
    }

    private static List<Instant> starts(List<String> invites) {
        CalendarState state = Calendars.apply(invites);
        assertThat(state.errors()).isEmpty();
        return state.live().stream().flatMap(event -> event.start().stream()).toList();
    }
}
