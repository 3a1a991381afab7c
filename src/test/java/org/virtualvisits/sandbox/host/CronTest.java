package org.virtualvisits.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CronTest {

    @ParameterizedTest(name = "{0} after {1} is {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    0 */5 * * * *        | 2030-01-07T09:00:00Z     | 2030-01-07T09:05:00Z
                    0 */5 * * * *        | 2030-01-07T09:04:59.999Z | 2030-01-07T09:05:00Z
                    0 */5 * * * *        | 2030-01-07T23:55:00Z     | 2030-01-08T00:00:00Z
                    15 10/20 * * * *     | 2030-01-07T09:10:15Z     | 2030-01-07T09:30:15Z
                    15 10/20 * * * *     | 2030-01-07T09:50:15Z     | 2030-01-07T10:10:15Z
                    0 0 8-17/3 * * *     | 2030-01-07T14:00:00Z     | 2030-01-07T17:00:00Z
                    0 0 8-17/3 * * *     | 2030-01-07T17:00:00Z     | 2030-01-08T08:00:00Z
                    30 59 23 31 12 *     | 2030-12-31T23:59:29Z     | 2030-12-31T23:59:30Z
                    30 59 23 31 12 *     | 2030-12-31T23:59:30Z     | 2031-12-31T23:59:30Z
                    0 0 6 * * Mon-Fri    | 2030-01-04T06:00:00Z     | 2030-01-07T06:00:00Z
                    0 0 6 * * 1-5        | 2030-01-04T06:00:00Z     | 2030-01-07T06:00:00Z
                    0 0 6 * * sunday     | 2030-01-05T00:00:00Z     | 2030-01-06T06:00:00Z
                    0 0 0 1 JAN,July *   | 2030-01-01T00:00:00Z     | 2030-07-01T00:00:00Z
                    0 0 0 29 2 *         | 2096-03-01T00:00:00Z     | 2104-02-29T00:00:00Z
                    0,20,40 5 4 * * *    | 2030-01-07T04:05:20Z     | 2030-01-07T04:05:40Z
                    0 0 2 * * *          | 2030-03-31T00:30:00Z     | 2030-03-31T02:00:00Z
                    """)
    void theNextOccurrenceIsStrictlyLater(String expression, Instant after, Instant next) {
        assertThat(Cron.parse(expression).next(after)).isEqualTo(next);
    }

    @Test
    void dayAndWeekdayMustBothMatch() {
        assertThat(Cron.parse("0 0 9 13 * Fri").next(Instant.parse("2030-01-01T00:00:00Z")))
                .isEqualTo("2030-09-13T09:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* * * * *",
                "0 0 0 * * * *",
                "60 * * * * *",
                "* * 24 * * *",
                "* * * 0 * *",
                "* * * * 13 *",
                "* * * * * 7",
                "* * 22-6 * * *",
                "*/0 * * * * *",
                "1,,2 * * * * *",
                "1-2-3 * * * * *",
                "0 0 0 31 2 *",
                "0 0 0 ? * *",
                "00:05:00"
            })
    void anExpressionThatTheHostWouldNotReadAsMeantIsRefused(String expression) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cron.parse(expression));
    }

    @ParameterizedTest
    @CsvSource({"0 * * * * *, false", "*/30 * * * * *, true", "'0,59 0 * * * *', true", "0 0 3 * * *, false"})
    void aScheduleUnderAMinuteIsKnown(String expression, boolean subMinute) {
        assertThat(Cron.parse(expression).isSubMinute(Instant.EPOCH)).isEqualTo(subMinute);
    }
}
