package org.virtualvisits.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.ClinicId;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.visit.Patient;
import org.virtualvisits.sandbox.memory.InMemoryDays;
import org.virtualvisits.sandbox.memory.InMemoryOrganisations;

/** A day of a clinic, and what is seen of it. */
final class ShowDayTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final OrganisationId NORTH = new OrganisationId("north");
    private static final ClinicId OURS = new ClinicId("ours");
    private static final Staff BOOKING = new Staff(NORTH, Set.of(Role.BOOKING_STAFF), "s", Optional.empty());
    private static final Staff LEE = new Staff(NORTH, Set.of(Role.CLINICIAN), "s", Optional.of("lee"));

    private final InMemoryDays days = new InMemoryDays();
    private final ShowDay show = new ShowDay(
            days,
            InMemoryOrganisations.of(
                    new Organisation(NORTH, "North", Set.of(), List.of(), List.of(), List.of(), List.of())),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void visitsStandInTheOrderOfTheirTimesAndThoseWithoutOneFirst() {
        Entry late = put(ready("lee", NOW.plusSeconds(7_200), Condition.CONFIRMED));
        Entry early = put(ready("lee", NOW, Condition.CONFIRMED));
        Entry undated = put(FeedExamples.minimal(FeedExamples.visit()));

        assertThat(page(BOOKING, ShowDay.Only.ALL).entries()).containsExactly(undated, early, late);
    }

    @Test
    void onlyThoseUnconfirmedShowsWhatIsToComeAndNotWhatIsOver() {
        put(ready("lee", NOW, Condition.CONFIRMED));
        Entry unconfirmed = put(ready("lee", NOW, Condition.UNCONFIRMED));
        Entry declined = put(entry("lee", NOW, Entry.Stage.PREPARING, Condition.DECLINED, false));
        put(entry("lee", NOW, Entry.Stage.DONE, Condition.UNCONFIRMED, false));
        put(entry("lee", NOW, Entry.Stage.CANCELLED, Condition.UNCONFIRMED, false));

        ShowDay.Page page = page(BOOKING, ShowDay.Only.UNCONFIRMED);

        assertThat(page.entries()).containsExactlyInAnyOrder(unconfirmed, declined);
        assertThat(page.all()).isEqualTo(5);
    }

    @Test
    void onlyThoseWhoHaveArrivedShowsWhoWaits() {
        put(ready("lee", NOW, Condition.CONFIRMED));
        Entry waiting = put(entry("lee", NOW, Entry.Stage.READY, Condition.CONFIRMED, true));

        assertThat(page(BOOKING, ShowDay.Only.ARRIVED).entries()).containsExactly(waiting);
    }

    @Test
    void onlyThoseWithAttentionShowsWhatSomebodyMustMend() {
        put(ready("lee", NOW, Condition.CONFIRMED));
        Entry broken = put(FeedExamples.maximal(FeedExamples.visit()));
        assertThat(broken.attention()).extracting(Attention::code).containsExactly(Attention.Code.BAD_PHONE);
        Entry today = put(of(broken, NOW));

        assertThat(page(BOOKING, ShowDay.Only.ATTENTION).entries()).containsExactly(today);
    }

    @Test
    void aClinicianSeesTheirOwnAndAnotherIsNotCounted() {
        Entry own = put(ready("lee", NOW, Condition.CONFIRMED));
        put(ready("kaur", NOW, Condition.CONFIRMED));

        ShowDay.Page page = page(LEE, ShowDay.Only.ALL);

        assertThat(page.entries()).containsExactly(own);
        assertThat(page.all()).isEqualTo(1);
    }

    @Test
    void aWishForAClinicOrAClinicianLeavesOutTheRest() {
        Entry lee = put(ready("lee", NOW, Condition.CONFIRMED));
        Entry kaur = put(ready("kaur", NOW, Condition.CONFIRMED));

        assertThat(page(BOOKING, Optional.of(OURS), Optional.of("kaur")).entries())
                .containsExactly(kaur);
        assertThat(page(BOOKING, Optional.of(OURS), Optional.empty()).entries()).containsExactlyInAnyOrder(lee, kaur);
        assertThat(page(BOOKING, Optional.of(new ClinicId("theirs")), Optional.empty())
                        .entries())
                .isEmpty();
    }

    @Test
    void aDayOfMoreThanCanBeShownSaysSo() {
        for (int i = 1; i < ShowDay.MOST; i++) {
            put(ready("lee", NOW, Condition.CONFIRMED));
        }
        assertThat(page(BOOKING, ShowDay.Only.ALL).cut()).isFalse();

        put(ready("lee", NOW, Condition.CONFIRMED));

        assertThat(page(BOOKING, ShowDay.Only.ALL).cut()).isTrue();
    }

    @Test
    void nobodySeesAnOrganisationThatThereIsNot() {
        var elsewhere = new Staff(new OrganisationId("south"), Set.of(Role.LOCAL_ADMINISTRATOR), "s", Optional.empty());

        assertThat(show.show(
                        elsewhere,
                        new ShowDay.Wish(Optional.empty(), Optional.empty(), Optional.empty(), ShowDay.Only.ALL)))
                .isEmpty();
    }

    private ShowDay.Page page(Staff staff, ShowDay.Only only) {
        return show.show(staff, new ShowDay.Wish(Optional.empty(), Optional.empty(), Optional.empty(), only))
                .orElseThrow();
    }

    private ShowDay.Page page(Staff staff, Optional<ClinicId> clinic, Optional<String> clinician) {
        return show.show(staff, new ShowDay.Wish(Optional.of(TODAY), clinic, clinician, ShowDay.Only.ALL))
                .orElseThrow();
    }

    private Entry put(Entry entry) {
        days.put(
                new Day(
                        NORTH,
                        entry.start().map(start -> start.atZone(ZoneOffset.UTC).toLocalDate())),
                entry);
        return entry;
    }

    private static Entry ready(String clinician, Instant start, Condition condition) {
        return entry(clinician, start, Entry.Stage.READY, condition, false);
    }

    private static Entry entry(
            String clinician, Instant start, Entry.Stage stage, Condition condition, boolean arrived) {
        VisitId visit = FeedExamples.visit();
        var person = new Entry.Person(
                "p1",
                "Jo Example",
                Optional.empty(),
                Optional.of(NOW).filter(at -> arrived),
                condition,
                List.of(),
                Patient.Role.PATIENT);
        return new Entry(
                visit,
                NORTH,
                Optional.of(OURS),
                Optional.of(start),
                Optional.of(start.plusSeconds(1_200)),
                List.of(clinician),
                "Dr " + clinician,
                stage,
                List.of(person),
                List.of());
    }

    private static Entry of(Entry entry, Instant start) {
        return new Entry(
                entry.visit(),
                entry.organisation(),
                entry.clinic(),
                Optional.of(start),
                entry.end(),
                entry.clinicians(),
                entry.clinician(),
                entry.stage(),
                entry.people(),
                entry.attention());
    }
}
