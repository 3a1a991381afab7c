package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpokenTimeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-12-01T09:00:00Z | Europe/London      | Tuesday 1 December 2026 at 9:00am (GMT)
            2026-12-01T00:00:00Z | Europe/London      | Tuesday 1 December 2026 at 12:00am midnight (GMT)
            2026-12-01T00:01:00Z | Europe/London      | Tuesday 1 December 2026 at 12:01am (GMT)
            2026-12-01T11:59:00Z | Europe/London      | Tuesday 1 December 2026 at 11:59am (GMT)
            2026-12-01T12:00:00Z | Europe/London      | Tuesday 1 December 2026 at 12:00pm midday (GMT)
            2026-12-01T12:01:00Z | Europe/London      | Tuesday 1 December 2026 at 12:01pm (GMT)
            2026-12-01T23:59:00Z | Europe/London      | Tuesday 1 December 2026 at 11:59pm (GMT)
            2026-03-29T00:59:00Z | Europe/London      | Sunday 29 March 2026 at 12:59am (GMT)
            2026-03-29T01:00:00Z | Europe/London      | Sunday 29 March 2026 at 2:00am (BST)
            2026-10-25T00:30:00Z | Europe/London      | Sunday 25 October 2026 at 1:30am (BST)
            2026-10-25T01:30:00Z | Europe/London      | Sunday 25 October 2026 at 1:30am (GMT)
            2026-06-30T23:00:00Z | Europe/London      | Wednesday 1 July 2026 at 12:00am midnight (BST)
            2026-10-03T16:29:00Z | Australia/Adelaide | Sunday 4 October 2026 at 1:59am (ACST)
            2026-10-03T16:30:00Z | Australia/Adelaide | Sunday 4 October 2026 at 3:00am (ACDT)
            2026-04-04T16:00:00Z | Australia/Adelaide | Sunday 5 April 2026 at 2:30am (ACDT)
            2026-04-04T17:00:00Z | Australia/Adelaide | Sunday 5 April 2026 at 2:30am (ACST)
            2026-12-01T01:30:00Z | Australia/Adelaide | Tuesday 1 December 2026 at 12:00pm midday (ACDT)
            """)
    void aTimeIsSaidInTheClinicsZoneWhichIsNamed(Instant instant, ZoneId zone, String said) {
        assertThat(new SpokenTime(zone, words("en")).say(instant))
                .hasToString("<time datetime=\"" + instant + "\">" + said + "</time>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-01-01T09:00:00Z | Dydd Iau 1 Ionawr 2026, 9:00am (GMT)
            2026-02-02T14:05:00Z | Dydd Llun 2 Chwefror 2026, 2:05pm (GMT)
            2026-03-03T12:00:00Z | Dydd Mawrth 3 Mawrth 2026, 12:00pm canol dydd (GMT)
            2026-04-03T23:00:00Z | Dydd Sadwrn 4 Ebrill 2026, 12:00am canol nos (BST)
            2026-05-06T08:00:00Z | Dydd Mercher 6 Mai 2026, 9:00am (BST)
            2026-06-07T08:00:00Z | Dydd Sul 7 Mehefin 2026, 9:00am (BST)
            2026-07-10T08:00:00Z | Dydd Gwener 10 Gorffennaf 2026, 9:00am (BST)
            2026-08-01T08:00:00Z | Dydd Sadwrn 1 Awst 2026, 9:00am (BST)
            2026-09-01T08:00:00Z | Dydd Mawrth 1 Medi 2026, 9:00am (BST)
            2026-10-25T01:30:00Z | Dydd Sul 25 Hydref 2026, 1:30am (GMT)
            2026-11-01T09:00:00Z | Dydd Sul 1 Tachwedd 2026, 9:00am (GMT)
            2026-12-01T09:00:00Z | Dydd Mawrth 1 Rhagfyr 2026, 9:00am (GMT)
            """)
    void aTimeIsSaidInWelsh(Instant instant, String said) {
        assertThat(new SpokenTime(ZoneId.of("Europe/London"), words("cy")).say(instant))
                .hasToString("<time datetime=\"" + instant + "\">" + said + "</time>");
    }

    @Test
    void secondsAreNotSaidButDoNotHideNoon() {
        assertThat(new SpokenTime(ZoneId.of("Europe/London"), words("en"))
                        .say(Instant.parse("2026-12-01T12:00:30Z"))
                        .toString())
                .contains("at 12:00pm midday (GMT)");
    }

    private static Words words(String language) {
        return Words.in(language).orElseThrow();
    }
}
