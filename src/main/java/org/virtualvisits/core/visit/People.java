package org.virtualvisits.core.visit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.virtualvisits.core.notice.Contact;
import org.virtualvisits.core.notice.Notice;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.organisation.Clinic;
import org.virtualvisits.core.organisation.Organisation;
import org.virtualvisits.core.organisation.Source;

/**
 * Whom the notices of a visit are for.
 *
 * @param clinic in whose name they are told; empty if none can be found, and then nobody is told
 * @param contacts the visit's patients
 * @param leavers those who were patients of an earlier version
 */
public record People(Optional<Clinic> clinic, Contacts contacts, Contacts leavers) {

    private static final Contacts NOBODY = new Contacts(List.of(), List.of());

    /** Finds them. */
    public static People of(
            Visit visit, List<Notice> notices, Decision decision, Organisation organisation, Phones phones) {
        // Configuration may have changed since they were told: then the clinic that told them tells them the rest.
        Optional<Clinic> clinic = decision.clinic()
                .or(() -> notices.stream()
                        .reduce((earlier, later) -> later)
                        .flatMap(last -> organisation.clinic(last.facts().clinic())));
        return new People(
                clinic,
                clinic.map(its -> Contacts.of(visit.id(), patients(visit, organisation), its, phones))
                        .orElse(NOBODY),
                clinic.map(its -> Contacts.of(visit.id(), visit.leavers(), its, phones))
                        .orElse(NOBODY));
    }

    /** Where nobody can be asked, a reference is no more than a name. */
    private static List<Patient> patients(Visit visit, Organisation organisation) {
        boolean asks = organisation.source(visit.source()).flatMap(Source::fhir).isPresent();
        return asks
                ? visit.patients()
                : visit.patients().stream().map(Patient::withoutReference).toList();
    }

    /** The address a notice is for, if it is still one of theirs. */
    public Optional<Contact> contactOf(Notice notice) {
        return Stream.concat(contacts.reachable().stream(), leavers.reachable().stream())
                .filter(contact -> contact.patient().equals(notice.patient()))
                .filter(contact -> contact.channel() == notice.channel())
                .filter(contact -> contact.mark().equals(notice.mark()))
                .findFirst();
    }
}
