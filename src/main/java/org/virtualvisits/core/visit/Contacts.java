package org.virtualvisits.core.visit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.virtualvisits.core.kernel.Attention;
import org.virtualvisits.core.kernel.Digest;
import org.virtualvisits.core.kernel.VisitId;
import org.virtualvisits.core.notice.Channel;
import org.virtualvisits.core.notice.Contact;
import org.virtualvisits.core.notice.MailAddress;
import org.virtualvisits.core.notice.Phones;
import org.virtualvisits.core.organisation.Clinic;

/**
 * The addresses at which patients can be reached, and what is wrong with the others.
 *
 * @param attention names people by their place in the appointment, never by name; a companion without any address is listed as
 *     not told, and is nothing to mend
 */
public record Contacts(List<Contact> reachable, List<Attention> attention) {

    static Contacts of(VisitId visit, List<Patient> patients, Clinic clinic, Phones phones) {
        var reachable = new ArrayList<Contact>();
        var attention = new ArrayList<Attention>();
        List<String> names = names(patients);
        for (int i = 0; i < patients.size(); i++) {
            new OnePatient(visit, patients.get(i), names.get(i), clinic, phones).addTo(reachable, attention);
        }
        return new Contacts(withoutEchoes(reachable, patients), attention);
    }

    /** How staff are told of each: by their place among their like. */
    public static List<String> names(List<Patient> people) {
        long companions = people.stream().filter(Patient::isCompanion).count();
        var names = new ArrayList<String>();
        int patient = 0;
        int companion = 0;
        for (Patient one : people) {
            names.add(
                    one.isCompanion()
                            ? "Companion " + ++companion + " of " + companions
                            : "Patient " + ++patient + " of " + (people.size() - companions));
        }
        return names;
    }

    /** A carer who shares a patient's phone has the patient's messages: nobody is told the same thing twice. */
    private static List<Contact> withoutEchoes(List<Contact> reachable, List<Patient> people) {
        Set<String> companions =
                people.stream().filter(Patient::isCompanion).map(Patient::key).collect(Collectors.toUnmodifiableSet());
        return reachable.stream()
                .filter(contact -> !companions.contains(contact.patient())
                        || reachable.stream()
                                .noneMatch(other -> !companions.contains(other.patient())
                                        && other.channel() == contact.channel()
                                        && other.address().equals(contact.address())))
                .toList();
    }

    /** A patient's address on a channel, if there is one. */
    public Optional<Contact> at(String patient, Channel channel) {
        return reachable.stream()
                .filter(contact -> contact.patient().equals(patient) && contact.channel() == channel)
                .findFirst();
    }

    private record OnePatient(VisitId visit, Patient patient, String who, Clinic clinic, Phones phones) {

        void addTo(List<Contact> reachable, List<Attention> attention) {
            var problems = new ArrayList<Attention>();
            List<Contact> found = new ArrayList<>();
            phone(problems).ifPresent(found::add);
            email(problems).ifPresent(found::add);
            if (patient.reference().isPresent()) {
                problems.add(new Attention(
                        Attention.Code.PATIENT_NOT_READ,
                        "The EHR has not told yet how " + who + " can be reached.",
                        "It is asked again by itself. If the visit is near, tell this patient by phone. What keeps the EHR"
                                + " from answering: GET /api/organisations/{organisation}/polls."));
            } else if (found.isEmpty() && !patient.isCompanion()) {
                problems.add(new Attention(
                        Attention.Code.PATIENT_UNREACHABLE,
                        who + " has no mobile number or mail address that a message can reach.",
                        "Tell this patient by phone or letter, or add a contact in the EHR."));
            }
            reachable.addAll(found);
            attention.addAll(problems);
        }

        private Optional<Contact> phone(List<Attention> problems) {
            if (patient.phone().isEmpty()) {
                return Optional.empty();
            }
            return switch (phones.read(patient.phone().get(), clinic.region())) {
                case Phones.Reading.Mobile(var number) -> Optional.of(contact(Channel.SMS, number));
                case Phones.Reading.Fixed(var number) -> Optional.empty();
                case Phones.Reading.Unreadable() -> {
                    problems.add(new Attention(
                            Attention.Code.BAD_PHONE,
                            who + " has a phone number that cannot be one.",
                            "Correct the number in the EHR; the message goes out when the change arrives."));
                    yield Optional.empty();
                }
            };
        }

        private Optional<Contact> email(List<Attention> problems) {
            if (patient.email().isEmpty()) {
                return Optional.empty();
            }
            Optional<String> address = MailAddress.read(patient.email().get());
            if (address.isEmpty()) {
                problems.add(new Attention(
                        Attention.Code.BAD_EMAIL,
                        who + " has a mail address that cannot be one.",
                        "Correct the address in the EHR; the message goes out when the change arrives."));
            }
            return address.map(found -> contact(Channel.EMAIL, found));
        }

        private Contact contact(Channel channel, String address) {
            return new Contact(patient.key(), channel, address, Digest.of(12, visit.value(), address));
        }
    }
}
