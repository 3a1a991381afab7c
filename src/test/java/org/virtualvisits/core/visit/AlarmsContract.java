package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.visit.Alarms.Alarm;

/** What every {@link Alarms} must do; subclassed once per implementation, each test on an empty list. */
public abstract class AlarmsContract {

    private static final Instant AT = Instant.parse("2030-01-07T09:02:30.123456789Z");

    private final VisitId visit = VisitExamples.id();

    protected abstract Alarms alarms();

    @Test
    void anAlarmIsDueFromItsMomentOnHoweverLate() {
        alarms().set(visit, AT);

        assertThat(alarms().due(AT.minusMillis(1), 10)).isEmpty();
        assertThat(alarms().due(AT, 10)).extracting(Alarm::visit, Alarm::at).containsExactly(tuple(visit, AT));
        assertThat(alarms().due(AT.plus(Duration.ofDays(400)), 10)).hasSize(1);
    }

    @Test
    void whatIsDroppedIsGoneAndDroppingTwiceIsFine() {
        alarms().set(visit, AT);
        Alarm alarm = alarms().due(AT, 10).getFirst();

        alarms().drop(alarm);
        alarms().drop(alarm);

        assertThat(alarms().due(AT, 10)).isEmpty();
    }

    @Test
    void oneThatWasSetAgainSinceItWasReadIsNotDropped() {
        alarms().set(visit, AT);
        Alarm read = alarms().due(AT, 10).getFirst();
        alarms().set(visit, AT);

        alarms().drop(read);

        assertThat(alarms().due(AT, 10)).hasSize(1).doesNotContain(read);
    }

    @Test
    void settingOneTwiceIsOneAndEachMomentAndVisitHasItsOwn() {
        VisitId other = VisitExamples.id();
        alarms().set(visit, AT);
        alarms().set(visit, AT);
        alarms().set(visit, AT.plusSeconds(1));
        alarms().set(other, AT);

        assertThat(alarms().due(AT.plusSeconds(1), 10))
                .extracting(Alarm::visit, Alarm::at)
                .containsExactlyInAnyOrder(tuple(visit, AT), tuple(visit, AT.plusSeconds(1)), tuple(other, AT));
    }

    @Test
    void noMoreAreReadThanAskedForAndTheOldestComeFirst() {
        for (int i = 0; i < 30; i++) {
            alarms().set(visit, AT.plus(Duration.ofMinutes(10L * (29 - i))));
        }

        assertThat(alarms().due(AT.plus(Duration.ofDays(1)), 5))
                .extracting(Alarm::at)
                .isEqualTo(List.of(
                        AT,
                        AT.plus(Duration.ofMinutes(10)),
                        AT.plus(Duration.ofMinutes(20)),
                        AT.plus(Duration.ofMinutes(30)),
                        AT.plus(Duration.ofMinutes(40))));
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }
}
