package org.virtualvisits.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each alert is asked of what the running product tells, through a calm day and through every incident, one at a time: it
 * comes on at its own and at no other, and goes off once that is mended.
 */
final class AlertsFireTest {

    private static final WatchedDays DAYS = new WatchedDays();

    /** A day and more, because some alerts look back so far; visits come, go and are told of meanwhile. */
    @BeforeAll
    static void aCalmDay() {
        Incident.own(DAYS, Duration.ofDays(300));
        DAYS.pass(Duration.ofHours(3));
        for (int hour = 0; hour < 18; hour++) {
            DAYS.stage().ehr().book("calm-" + hour, DAYS.now().plus(Duration.ofHours(1 + hour % 5)), "en");
            DAYS.pass(Duration.ofHours(1));
        }
        assertThat(DAYS.calm()).isEmpty();
        assertThat(DAYS.pass(Duration.ofHours(8))).as("on a calm day").isEmpty();
    }

    @AfterAll
    static void end() {
        DAYS.close();
    }

    @ParameterizedTest
    @EnumSource
    void anAlertComesOnAtItsOwnIncidentAndAtNoOther(Incident incident) {
        DAYS.calm();

        Set<String> seen = incident.happen(DAYS);

        assertThat(seen).containsExactly(incident.alert());
        assertThat(DAYS.calm()).as("while all was mended").isSubsetOf(incident.alert());
    }

    @Test
    void everyAlertHasAnIncident() {
        assertThat(Arrays.stream(Incident.values()).map(Incident::alert))
                .containsExactlyInAnyOrderElementsOf(
                        AlertRule.all().stream().map(AlertRule::name).toList());
    }
}
