package org.virtualvisits.core.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.visit.VisitExamples;
import org.virtualvisits.core.visit.Visits;
import org.virtualvisits.sandbox.memory.InMemoryProgress;
import org.virtualvisits.sandbox.memory.InMemoryVisits;

final class RepairVisitsTest {

    private static final Instant NOON = Instant.parse("2030-01-07T12:00:00Z");
    private static final int VISITS = 250;

    private final InMemoryVisits visits = new InMemoryVisits();
    private final InMemoryProgress progress = new InMemoryProgress();
    private final Set<VisitId> broken = new HashSet<>();
    private final Set<VisitId> looked = new HashSet<>();

    @BeforeEach
    void manyVisits() {
        IntStream.range(0, VISITS).forEach(i -> {
            VisitId id = VisitExamples.id();
            visits.write(new Visits.Write(
                    VisitExamples.minimal(id), Optional.empty(), List.of(), List.of(), Optional.empty(), List.of()));
            broken.add(id);
        });
    }

    @Test
    void aPassLooksAtEveryVisitAndCountsWhatItMended() {
        assertThat(repair(NOON).go()).isEqualTo(VISITS);

        assertThat(looked).hasSize(VISITS);
        assertThat(broken).isEmpty();
        assertThat(progress.find(RepairVisits.JOB)).hasValueSatisfying(pass -> {
            assertThat(pass.mended()).containsEntry("example", VISITS);
            assertThat(pass.finished()).contains(NOON);
        });
    }

    @Test
    void aPassIsMadeOnceADay() {
        repair(NOON).go();

        assertThat(repair(NOON.plus(Duration.ofHours(23))).go()).isZero();
        assertThat(repair(NOON.plus(Duration.ofDays(1))).go()).isEqualTo(VISITS);
        assertThat(progress.find(RepairVisits.JOB).orElseThrow().mended()).isEmpty();
    }

    @Test
    void aRunThatDiesLeavesTheRestToTheNextWhichGoesOnWhereASliceEnded() {
        var dying = new RepairVisits(visits, progress, List.of(example(150)), Measures.NONE, clock(NOON));
        try {
            dying.go();
        } catch (IllegalStateException died) {
            assertThat(died).hasMessage("died");
        }
        assertThat(looked).hasSize(150);
        assertThat(progress.find(RepairVisits.JOB).orElseThrow().seen()).isEqualTo(100);

        assertThat(repair(NOON).go()).isEqualTo(150);

        assertThat(looked).hasSize(VISITS);
        assertThat(progress.find(RepairVisits.JOB).orElseThrow().finished()).isPresent();
    }

    private RepairVisits repair(Instant now) {
        return new RepairVisits(visits, progress, List.of(example(Integer.MAX_VALUE)), Measures.NONE, clock(now));
    }

    private Progress.Repair example(int dies) {
        return new Progress.Repair() {
            @Override
            public String kind() {
                return "example";
            }

            @Override
            public int mend(Visits.Story story, Instant now) {
                if (looked.size() >= dies) {
                    throw new IllegalStateException("died");
                }
                looked.add(story.visit().id());
                return broken.remove(story.visit().id()) ? 1 : 0;
            }
        };
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
