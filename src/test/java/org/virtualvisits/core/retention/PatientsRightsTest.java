package org.virtualvisits.core.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.visit.AppointmentStatus;
import org.virtualvisits.core.visit.Audit;
import org.virtualvisits.core.visit.Patient;
import org.virtualvisits.core.visit.ReceiveAppointment;
import org.virtualvisits.core.visit.Visit;
import org.virtualvisits.core.visit.Visits;

/** What a patient may ask for: to see what is kept about them, and that it goes, whatever dies on the way. */
final class PatientsRightsTest {

    private static final int MOST_CALLS = 400;
    private static final String ADA = Patient.subject("Patient/ada");
    private static final String GRACE = Patient.subject("Patient/grace");
    private static final VisitId PAST = KeptWorld.id("past");
    private static final VisitId GROUP = KeptWorld.id("group");
    private static final VisitId NEXT = KeptWorld.id("next");

    private KeptWorld world = new KeptWorld();

    /** Ada had a visit of her own, will have another, and is in a group with Grace. */
    @BeforeEach
    void live() {
        world = lived();
    }

    private static KeptWorld lived() {
        var world = new KeptWorld();
        Instant begin = KeptWorld.BEGIN;
        world.book("past", 1, begin.plus(Duration.ofDays(3)), "ada");
        world.book("group", 1, begin.plus(Duration.ofDays(40)), "ada", "grace");
        world.book("next", 1, begin.plus(Duration.ofDays(50)), "ada");
        world.pass(Duration.ofDays(10));
        return world;
    }

    @Test
    void anExportHasAllThatIsKeptAboutThePatientAndNothingOfAnother() {
        List<Section> sections = world.export.export(KeptWorld.NORTH, KeptWorld.EHR, ADA, world.cause());

        assertThat(sections)
                .extracting(Section::name)
                .containsExactly("visits", "patient", "messages", "links", "lists", "audit", "elsewhere");
        assertThat(rows(sections, "visits"))
                .extracting(row -> row.get("appointment"))
                .containsExactlyInAnyOrder("past", "group", "next");
        assertThat(rows(sections, "patient"))
                .hasSize(3)
                .allSatisfy(row -> assertThat(row).containsEntry("email", "ada@example.org"));
        assertThat(rows(sections, "messages"))
                .hasSizeGreaterThanOrEqualTo(6)
                .allSatisfy(row -> assertThat(row).containsEntry("state", "Sent"));
        assertThat(rows(sections, "links"))
                .hasSize(6)
                .allSatisfy(row -> assertThat(row).containsEntry("state", "there"));
        assertThat(rows(sections, "elsewhere")).hasSize(3);
        assertThat(sections.toString()).doesNotContain("grace", "https://");
        assertThat(acts(GROUP)).contains(Audit.Act.PATIENT_EXPORTED);
    }

    @Test
    void aPatientOfAnotherOrganisationOrSourceIsNotThere() {
        assertThat(world.export.export(new OrganisationId("south"), KeptWorld.EHR, ADA, world.cause()))
                .isEmpty();
        assertThat(world.export.export(KeptWorld.NORTH, new SourceId("other"), ADA, world.cause()))
                .isEmpty();
        assertThat(acts(PAST)).doesNotContain(Audit.Act.PATIENT_EXPORTED);
    }

    @Test
    void anAddressLeadsToCandidatesWithoutNames() {
        List<FindPatient.Candidate> candidates =
                world.find.candidates(KeptWorld.NORTH, "ADA@example.org").orElseThrow();

        assertThat(candidates).hasSize(1).first().satisfies(candidate -> {
            assertThat(candidate.subject()).isEqualTo(ADA);
            assertThat(candidate.visits()).isEqualTo(3);
            assertThat(candidate.appointments()).containsExactlyInAnyOrder("past", "group", "next");
            assertThat(candidate.toString()).doesNotContain("ada@", "Example");
        });
        assertThat(world.find.candidates(new OrganisationId("south"), "ada@example.org"))
                .contains(List.of());
    }

    @Test
    void nothingIsErasedWhileSomebodyMustSayWhatBecomesOfVisitsToCome() {
        assertThat(world.erase.erase(KeptWorld.NORTH, KeptWorld.EHR, ADA, Optional.empty(), world.cause()))
                .isInstanceOfSatisfying(
                        ErasePatient.Outcome.Ahead.class,
                        ahead -> assertThat(ahead.appointments()).containsExactlyInAnyOrder("group", "next"));

        assertThat(people(PAST)).contains(ADA);
    }

    @Test
    void visitsToComeMayStayAsTheyAre() {
        assertThat(erase(ErasePatient.ToCome.KEEP)).isEqualTo(new ErasePatient.Outcome.Done(1, 2, 0));

        assertThat(world.visits.read(PAST)).isEmpty();
        assertThat(people(GROUP)).contains(ADA, GRACE);
        assertThat(people(NEXT)).contains(ADA);
    }

    @Test
    void theErasedIsGoneFromEverywhereAndAGroupLivesOnForTheOthers() {
        int messages = world.sent.size();

        assertThat(erase(ErasePatient.ToCome.CANCEL)).isEqualTo(new ErasePatient.Outcome.Done(3, 0, 0));
        world.settle();

        assertErased(world);
        assertThat(world.sent).as("nobody is told").hasSize(messages);
        assertThat(world.meeting("next")).as("a meeting with nobody left").isEmpty();
        assertThat(world.meeting("group")).isPresent();
        assertThat(acts(GROUP)).contains(Audit.Act.PATIENT_ERASED);
        assertThat(acts(PAST)).contains(Audit.Act.VISIT_FORGOTTEN);
        assertThat(erase(ErasePatient.ToCome.CANCEL)).isEqualTo(new ErasePatient.Outcome.Done(0, 0, 0));
        assertThat(rows(world.export.export(KeptWorld.NORTH, KeptWorld.EHR, GRACE, world.cause()), "messages"))
                .isNotEmpty();
    }

    @Test
    void whateverDiesAtWhicheverCallAskingAgainErasesTheRest() {
        int call = 0;
        boolean died = true;
        for (; died && call < MOST_CALLS; call++) {
            world = lived();
            world.dieAt(call);
            try {
                erase(ErasePatient.ToCome.CANCEL);
            } catch (KeptWorld.Death death) {
                assertThat(world.visits.read(GROUP)).isPresent();
            }
            died = world.calm();

            world.settle();
            assertThat(erase(ErasePatient.ToCome.CANCEL))
                    .isInstanceOfSatisfying(
                            ErasePatient.Outcome.Done.class,
                            done -> assertThat(done.later()).isZero());
            world.settle();
            world.weekly();

            assertErased(world);
        }
        assertThat(call).isBetween(60, MOST_CALLS - 1);
    }

    @Test
    void anOldVersionDoesNotBringTheErasedBackAndANewOneStartsAfresh() {
        erase(ErasePatient.ToCome.CANCEL);
        world.settle();
        Instant start = KeptWorld.BEGIN.plus(Duration.ofDays(50));

        assertThat(world.send(world.change("next", 1, AppointmentStatus.BOOKED, start, "ada")))
                .isInstanceOf(ReceiveAppointment.Outcome.Duplicate.class);
        assertThat(world.send(world.change("past", 1, AppointmentStatus.BOOKED, start, "ada")))
                .isInstanceOf(ReceiveAppointment.Outcome.Duplicate.class);
        world.settle();
        assertThat(people(NEXT)).isEmpty();

        world.book("next", 2, start, "ada");

        assertThat(people(NEXT)).containsExactly(ADA);
        assertThat(world.meeting("next")).isPresent();
    }

    @Test
    void aVisitOnItsWayIsLeftForLater() {
        Visits.Story story = world.visits.read(GROUP).orElseThrow();
        String key = key(story.visit(), ADA);
        Notice notice = story.notices().stream()
                .filter(one -> one.patient().equals(key))
                .findFirst()
                .orElseThrow();
        world.visits.put(GROUP, notice.in(new Notice.State.Sending(world.now().plusSeconds(60))), List.of());

        assertThat(erase(ErasePatient.ToCome.CANCEL)).isEqualTo(new ErasePatient.Outcome.Done(2, 0, 1));
        assertThat(people(GROUP)).contains(ADA);
    }

    private ErasePatient.Outcome erase(ErasePatient.ToCome toCome) {
        return world.erase.erase(KeptWorld.NORTH, KeptWorld.EHR, ADA, Optional.of(toCome), world.cause());
    }

    private static void assertErased(KeptWorld world) {
        assertThat(world.rowsOf(PAST)).containsExactly("Visits");
        assertThat(world.visits.read(PAST)).isEmpty();
        assertThat(world.visits.ids()).allSatisfy(id -> {
            Visits.Story story = world.visits.read(id).orElseThrow();
            assertThat(story.visit().people())
                    .noneMatch(patient -> patient.email().equals(Optional.of("ada@example.org")));
            assertThat(story.notices()).noneMatch(notice -> notice.patient().equals(Patient.key(id, "Patient/ada")));
            assertThat(world.traces.of(id).arrived()).doesNotContainKey(Patient.key(id, "Patient/ada"));
        });
        assertThat(world.find.candidates(KeptWorld.NORTH, "ada@example.org")).contains(List.of());
        assertThat(world.days.all().values().stream().flatMap(List::stream).flatMap(entry -> entry.people().stream()))
                .noneMatch(person -> person.name().contains("ada"));
        assertThat(world.links.rows().keySet().stream().flatMap(digest -> world.links.find(digest).stream()))
                .noneMatch(target -> target.patient().equals(Patient.key(target.visit(), "Patient/ada")));
        assertThat(people(world, GROUP)).containsExactly(GRACE);
    }

    private List<String> people(VisitId id) {
        return people(world, id);
    }

    private static List<String> people(KeptWorld world, VisitId id) {
        return world.visits.read(id).orElseThrow().visit().people().stream()
                .map(patient -> patient.subject().orElseThrow())
                .toList();
    }

    private static String key(Visit visit, String subject) {
        return visit.people().stream()
                .filter(patient -> patient.subject().equals(Optional.of(subject)))
                .findFirst()
                .orElseThrow()
                .key();
    }

    private List<Audit.Act> acts(VisitId id) {
        return world.visits.audit(id, Optional.empty(), 1_000).rows().stream()
                .map(Audit::act)
                .toList();
    }

    private static List<Map<String, String>> rows(List<Section> sections, String name) {
        return sections.stream()
                .filter(section -> section.name().equals(name))
                .findFirst()
                .orElseThrow()
                .rows();
    }
}
