package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.Measure;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.Measures.Label;
import org.virtualvisits.core.pace.Breaker;
import org.virtualvisits.core.pace.Hindrance;
import org.virtualvisits.sandbox.memory.InMemoryHealths;
import org.virtualvisits.sandbox.memory.InMemoryMeetings;

/** Teams while it is down, and while it is well. */
final class GuardedMeetingsTest {

    private static final Instant START = Instant.parse("2026-12-01T09:00:00Z");
    private static final Meetings.Plan PLAN = new Meetings.Plan(START, START.plusSeconds(1200), "Video appointment");

    private final InMemoryMeetings teams = new InMemoryMeetings();
    private final List<Map<Label, String>> hindrances = new ArrayList<>();
    private final Measures measures = (measure, value, labels) -> {
        if (measure == Measure.HINDRANCES) {
            hindrances.add(labels);
        }
    };
    private Instant now = Instant.parse("2026-11-22T09:00:00Z");
    private final Meetings meetings =
            new GuardedMeetings(teams, new Breaker("teams", new InMemoryHealths(), () -> now, Measures.NONE), measures);

    @Test
    void whileTeamsIsWellEveryCallReachesIt() {
        var made = (Meetings.Outcome.Ready) meetings.ensure("oid-lee", "v-1", PLAN);
        var later = new Meetings.Plan(START.plusSeconds(60), START.plusSeconds(1260), "Video appointment");

        assertThat(meetings.amend(made.meeting(), later)).isInstanceOf(Meetings.Outcome.Ready.class);
        assertThat(teams.held()).extracting(held -> held.meeting().start()).containsExactly(START.plusSeconds(60));
        assertThat(meetings.remove(made.meeting())).isEqualTo(new Meetings.Outcome.Gone());
        assertThat(teams.held()).isEmpty();
        assertThat(hindrances).isEmpty();
    }

    @Test
    void afterFiveCallsThatCameToNothingNobodyCallsUntilItHasRested() {
        hinder(5, Hindrance.UNANSWERED);

        assertThat(ensure()).isInstanceOfSatisfying(Meetings.Outcome.Later.class, later -> {
            assertThat(later.after()).isGreaterThanOrEqualTo(Duration.ofSeconds(20));
            assertThat(later.why()).isEqualTo(Hindrance.UNREACHED);
        });
        assertThat(teams.held()).isEmpty();

        now = now.plusSeconds(20);
        assertThat(ensure()).isInstanceOf(Meetings.Outcome.Ready.class);
    }

    @Test
    void operatorsSeeEachHindranceAndWhatKindItWas() {
        hinder(1, Hindrance.UNANSWERED);
        hinder(1, Hindrance.THROTTLED);

        assertThat(hindrances)
                .containsExactly(
                        Map.of(Label.JOB, "teams", Label.OUTCOME, "unanswered"),
                        Map.of(Label.JOB, "teams", Label.OUTCOME, "throttled"));
    }

    @Test
    void anAnswerInBetweenStartsTheCountAnew() {
        hinder(4, Hindrance.UNREACHED);
        ensure();
        hinder(4, Hindrance.UNREACHED);

        assertThat(ensure()).isInstanceOf(Meetings.Outcome.Ready.class);
    }

    private void hinder(int times, Hindrance why) {
        for (int i = 0; i < times; i++) {
            teams.answerInstead(new Meetings.Outcome.Later(Duration.ofSeconds(1), why));
            ensure();
        }
    }

    private Meetings.Outcome ensure() {
        return meetings.ensure("oid-lee", "v-1", PLAN);
    }
}
