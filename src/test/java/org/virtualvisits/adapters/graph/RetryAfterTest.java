package org.virtualvisits.adapters.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1                             | 1",
                "0                             | 1",
                "120                           | 120",
                " 120                          | 120",
                "599                           | 599",
                "600                           | 600",
                "601                           | 600",
                "999999                        | 600",
                "99999999999999999999999999    | 600",
                "31,120                        | 120",
                "120, 31                       | 120",
                "0, 7                          | 7",
                "soon, 7                       | 0",
                ", 7                           | 7",
                "-1                            | 0",
                "1.5                           | 0",
                "''                            | 0",
                "soon                          | 0",
                "Mon, 30 Nov 2026 09:02:00 GMT | 120",
                "Mon, 30 Nov 2026 09:00:00 GMT | 1",
                "Mon, 30 Nov 2026 08:00:00 GMT | 1",
                "Tue, 30 Nov 2027 09:00:00 GMT | 600",
                "Mon, 99 Nov 2026 09:02:00 GMT | 0"
            })
    void thePauseIsWhatWasAskedForWithinReason(String written, long seconds) {
        assertThat(RetryAfter.read(written, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
