package org.virtualvisits.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualvisits.functions.PeopleScene.NORTH;
import static org.virtualvisits.functions.PeopleScene.NOW;
import static org.virtualvisits.functions.PeopleScene.SOUTH;
import static org.virtualvisits.functions.PeopleScene.sent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.feed.Day;
import org.virtualvisits.core.feed.Entry;
import org.virtualvisits.core.kernel.Measures;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.repair.Progress;
import org.virtualvisits.core.repair.RepairDays;
import org.virtualvisits.sandbox.memory.InMemoryProgress;

/** What the daily walk mends on the lists that staff look at. */
final class RepairDaysTest {

    private static final Day TODAY = day(NORTH, 0);

    private final PeopleScene scene = new PeopleScene();
    private final InMemoryProgress progress = new InMemoryProgress();

    @Test
    void anEntryThatSaysWhatIsNoLongerSoIsMadeTrueAndCountedOnce() {
        VisitId visit = scene.visit(NORTH, 1);
        List<Entry> right = entries(TODAY);
        scene.stage.days().put(TODAY, outdated(right.getFirst()));

        repair(NOW).go();

        assertThat(entries(TODAY)).isEqualTo(right).extracting(Entry::visit).containsExactly(visit);
        assertThat(pass().mended()).containsEntry("day", 1);
        repair(NOW.plus(Duration.ofDays(1))).go();
        assertThat(pass().mended()).isEmpty();
    }

    @Test
    void anEntryOnAPageWhereItsVisitIsNotGoes() {
        scene.visit(NORTH, 1);
        Entry entry = entries(TODAY).getFirst();
        scene.stage.days().put(day(NORTH, 6), entry);
        scene.stage.days().put(new Day(NORTH, Optional.empty()), entry);

        repair(NOW).go();

        assertThat(scene.stage.days().all().keySet()).containsExactly(TODAY);
        assertThat(pass().mended()).containsEntry("day", 2);
    }

    @Test
    void everyOrganisationsPagesFromYesterdayToAWeekAheadAreLookedAtAndNoOther() {
        for (int ahead = -2; ahead <= 8; ahead++) {
            scene.visit(NORTH, 20 + ahead, NOW.plus(Duration.ofDays(ahead)), "lee", sent());
        }
        scene.visit(SOUTH, 1);

        assertThat(repair(NOW).go()).isEqualTo(9 + 1);
        assertThat(repair(NOW.plus(Duration.ofHours(23))).go())
                .as("a second time on the day")
                .isZero();
    }

    @Test
    void aPassThatWasCutGoesOnAfterThePageItReached() {
        scene.visit(NORTH, 1);
        scene.visit(SOUTH, 2);
        progress.put(
                RepairDays.JOB, new Progress.Pass(NOW, Optional.of("north 2026-12-08"), Optional.empty(), 1, Map.of()));

        assertThat(repair(NOW.plus(Duration.ofMinutes(5))).go()).isOne();

        assertThat(pass().seen()).isEqualTo(2);
        assertThat(pass().finished()).isPresent();
    }

    private List<Entry> entries(Day day) {
        return scene.stage.days().of(day, 10);
    }

    private Progress.Pass pass() {
        return progress.find(RepairDays.JOB).orElseThrow();
    }

    private RepairDays repair(Instant now) {
        return new RepairDays(
                scene.stage.list(),
                scene.stage.organisations(),
                progress,
                Measures.NONE,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Entry outdated(Entry entry) {
        return new Entry(
                entry.visit(),
                entry.organisation(),
                entry.clinic(),
                entry.start(),
                entry.end(),
                entry.clinicians(),
                "Dr Nobody",
                Entry.Stage.PREPARING,
                entry.people(),
                entry.attention());
    }

    private static Day day(OrganisationId organisation, int ahead) {
        return new Day(
                organisation,
                Optional.of(LocalDate.ofInstant(NOW, ZoneOffset.UTC).plusDays(ahead)));
    }
}
