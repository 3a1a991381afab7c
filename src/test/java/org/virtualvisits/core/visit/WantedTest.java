package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WantedTest {

    private static final Patient JO = OneClinic.reachable("jo", "07700 900123");

    @ParameterizedTest(name = "start {0}, end {1}, length {2}: over at {3}")
    @CsvSource({
        "2026-12-01T09:00:00Z, 2026-12-01T09:20:00Z, ,      2026-12-01T09:20:00Z",
        "2026-12-01T09:00:00Z, 2026-12-01T09:20:00Z, PT45M, 2026-12-01T09:20:00Z",
        "2026-12-01T09:00:00Z, ,                     PT45M, 2026-12-01T09:45:00Z",
        "2026-12-01T09:00:00Z, ,                     ,      2026-12-01T09:00:00Z",
        "2026-12-01T09:00:00Z, 2026-12-01T08:00:00Z, ,      2026-12-01T09:00:00Z",
        ",                     2026-12-01T09:20:00Z, ,      2026-12-01T09:20:00Z",
        ",                     ,                     PT45M, ",
    })
    void itIsOverAtTheLastMomentThatItNames(
            @Nullable Instant start, @Nullable Instant end, @Nullable Duration length, @Nullable Instant over) {
        var wanted = new Wanted(
                AppointmentStatus.BOOKED,
                Optional.ofNullable(start),
                Optional.ofNullable(end),
                Optional.ofNullable(length),
                List.of(JO),
                List.of(),
                List.of(),
                List.of(),
                true);

        assertThat(wanted.over()).isEqualTo(Optional.ofNullable(over));
    }

    @ParameterizedTest(name = "one that is {0} is {1} without its last patient")
    @CsvSource({"BOOKED, CANCELLED", "ARRIVED, CANCELLED", "FULFILLED, FULFILLED", "NOSHOW, NOSHOW"})
    void withoutItsLastPatientItIsCalledOffUnlessItIsOver(AppointmentStatus status, AppointmentStatus then) {
        Patient carer = OneClinic.reachable("ed", "07700 900125").as(Patient.Role.CARER);
        Wanted wanted = OneClinic.wanted(status, Optional.empty(), "lee", List.of(), JO, carer);

        assertThat(wanted.without(Set.of(JO.key())).status()).isEqualTo(then);
        assertThat(wanted.without(Set.of(carer.key())).status()).isEqualTo(status);
    }

    @Test
    void inALogItShowsNothingOfItsPatients() {
        assertThat(OneClinic.wanted(AppointmentStatus.BOOKED, Optional.empty(), "lee", List.of(), JO)
                        .toString())
                .isEqualTo("appointment booked");
    }
}
