package org.virtualvisits.core.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RestraintTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private final Restraint restraint = new Restraint();

    @Test
    void ofManyWhoComeAtOnceThoseOfOneSecondGoAndTheRestComeBackTwelveASecond() {
        Map<String, Duration> waits = whoWait(1_000, NOW);

        assertThat(1_000 - waits.size()).isEqualTo(13);
        assertThat(bySecond(waits)).containsEntry(2L, 12L).containsEntry(60L, 12L);
        assertThat(waits.values()).doesNotHaveDuplicates();
    }

    @Test
    void whoComesBackInTimeGoesAndWhoComesTooEarlyIsToldTheSameTimeAgain() {
        Duration wait = waitOf("499");

        assertThat(restraint.stayAway("499", NOW.plusSeconds(2))).contains(wait.minusSeconds(2));
        assertThat(restraint.stayAway("499", NOW.plus(wait))).isEmpty();
    }

    @Test
    void aPlaceIsUsedOnce() {
        Duration wait = waitOf("100");
        restraint.stayAway("100", NOW.plus(wait));

        assertThat(restraint.stayAway("100", NOW.plus(wait))).isPresent();
    }

    @Test
    void aServiceThatIsLeftAloneForAWhileIsFree() {
        whoWait(500, NOW);

        assertThat(whoWait(10, NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void eachRefusalHalvesThePaceAndThoseThatFollowWithinASecondAreTheSame() {
        restraint.refused(NOW);
        restraint.refused(NOW.plusMillis(999));
        assertThat(pace(NOW)).isEqualTo(6);

        restraint.refused(NOW.plusSeconds(1));
        assertThat(pace(NOW.plusSeconds(1))).isEqualTo(3);
    }

    @Test
    void howeverOftenItIsRefusedSomebodyGoesEveryTwoSeconds() {
        IntStream.range(0, 20).forEach(each -> restraint.refused(NOW.plusSeconds(each)));

        assertThat(bySecond(whoWait(10, NOW.plusSeconds(19))).keySet())
                .containsExactly(2L, 4L, 6L, 8L, 10L, 12L, 14L, 16L, 18L);
    }

    @Test
    void withoutRefusalsThePaceComesBackByOneEveryFiveSeconds() {
        restraint.refused(NOW);

        assertThat(pace(NOW.plusSeconds(15))).isEqualTo(9);
    }

    @Test
    void itNeverGetsFasterThanItWas() {
        restraint.refused(NOW);

        assertThat(pace(NOW.plusSeconds(3_600))).isEqualTo(12);
    }

    @Test
    void afterARefusalWhoHadAPlaceQueuesAgain() {
        assertThat(waitOf("499")).isPositive();

        restraint.refused(NOW.plusSeconds(1));

        assertThat(restraint.stayAway("499", NOW.plusSeconds(1))).isEmpty();
    }

    @Test
    void nobodyIsGivenAPlaceMoreThanTenMinutesAheadAndThoseComeBackSpread() {
        Map<String, Duration> waits = whoWait(12_000, NOW);

        assertThat(waits.values()).allMatch(wait -> wait.compareTo(Duration.ofMinutes(20)) <= 0);
        assertThat(waits.values().stream().filter(wait -> wait.compareTo(Duration.ofMinutes(10)) > 0))
                .hasSizeBetween(4_700, 4_800);
    }

    /** Among five hundred who come now, in the order of their numbers. */
    private Duration waitOf(String id) {
        return whoWait(500, NOW).getOrDefault(id, Duration.ZERO);
    }

    /** How many of those who come now may come in one second. */
    private long pace(Instant now) {
        return bySecond(whoWait(300, now)).getOrDefault(10L, 0L);
    }

    private Map<String, Duration> whoWait(int many, Instant now) {
        var waits = new HashMap<String, Duration>();
        for (int i = 0; i < many; i++) {
            String id = String.valueOf(i);
            Optional<Duration> wait = restraint.stayAway(id, now);
            wait.ifPresent(its -> waits.put(id, its));
        }
        return waits;
    }

    private static Map<Long, Long> bySecond(Map<String, Duration> waits) {
        var counts = new TreeMap<Long, Long>();
        waits.values().forEach(wait -> counts.merge(wait.toSeconds(), 1L, Long::sum));
        return counts;
    }
}
