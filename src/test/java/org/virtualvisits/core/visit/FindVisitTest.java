package org.virtualvisits.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.virtualvisits.core.kernel.OrganisationId;
import org.virtualvisits.core.kernel.SourceId;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.organisation.Caller;
import org.virtualvisits.core.organisation.Source;

/** One visit, and who may see it and what was done about it (V9). */
final class FindVisitTest {

    private static final Patient JO = OneClinic.reachable("jo", "+447700900123");
    private static final Patient ED = OneClinic.reachable("ed", "+447700900124");

    private final OneClinic clinic = new OneClinic(false, (source, patient) -> new Patients.Answer.Barred());

    @BeforeEach
    void isBooked() {
        clinic.tell(1, AppointmentStatus.BOOKED, JO);
        clinic.reconcile();
    }

    @Test
    void itsOwnSourceSeesItAndWhatWasDone() {
        assertThat(clinic.find().ofAppointment(clinic.caller(), "a-1"))
                .map(FindVisit.Shown::visit)
                .contains(clinic.story().visit());
        assertThat(audit(clinic.caller()))
                .hasValueSatisfying(page -> assertThat(page.rows()).isNotEmpty());
    }

    @Test
    void anotherSourceOfTheSameOrganisationSeesNothing() {
        var other = new Caller(
                clinic.caller().organisation(),
                new Source(
                        new SourceId("other"),
                        "Another EHR",
                        Set.of(),
                        List.of(),
                        Source.Order.AUTOMATIC,
                        Optional.empty()));

        assertThat(clinic.find().byId(other, OneClinic.VISIT)).isEmpty();
        assertThat(audit(other)).isEmpty();
    }

    @Test
    void aSourceOfTheSameNameInAnotherOrganisationSeesNothing() {
        var other = new Caller(new OrganisationId("south"), clinic.caller().source());

        assertThat(clinic.find().byId(other, OneClinic.VISIT)).isEmpty();
        assertThat(audit(other)).isEmpty();
    }

    @Test
    void theOperatorSeesAnyVisitThereIs() {
        assertThat(clinic.find().byId(OneClinic.VISIT))
                .map(FindVisit.Shown::notices)
                .contains(clinic.story().notices());
        assertThat(clinic.find().byId(VisitExamples.id())).isEmpty();
    }

    @Test
    void onlyWhoWasToldOfTheVisitHoldsALink() {
        deliver();
        clinic.tell(2, AppointmentStatus.BOOKED, JO, ED);

        assertThat(shown().links()).extracting(link -> link.contact().patient()).containsExactly(JO.key());
        assertThat(shown().settled()).as("Ed is still to be told").isFalse();
    }

    @Test
    void itIsSettledOnceEverybodyKnows() {
        assertThat(shown().settled()).isFalse();

        deliver();

        assertThat(shown().settled()).isTrue();
    }

    private void deliver() {
        Notice confirmation = clinic.story().notices().getFirst();
        clinic.deliver(clinic.visits).deliver(OneClinic.VISIT, confirmation.id(), 1, OneClinic.cause());
    }

    private FindVisit.Shown shown() {
        return clinic.find().byId(clinic.caller(), OneClinic.VISIT).orElseThrow();
    }

    private Optional<Visits.AuditPage> audit(Caller caller) {
        return new ShowAudit(clinic.visits).page(caller, OneClinic.VISIT, Optional.empty());
    }
}
