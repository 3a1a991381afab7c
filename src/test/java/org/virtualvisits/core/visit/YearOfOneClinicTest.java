package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.visit.Reckoning.Row;

/**
 * A year of one clinic with rooms in five time zones, through both changes of clocks, with crashes, lost requests and hours
 * in which nothing runs: every patient got what an independent calculation says, when it says, and nothing else (V4, V5).
 * Small by default; {@code -Dyear.visits=10000} plays the whole.
 */
final class YearOfOneClinicTest {

    private static final int VISITS = Integer.getInteger("year.visits", 1_000);
    private static final long SEED = Long.getLong("year.seed", 1);

    @Test
    void everyPatientGotWhatAnIndependentCalculationSaysAndNothingElse() {
        var year = new Year(SEED, VISITS);
        year.play();
        var reckoning = new Reckoning(year);
        reckoning.reckon();
        print(year, reckoning);

        assertThat(reckoning.differences).isEmpty();
        assertThat(year.deaths + year.lost).isGreaterThan(VISITS / 50);
        assertThat(reckoning.table.keySet())
                .contains(
                        "CONFIRMATION",
                        "AMENDMENT",
                        "CANCELLATION",
                        "IN_PERSON",
                        "REMINDER",
                        "STARTING",
                        "LATE",
                        "MISSED");
        assertThat(reckoning.table.values()).allMatch(row -> row.either * 6 < row.due + row.left + row.either);
    }

    /** In London, where it is quiet until eight. */
    @Test
    void latenessSaidBeforeThePatientKnowsOfTheVisitFollowsTheConfirmationAtOnce() {
        Instant start = Instant.parse("2026-12-01T09:30:00Z");
        var year = new Year(List.of(
                new Year.Event(0, start.minus(Duration.ofHours(4)), "booked", start, true, 0),
                new Year.Event(0, start.minus(Duration.ofHours(2)), "booked", start, true, 20)));
        year.play();

        assertThat(year.heard).extracting(Year.Heard::kind).containsExactly("CONFIRMATION", "LATE");
        assertThat(year.heard.getLast().at()).isBefore(Instant.parse("2026-12-01T08:05:00Z"));
    }

    private static void print(Year year, Reckoning reckoning) {
        System.out.printf(
                "%d visits, %d changes, %d messages, %d outages, %d deaths, %d lost requests, %d differences%n",
                VISITS,
                year.happened.size(),
                year.heard.size(),
                year.outages.size(),
                year.deaths,
                year.lost,
                reckoning.differences.size());
        System.out.printf(
                "%-13s %7s %7s %9s %7s %8s %8s%n",
                "kind", "due", "heard", "rightly 0", "either", "median s", "latest s");
        reckoning.table.forEach((kind, row) -> System.out.printf(
                "%-13s %7d %7d %9d %7d %8d %8d%n",
                kind, row.due, row.heard, row.left, row.either, middle(row), latest(row)));
    }

    private static long middle(Row row) {
        List<Long> sorted = row.seconds.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    }

    private static long latest(Row row) {
        return row.seconds.stream().mapToLong(Long::longValue).max().orElse(0);
    }
}
