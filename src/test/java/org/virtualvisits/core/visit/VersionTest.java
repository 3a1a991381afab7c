package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualvisits.core.organisation.Source.Order;
import org.virtualvisits.core.visit.Version.Standing;

final class VersionTest {

    private static final Instant ARRIVED = Instant.parse("2026-12-01T09:00:00Z");

    @ParameterizedTest(name = "{0}: {1}/{2} against {3}/{4} is {5}")
    @CsvSource({
        "AUTOMATIC,    3, ,                     2, ,                     NEWER",
        "AUTOMATIC,    2, ,                     3, ,                     OLDER",
        "AUTOMATIC,    3, ,                     3, ,                     SAME",
        "AUTOMATIC,    10, ,                    9, ,                     NEWER",
        "AUTOMATIC,    2, 2026-12-01T10:00:00Z, 3, 2026-12-01T09:00:00Z, OLDER",
        "AUTOMATIC,     , 2026-12-01T10:00:00Z, 3, 2026-12-01T09:00:00Z, NEWER",
        "AUTOMATIC,     , 2026-12-01T08:00:00Z, 3, 2026-12-01T09:00:00Z, OLDER",
        "AUTOMATIC,     , ,                     3, ,                     NEWER",
        "AUTOMATIC,    1, ,                      , ,                     NEWER",
        "VERSION,      2, 2026-12-01T10:00:00Z, 3, 2026-12-01T09:00:00Z, OLDER",
        "VERSION,       , 2026-12-01T08:00:00Z, 3, 2026-12-01T09:00:00Z, NEWER",
        "LAST_UPDATED, 2, 2026-12-01T10:00:00Z, 3, 2026-12-01T09:00:00Z, NEWER",
        "LAST_UPDATED, 3, 2026-12-01T09:00:00Z, 2, 2026-12-01T09:00:00Z, SAME",
        "LAST_UPDATED, 2, ,                     3, 2026-12-01T09:00:00Z, NEWER",
        "LAST_UPDATED, 2, 2026-12-01T08:00:00Z, 3, ,                     NEWER",
        "ARRIVAL,      1, 2026-12-01T08:00:00Z, 3, 2026-12-01T09:00:00Z, NEWER",
    })
    void theOrderOfTheSourceDecidesWhichVersionIsNewer(
            Order order,
            @Nullable Long number,
            @Nullable Instant updated,
            @Nullable Long heldNumber,
            @Nullable Instant heldUpdated,
            Standing standing) {
        assertThat(version(number, updated).against(version(heldNumber, heldUpdated), order))
                .isEqualTo(standing);
    }

    @ParameterizedTest(name = "{0}: what arrived {1} before the held one is {2}")
    @CsvSource({
        "ARRIVAL,      PT1M,       NEWER",
        "ARRIVAL,      PT1M0.001S, OLDER",
        "VERSION,      PT1M0.001S, OLDER",
        "LAST_UPDATED, PT1M0.001S, OLDER",
        "AUTOMATIC,    PT1M0.001S, OLDER",
    })
    void whatHasNoMarkIsOlderIfItWasReadLongBeforeTheHeldOneCame(Order order, Duration before, Standing standing) {
        assertThat(Version.unmarked(ARRIVED.minus(before)).against(Version.unmarked(ARRIVED), order))
                .isEqualTo(standing);
    }

    private static Version version(@Nullable Long number, @Nullable Instant updated) {
        return new Version(
                number == null ? OptionalLong.empty() : OptionalLong.of(number), Optional.ofNullable(updated), ARRIVED);
    }
}
