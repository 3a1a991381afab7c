package org.virtualvisits.core.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.feed.Places;
import org.virtualvisits.core.feed.Traces;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.visit.Audit;
import org.virtualvisits.core.visit.Forgotten;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.VisitExamples;
import org.virtualvisits.core.visit.Visits;

/** What every {@link ForgottenVisits} must do, beside its {@link Visits} and {@link Traces}; subclassed once per implementation. */
public abstract class ForgottenVisitsContract {

    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

    private final VisitId id = VisitExamples.id();

    protected abstract ForgottenVisits forgotten();

    protected abstract Visits visits();

    protected abstract Traces traces();

    @Test
    void aForgottenVisitIsGoneForEverybodyAndLeavesWhatItWas() {
        Visits.Stored stored = full();

        Forgotten.Kept kept = begun(stored);

        assertThat(visits().find(id)).isEmpty();
        assertThat(visits().read(id)).isEmpty();
        assertThat(visits().after(Optional.empty(), 100_000)).doesNotContain(id);
        assertThat(kept.forgotten()).isEqualTo(Forgotten.of(stored.visit()));
        assertThat(forgotten().find(id)).contains(kept);
        assertThat(forgotten().notices(id)).hasSize(VisitExamples.everyNotice().size());
        assertThat(acts()).contains(Audit.Act.VISIT_FORGOTTEN);
    }

    @Test
    void ofTwoWhoReadTheSameVersionTheSecondDoesNotForget() {
        Visits.Stored stored = full();
        visits().write(Visits.Write.of(VisitExamples.changed(stored.visit(), 77), stored, List.of()));

        assertThat(forgotten().begin(stored, Forgotten.of(stored.visit()), audit()))
                .isEmpty();

        assertThat(visits().find(id)).isPresent();
        assertThat(forgotten().find(id)).isEmpty();
        assertThat(acts()).doesNotContain(Audit.Act.VISIT_FORGOTTEN);
    }

    @Test
    void clearingRemovesAllButWhatWasDoneAboutIt() {
        Forgotten.Kept kept = begun(full());
        traces().arrive(id, "p", Instant.EPOCH);
        traces().remember(id, Places.NONE, Optional.empty());

        forgotten().clear(id, false);
        forgotten().clear(id, false);

        assertThat(forgotten().notices(id)).isEmpty();
        assertThat(visits().hasDelivery(id, "delivery")).isFalse();
        assertThat(traces().of(id).arrived()).isEmpty();
        assertThat(traces().of(id).version()).isEmpty();
        assertThat(acts()).isNotEmpty();
        assertThat(forgotten().find(id)).contains(kept);
    }

    @Test
    void inTheEndNothingIsLeft() {
        Forgotten.Kept kept = begun(full());

        forgotten().clear(id, true);
        forgotten().remove(kept);
        forgotten().remove(kept);

        assertThat(acts()).isEmpty();
        assertThat(forgotten().find(id)).isEmpty();
        assertThat(forgotten().due(Optional.empty(), Optional.empty(), EVER, 100_000))
                .noneMatch(one -> one.forgotten().id().equals(id));
    }

    @Test
    void aVisitComesBackOnlyOverTheVersionThatWasRead() {
        Visits.Stored stored = full();
        Forgotten.Kept going = begun(stored);
        forgotten().clear(id, false);
        Forgotten.Kept gone =
                forgotten().put(going.forgotten().going(false), going).orElseThrow();
        Visit next = VisitExamples.minimal(id);

        assertThat(visits().write(write(next, Optional.empty()))).isInstanceOf(Visits.Result.Conflict.class);
        assertThat(visits().write(write(next, Optional.of(going.version()))))
                .isInstanceOf(Visits.Result.Conflict.class);
        assertThat(forgotten().put(going.forgotten(), going)).isEmpty();
        assertThat(visits().write(write(next, Optional.of(gone.version())))).isInstanceOf(Visits.Result.Done.class);

        assertThat(visits().find(id)).map(Visits.Stored::visit).contains(next);
        assertThat(forgotten().find(id)).isEmpty();
        forgotten().remove(gone);
        assertThat(visits().find(id)).isPresent();
    }

    @Test
    void whatIsDueIsWhatIsGoingAndWhatWasOverBeforeThen() {
        Forgotten.Kept going = begun(full());
        Instant last = going.forgotten().last();

        assertThat(due(last.minusSeconds(1))).containsExactly(going);
        Forgotten.Kept gone =
                forgotten().put(going.forgotten().going(false), going).orElseThrow();

        assertThat(due(last.minusSeconds(1))).isEmpty();
        assertThat(due(last.plusSeconds(1))).containsExactly(gone);
        assertThat(forgotten().due(Optional.of(id), Optional.empty(), EVER, 100_000))
                .doesNotContain(gone);
        assertThat(forgotten().due(Optional.empty(), Optional.of(id), EVER, 100_000))
                .contains(gone);
    }

    @Test
    void anErasedPatientGoesWithTheirMessagesAndArrivalInOneWrite() {
        Visits.Stored stored = full();
        String key = stored.visit().wanted().patients().getFirst().key();
        traces().arrive(id, key, Instant.EPOCH);
        traces().arrive(id, "another", Instant.EPOCH);
        List<Notice> gone = VisitExamples.everyNotice().subList(0, 3);
        Visit next = stored.visit().without(Set.of(key));

        assertThat(forgotten().erase(stored, next, Set.of(key), gone, audit())).isTrue();
        assertThat(forgotten().erase(stored, next, Set.of(key), List.of(), audit()))
                .isFalse();

        Visits.Story story = visits().read(id).orElseThrow();
        assertThat(story.visit()).isEqualTo(next);
        assertThat(story.visit().people()).noneMatch(patient -> patient.key().equals(key));
        assertThat(story.notices())
                .hasSize(VisitExamples.everyNotice().size() - 3)
                .doesNotContainAnyElementsOf(gone);
        assertThat(traces().of(id).arrived()).containsOnlyKeys("another");
    }

    private List<Forgotten.Kept> due(Instant before) {
        return forgotten().due(Optional.empty(), Optional.of(id), before, 100_000).stream()
                .filter(kept -> kept.forgotten().id().equals(id))
                .toList();
    }

    private Visits.Stored full() {
        visits().write(new Visits.Write(
                VisitExamples.maximal(id),
                Optional.empty(),
                VisitExamples.everyNotice(),
                List.of(),
                Optional.of("delivery"),
                List.of(Audit.of(Instant.EPOCH, VisitExamples.cause(), Audit.Act.APPOINTMENT_APPLIED))));
        return visits().find(id).orElseThrow();
    }

    private Forgotten.Kept begun(Visits.Stored stored) {
        return forgotten().begin(stored, Forgotten.of(stored.visit()), audit()).orElseThrow();
    }

    private static Audit audit() {
        return Audit.of(Instant.EPOCH.plus(Duration.ofDays(1)), VisitExamples.cause(), Audit.Act.VISIT_FORGOTTEN);
    }

    private List<Audit.Act> acts() {
        return visits().audit(id, Optional.empty(), 100).rows().stream()
                .map(Audit::act)
                .toList();
    }

    private static Visits.Write write(Visit visit, Optional<String> over) {
        return new Visits.Write(visit, over, List.of(), List.of(), Optional.empty(), List.of());
    }
}
