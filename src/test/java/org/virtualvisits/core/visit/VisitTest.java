package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a visit says of its people and of its time. */
final class VisitTest {

    private static final Instant START = Instant.parse("2026-12-01T09:00:00Z");
    private static final Patient JO = OneClinic.reachable("jo", "07700 900123");
    private static final Patient SAM = OneClinic.reachable("sam", "07700 900124");
    private static final Patient CARER =
            OneClinic.reachable("ed", "07700 900125").as(Patient.Role.CARER);

    @Test
    void whatTheEhrToldCompletesThePatientOfWhomItWasAskedAndNobodyElse() {
        Patient jo = OneClinic.referred("jo");
        Patient sam = OneClinic.referred("sam");
        Visit visit = of(jo, sam)
                .but()
                .asked(List.of(new Visit.Asked("Patient/jo", START, JO)))
                .done();

        assertThat(visit.patients())
                .extracting(Patient::phone)
                .containsExactly(Optional.of("07700 900123"), Optional.empty());
        assertThat(visit.patients())
                .extracting(Patient::reference)
                .containsExactly(Optional.empty(), Optional.of("Patient/sam"));
    }

    @Test
    void whatTheEhrToldUnderAnotherReferenceIsNotUsed() {
        Visit visit = of(OneClinic.referred("jo"))
                .but()
                .asked(List.of(new Visit.Asked("Patient/jo-before", START, JO)))
                .done();

        assertThat(visit.patients()).containsExactly(OneClinic.referred("jo"));
    }

    @ParameterizedTest(name = "said to be a quarter of an hour late for {0}, at {1}: {2}")
    @CsvSource({
        "2026-12-01T09:00:00Z, 2026-12-01T09:14:59Z, true",
        "2026-12-01T09:00:00Z, 2026-12-01T09:15:00Z, false",
        "2026-12-01T08:55:00Z, 2026-12-01T09:00:00Z, false",
    })
    void aClinicianIsLateUntilTheTimeTheyWereToComeAndForThisStartOnly(Instant start, Instant now, boolean late) {
        Visit visit = of(JO).but()
                .late(new Lateness(start, Duration.ofMinutes(15), START))
                .done();

        assertThat(visit.isLateAt(now)).isEqualTo(late);
    }

    @Test
    void aClinicianOfWhomNothingWasSaidIsNotLate() {
        assertThat(of(JO).isLateAt(START)).isFalse();
    }

    @Test
    void itIsDeclinedOnlyByItsOnePatientAndForThisStart() {
        assertThat(declined(of(JO), JO, START).isDeclined()).isTrue();
        assertThat(declined(of(JO, CARER), JO, START).isDeclined()).isTrue();

        assertThat(declined(of(JO), JO, START.plusSeconds(1)).isDeclined()).isFalse();
        assertThat(declined(of(JO), SAM, START).isDeclined()).isFalse();
        assertThat(declined(of(JO, CARER), CARER, START).isDeclined()).isFalse();
        assertThat(declined(of(JO, SAM), JO, START).isDeclined()).isFalse();
        assertThat(declined(of(JO), JO, START).undeclined().isDeclined()).isFalse();
        assertThat(of(JO).isDeclined()).isFalse();
    }

    @Test
    void whoComesAlongDoesNotMakeAPatientOneOfSeveral() {
        assertThat(of(CARER, JO).onlyPatient()).contains(JO.key());
        assertThat(of(JO, SAM).onlyPatient()).isEmpty();
        assertThat(of(CARER).onlyPatient()).isEmpty();
    }

    @Test
    void ofWhoIsTakenOutNothingIsLeftAndOfTheOthersAll() {
        Visit before = declined(of(OneClinic.referred("jo"), SAM), JO, START)
                .but()
                .asked(List.of(new Visit.Asked("Patient/jo", START, JO), new Visit.Asked("Patient/sam", START, SAM)))
                .leavers(List.of(JO, CARER))
                .done();

        Visit after = before.without(Set.of(JO.key()));

        assertThat(after.wanted().patients()).containsExactly(SAM);
        assertThat(after.asked()).extracting(Visit.Asked::reference).containsExactly("Patient/sam");
        assertThat(after.leavers()).containsExactly(CARER);
        assertThat(after.declined()).isEmpty();
        assertThat(after.wanted().status()).isEqualTo(AppointmentStatus.BOOKED);
        assertThat(before.without(Set.of(SAM.key())).declined()).isEqualTo(before.declined());
        assertThat(before.without(Set.of(JO.key(), SAM.key())).wanted().status())
                .as("called off if no patient is left")
                .isEqualTo(AppointmentStatus.CANCELLED);
    }

    @Test
    void inALogItIsAnIdAndNothingOfItsPatients() {
        assertThat(of(JO)).hasToString("visit " + OneClinic.VISIT);
        assertThat(JO.toString()).isEqualTo("patient " + JO.key());
        assertThat(CARER.toString()).isEqualTo("companion " + CARER.key());
        assertThat(of(JO).wanted()).hasToString("appointment booked");
    }

    @Test
    void inALogAMeetingShowsNoLinkThatOpensIt() {
        Visit visit = VisitExamples.maximal(OneClinic.VISIT);

        assertThat(visit.meeting()).hasToString("meeting v-1-7");
        assertThat(new MeetingState.Doubtful((MeetingState.Live) visit.meeting()).toString())
                .doesNotContain("teams.microsoft.com");
    }

    private static Visit declined(Visit visit, Patient by, Instant start) {
        return visit.but()
                .declined(Optional.of(new Visit.Declined(by.key(), start)))
                .done();
    }

    private static Visit of(Patient... patients) {
        return VisitExamples.minimal(OneClinic.VISIT)
                .but()
                .wanted(OneClinic.wanted(AppointmentStatus.BOOKED, Optional.of(START), "lee", List.of(), patients))
                .done();
    }
}
