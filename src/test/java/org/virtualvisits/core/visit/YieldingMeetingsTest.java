package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.pace.Hindrance;
import org.virtualvisits.core.pace.Restraint;

final class YieldingMeetingsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final Meetings.Plan PLAN = new Meetings.Plan(NOW, NOW.plusSeconds(600), "Video visit");
    private static final MeetingState.Live LIVE = new MeetingState.Live(
            "organiser", "external", "meeting", URI.create("https://teams.example/join"), NOW, NOW.plusSeconds(600));

    private final Restraint restraint = new Restraint();
    private final List<String> told = new ArrayList<>();

    @Test
    void ofManyCallsAtOnceThoseThatAreTooManyAreNotMadeAndHadNoEffect() {
        Meetings yielding = yielding(new Meetings.Outcome.Ready(LIVE));

        List<Meetings.Outcome> outcomes = IntStream.range(0, 20)
                .mapToObj(each -> yielding.ensure("organiser", "visit " + each, PLAN))
                .toList();

        assertThat(outcomes.subList(0, 13)).containsOnly(new Meetings.Outcome.Ready(LIVE));
        assertThat(outcomes.subList(13, 20))
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(Meetings.Outcome.Later.class, later -> {
                            assertThat(later.after()).isGreaterThan(Duration.ofSeconds(1));
                            assertThat(later.why().isWithoutEffect()).isTrue();
                        }));
    }

    @Test
    void amendingYieldsAsWellAndRemovingDoesNot() {
        Meetings yielding = yielding(new Meetings.Outcome.Gone());
        IntStream.range(0, 20).forEach(each -> yielding.ensure("organiser", "visit " + each, PLAN));

        assertThat(yielding.amend(LIVE, PLAN)).isInstanceOf(Meetings.Outcome.Later.class);
        assertThat(yielding.remove(LIVE)).isEqualTo(new Meetings.Outcome.Gone());
    }

    @Test
    void aThrottleThatSaysForHowLongSlowsEverybodyDown() {
        yielding(new Meetings.Outcome.Later(Duration.ofSeconds(1), Hindrance.THROTTLED))
                .ensure("organiser", "a", PLAN);

        assertThat(pace()).isEqualTo(6);
    }

    @Test
    void aThrottleOfOneOrganiserAndAServiceThatIsDownSlowNobodyDown() {
        yielding(new Meetings.Outcome.Later(Duration.ZERO, Hindrance.THROTTLED)).ensure("organiser", "a", PLAN);
        yielding(new Meetings.Outcome.Later(Duration.ofSeconds(1), Hindrance.UNANSWERED))
                .amend(LIVE, PLAN);

        assertThat(pace()).isEqualTo(12);
    }

    @Test
    void whatIsPutOffBecauseOfRefusalsIsCountedAndWhatIsOnlyTooMuchIsNot() {
        Meetings well = yielding(new Meetings.Outcome.Ready(LIVE));
        IntStream.range(0, 20).forEach(each -> well.ensure("organiser", "visit " + each, PLAN));
        assertThat(told).isEmpty();

        restraint.refused(NOW);
        IntStream.range(0, 20).forEach(each -> well.ensure("organiser", "visit " + each, PLAN));
        assertThat(told).hasSize(13).containsOnly("HINDRANCES throttled");
    }

    /** How many of those who come now may come in one second. */
    private long pace() {
        return IntStream.range(0, 200)
                .mapToObj(each -> restraint.stayAway("other " + each, NOW))
                .flatMap(Optional::stream)
                .filter(wait -> wait.toSeconds() == 10)
                .count();
    }

    private Meetings yielding(Meetings.Outcome outcome) {
        return new YieldingMeetings(
                new Answering(outcome),
                restraint,
                (measure, value, labels) -> told.add(measure + " " + labels.get(Measures.Label.OUTCOME)),
                () -> NOW);
    }

    /** Says the same to everything. */
    private record Answering(Meetings.Outcome outcome) implements Meetings {
        @Override
        public Outcome ensure(String organiser, String externalId, Plan plan) {
            return outcome;
        }

        @Override
        public Outcome amend(MeetingState.Live meeting, Plan plan) {
            return outcome;
        }

        @Override
        public Outcome remove(MeetingState.Live meeting) {
            return outcome;
        }
    }
}
