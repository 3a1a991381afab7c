package org.virtualvisits.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.visit.Patient;

/** What a line of the day list says of its people together. */
final class EntryTest {

    private static final VisitId VISIT = FeedExamples.visit();

    @Test
    void aVisitIsAwaitedAsSoonAsOneOfItsPeopleHasArrived() {
        assertThat(entry().isAwaited()).isFalse();
        assertThat(entry(person(Patient.Role.PATIENT, false, Condition.CONFIRMED))
                        .isAwaited())
                .isFalse();
        assertThat(entry(
                                person(Patient.Role.PATIENT, false, Condition.CONFIRMED),
                                person(Patient.Role.CARER, true, Condition.UNCONFIRMED))
                        .isAwaited())
                .isTrue();
    }

    @Test
    void aVisitIsConfirmedWhenEachOfItsPatientsIsWhateverTheirCompanionsSay() {
        Entry.Person confirmed = person(Patient.Role.PATIENT, false, Condition.CONFIRMED);
        Entry.Person carer = person(Patient.Role.CARER, false, Condition.UNCONFIRMED);

        assertThat(entry(confirmed, carer).isUnconfirmed()).isFalse();
        assertThat(entry(confirmed, person(Patient.Role.PATIENT, false, Condition.DECLINED))
                        .isUnconfirmed())
                .isTrue();
    }

    @Test
    void inLogsItNamesTheVisitAndNobody() {
        Entry entry = FeedExamples.maximal(VISIT);

        assertThat(entry.toString()).contains(VISIT.value()).doesNotContain("Ünal", "Lee", "07700");
        assertThat(entry.people().getFirst().toString()).isEqualTo("patient p1");
    }

    private static Entry entry(Entry.Person... people) {
        Entry none = FeedExamples.minimal(VISIT);
        return new Entry(
                none.visit(),
                none.organisation(),
                none.clinic(),
                none.start(),
                none.end(),
                none.clinicians(),
                none.clinician(),
                none.stage(),
                Arrays.asList(people),
                none.attention());
    }

    private static Entry.Person person(Patient.Role role, boolean arrived, Condition condition) {
        return new Entry.Person(
                "p1",
                "Jo Example",
                Optional.empty(),
                Optional.of(Instant.EPOCH).filter(at -> arrived),
                condition,
                List.of(),
                role);
    }
}
